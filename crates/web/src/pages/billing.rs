//! Bills & payments: the lists of its three tabs (W-P7, W-P8).

use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::get;
use jiff::civil::Date;
use purser_app::Reading;
use purser_app::views::payment::{self, BillingProfileRow};
use purser_app::views::{Page, Paging};
use purser_domain::authz::Permission;
use purser_domain::payment::{Owner, PaymentMethod};
use purser_domain::period::plus_months;
use purser_render::page::billing::{self, CardWords, MethodRow, Methods, ProfileRow};
use purser_render::page::{Pager, Place, Shell};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/billing", get(invoices))
        .route("/billing/profiles", get(profiles))
        .route("/billing/profiles.csv", get(profiles_file))
        .route("/billing/payment-methods", get(methods))
        .route("/billing/payment-methods.csv", get(methods_file))
}

async fn invoices(visit: Visit) -> Result<Html<String>, Problem> {
    let (_, shell) = visit.open(Place::BillsAndPayments).await?;
    Ok(Html(billing::invoices(&shell)))
}

/// A card as people recognize it.
pub fn card_words(method: &PaymentMethod, today: Date) -> CardWords {
    CardWords {
        brand: method.card.brand.clone(),
        last4: method.card.last4.clone(),
        expires: method.card.expires,
        expired: plus_months(method.card.expires, 1) <= today,
    }
}

/// Whether the viewer may change what this owner pays with.
pub fn may_change(visit: &Visit, reading: &Reading, owner: Owner) -> bool {
    match owner {
        Owner::Organization => reading.standing.may(Permission::ManageOrganizationPayment),
        Owner::Person(person) => person == visit.person,
    }
}

async fn profiles(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::BillsAndPayments).await?;
    let paged = params.is_given("cursor");
    let paging = params.paging();
    params.wrong()?;
    let scope = reading.scope();
    let found = payment::billing_profiles(&mut reading.reader, &scope, &paging).await?;
    let rows: Vec<ProfileRow> = found.items.iter().map(|row| profile_row(row, shell.today)).collect();
    Ok(Html(billing::profiles(&shell, &rows, &pager(&found, paged, "/billing/profiles"))))
}

fn profile_row(row: &BillingProfileRow, today: Date) -> ProfileRow {
    ProfileRow {
        href: format!("/billing/profiles/{}", row.profile.id),
        name: row.profile.name.clone(),
        organization: row.profile.owner == Owner::Organization,
        currency: row.profile.currency.code().into(),
        card: row.payment_method.as_ref().map(|method| card_words(method, today)),
        purchase_order: row.profile.purchase_order.clone(),
    }
}

fn pager<T>(page: &Page<T>, paged: bool, path: &str) -> Pager {
    let next = page.next.as_ref().map(|next| {
        let query =
            form_urlencoded::Serializer::new(String::new()).append_pair("cursor", &next.to_string()).finish();
        format!("{path}?{query}")
    });
    Pager { next, first: paged.then(|| path.to_owned()) }
}

async fn profiles_file(visit: Visit) -> Result<Response, Problem> {
    let (_, shell) = visit.open(Place::BillsAndPayments).await?;
    let heads = [
        "field-name",
        "billing-owner",
        "field-payment_method_id",
        "billing-currency",
        "field-purchase_order",
    ];
    let (head, today) = (heads.map(|key| shell.t(key)).into(), shell.today);
    let state = (visit, shell, Paging::longest());
    csv_file::answer("billing-profiles", today, head, state, |(visit, shell, paging)| async move {
        let mut reading = visit.caller.read().await?;
        let scope = reading.scope();
        let found = payment::billing_profiles(&mut reading.reader, &scope, &paging).await?;
        let rows = found.items.iter().map(|row| profile_row(row, shell.today)).map(|row| {
            let whose = billing::whose(&shell, row.organization);
            let paid = billing::paid(&shell, row.card.as_ref());
            vec![row.name, whose, paid, row.currency, row.purchase_order.unwrap_or_default()]
        });
        let rows = rows.collect();
        Ok((rows, found.next.map(|next| (visit, shell, paging.from(Some(next))))))
    })
    .await
}

async fn methods(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::BillsAndPayments).await?;
    let paged = params.is_given("cursor");
    let paging = params.paging();
    params.wrong()?;
    let view = list(&mut reading, &shell, &paging, paged).await?;
    Ok(Html(billing::methods(&shell, &view, None)))
}

/// The list of payment methods, also where it lies beneath a pane.
pub async fn list(
    reading: &mut Reading,
    shell: &Shell,
    paging: &Paging,
    paged: bool,
) -> Result<Methods, Problem> {
    let scope = reading.scope();
    let found = payment::payment_methods(&mut reading.reader, &scope, paging).await?;
    Ok(Methods {
        rows: found.items.iter().map(|method| method_row(method, shell.today)).collect(),
        pager: pager(&found, paged, "/billing/payment-methods"),
    })
}

fn method_row(method: &PaymentMethod, today: Date) -> MethodRow {
    MethodRow {
        href: format!("/billing/payment-methods/{}", method.id),
        organization: method.owner == Owner::Organization,
        card: card_words(method, today),
        name: method.card.name.clone(),
    }
}

async fn methods_file(visit: Visit) -> Result<Response, Problem> {
    let (_, shell) = visit.open(Place::BillsAndPayments).await?;
    let heads = ["field-payment_method_id", "field-expiry", "card-name", "billing-owner"];
    let (head, today) = (heads.map(|key| shell.t(key)).into(), shell.today);
    let state = (visit, shell, Paging::longest());
    csv_file::answer("payment-methods", today, head, state, |(visit, shell, paging)| async move {
        let mut reading = visit.caller.read().await?;
        let scope = reading.scope();
        let found = payment::payment_methods(&mut reading.reader, &scope, &paging).await?;
        let rows = found.items.iter().map(|method| method_row(method, shell.today)).map(|row| {
            vec![row.card.name(&shell), row.card.expiry(), row.name, billing::whose(&shell, row.organization)]
        });
        let rows = rows.collect();
        Ok((rows, found.next.map(|next| (visit, shell, paging.from(Some(next))))))
    })
    .await
}
