//! Licenses: the list, the list as a file, and who holds the licenses of what was chosen as a file (W-A2, W-A3).

use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use crate::{csv_file, export};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use purser_app::Reading;
use purser_app::views::licenses::{LicenseRow, licenses};
use purser_app::views::subscriptions::{SubscriptionFilter, subscriptions};
use purser_app::views::{OwnerFilter, Paging};
use purser_domain::id::SubscriptionId;
use purser_domain::limits::EXPORT_MAX;
use purser_domain::payment::Owner;
use purser_domain::refusal::{Refusal, Rule};
use purser_render::page::licenses::{Licenses, Row, page};
use purser_render::page::{Pager, Place};
use std::collections::BTreeSet;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/licenses", get(list))
        .route("/licenses.csv", get(file))
        .route("/licenses/export", get(users))
}

/// Whose licenses are looked at: the word in addresses, and what it means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Whose(pub Option<OwnerFilter>);

impl Whose {
    /// What the address says; an unknown word narrows nothing.
    pub fn read(params: &mut Params) -> Self {
        Self(match params.text("filter").as_deref() {
            Some("organization") => Some(OwnerFilter::Organization),
            Some("self-service") => Some(OwnerFilter::SelfService),
            _ => None,
        })
    }

    /// Its word; empty for everything.
    pub const fn word(self) -> &'static str {
        match self.0 {
            Some(OwnerFilter::Organization) => "organization",
            Some(OwnerFilter::SelfService | OwnerFilter::Me) => "self-service",
            None => "",
        }
    }

    /// An address with this choice.
    pub fn of(self, path: &str) -> String {
        if self.0.is_none() { path.to_owned() } else { format!("{path}?filter={}", self.word()) }
    }

    /// The choices of the button *Filter*.
    pub fn choices(self, path: &str) -> Vec<(String, &'static str, bool)> {
        let all = [
            (None, "name-all"),
            (Some(OwnerFilter::Organization), "name-organization"),
            (Some(OwnerFilter::SelfService), "name-self-service"),
        ];
        all.map(|(owner, name)| (Self(owner).of(path), name, owner == self.0)).into()
    }
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let whose = Whose::read(&mut params);
    let paging = params.paging();
    params.wrong()?;
    Ok(Html(shown(&visit, whose, paging, false).await?))
}

async fn shown(visit: &Visit, whose: Whose, paging: Paging, nothing_chosen: bool) -> Result<String, Problem> {
    let (mut reading, shell) = visit.open(Place::Licenses).await?;
    let scope = reading.scope();
    let found = licenses(&mut reading.reader, &scope, whose.0, &paging).await?;
    let address = whose.of("/licenses");
    let join = if whose.0.is_none() { '?' } else { '&' };
    let view = Licenses {
        filters: whose.choices("/licenses"),
        filter: whose.word().into(),
        pager: Pager {
            next: found.next.as_ref().map(|next| format!("{address}{join}cursor={next}")),
            first: (paging != Paging::default()).then(|| address.clone()),
        },
        csv: whose.of("/licenses.csv"),
        rows: found.items.iter().map(|found| row(found, whose)).collect(),
        sees_all: scope.self_service,
        problem: nothing_chosen.then(|| shell.t("licenses-choose-first")),
    };
    Ok(page(&shell, &view))
}

fn row(found: &LicenseRow, whose: Whose) -> Row {
    Row {
        href: whose.of(&format!("/licenses/{}", found.product_id)),
        product_id: found.product_id.clone(),
        product: found.product_name.clone(),
        subscriptions: found.subscriptions_total,
        organization: found.subscriptions.iter().any(|one| one.owner == Owner::Organization),
        purchasers: found.purchasers.iter().map(|one| one.display_name.clone()).collect(),
        available: found.available_quantity,
        assigned: found.assigned,
        unassigned: found.unassigned,
    }
}

async fn file(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let whose = Whose::read(&mut params);
    params.done()?;
    let (_, shell) = visit.open(Place::Licenses).await?;
    let columns =
        ["name-product", "name-purchaser", "name-available-quantity", "name-assigned", "name-unassigned"];
    let head = columns.map(|name| shell.t(name)).into();
    let state = (visit.caller, shell.t("name-organization"), Paging::longest());
    csv_file::answer("licenses", shell.today, head, state, move |(caller, organization, paging)| async move {
        let mut reading = caller.read().await?;
        let scope = reading.scope();
        let page = licenses(&mut reading.reader, &scope, whose.0, &paging).await?;
        let rows = page.items.iter().map(|found| cells(row(found, whose), &organization)).collect();
        Ok((rows, page.next.map(|next| (caller, organization, Paging::longest().from(Some(next))))))
    })
    .await
}

fn cells(row: Row, organization: &str) -> Vec<String> {
    let own = row.organization.then(|| organization.to_owned());
    let whose: Vec<String> = own.into_iter().chain(row.purchasers).collect();
    let numbers = [row.available, row.assigned, row.unassigned].map(|number| number.to_string());
    [row.product, whose.join("; ")].into_iter().chain(numbers).collect()
}

/// *Export users*: of the subscriptions that were chosen, or else of the products.
async fn users(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let whose = Whose::read(&mut params);
    let mut wanted: BTreeSet<SubscriptionId> = params.ids("subscription").into_iter().collect();
    let products: BTreeSet<String> = params.all("product").into_iter().collect();
    params.wrong()?;
    if !wanted.is_empty() {
        return export::answer(visit.caller, wanted.into_iter().collect(), None).await;
    }
    if products.is_empty() {
        let page = shown(&visit, whose, Paging::default(), true).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response());
    }
    let mut reading = visit.caller.read().await?;
    for product in products {
        of_product(&mut reading, whose, product, &mut wanted).await?;
    }
    drop(reading);
    export::file(visit.caller, wanted.into_iter().collect()).await
}

/// The subscriptions of a product that the caller sees.
async fn of_product(
    reading: &mut Reading,
    whose: Whose,
    product: String,
    wanted: &mut BTreeSet<SubscriptionId>,
) -> Result<(), Problem> {
    let scope = reading.scope();
    let filter =
        SubscriptionFilter { owner: whose.0, product_id: Some(product), ..SubscriptionFilter::default() };
    let mut paging = Paging::longest();
    loop {
        let page = subscriptions(&mut reading.reader, &scope, &filter, &paging).await?;
        wanted.extend(page.items.iter().map(|row| row.subscription.id));
        if wanted.len() > EXPORT_MAX {
            let max = u64::try_from(EXPORT_MAX).unwrap_or(u64::MAX);
            return Err(Refusal::field("product", Rule::TooLong { max }).into());
        }
        if page.next.is_none() {
            return Ok(());
        }
        paging = paging.from(page.next);
    }
}
