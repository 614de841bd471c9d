//! Your products: one row per subscription that the viewer may see (W-A1, W-P1), filtered and sorted by its address.

use super::address::Address;
use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::get;
use purser_app::views::subscriptions::SubscriptionRow;
use purser_app::views::your_products::{self, Counts, ProductsFilter, SubscriptionSort};
use purser_app::views::{OwnerFilter, Page, Paging};
use purser_app::{Failure, Reading};
use purser_domain::catalog::Frequency;
use purser_domain::limits::PAGE_MAX;
use purser_domain::payment::Owner;
use purser_render::page::products::{Filter, Row, Sort, YourProducts, page};
use purser_render::page::{Pager, Place, Shell};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/products", get(list)).route("/products.csv", get(file))
}

/// What the list is narrowed to, as the address says it. What an address says wrong narrows nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    All,
    Organization,
    SelfService,
    Trial,
    Free,
}

impl Choice {
    const ALL: [Self; 5] = [Self::All, Self::Organization, Self::SelfService, Self::Trial, Self::Free];

    const fn word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Organization => "organization",
            Self::SelfService => "self-service",
            Self::Trial => "trial",
            Self::Free => "free",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::All => "name-all",
            Self::Organization => "name-organization",
            Self::SelfService => "name-self-service",
            Self::Trial => "name-trial",
            Self::Free => "name-free",
        }
    }

    const fn count(self, counts: &Counts) -> Option<u64> {
        match self {
            Self::All => Some(counts.all),
            Self::Organization => Some(counts.organization),
            Self::SelfService => Some(counts.self_service),
            Self::Trial => Some(counts.trials),
            Self::Free => None,
        }
    }
}

/// Columns: key of the name, what sorts by it, and whether its cells are figures.
const COLUMNS: [(&str, SubscriptionSort, bool); 6] = [
    ("name-product", SubscriptionSort::Product, false),
    ("name-status", SubscriptionSort::Status, false),
    ("name-purchaser", SubscriptionSort::Purchaser, false),
    ("name-quantity", SubscriptionSort::Quantity, true),
    ("name-assigned", SubscriptionSort::Assigned, false),
    ("name-expires", SubscriptionSort::Expires, false),
];

/// Everything that the address says.
struct Asked {
    choice: Choice,
    trials: bool,
    search: String,
    sort: (SubscriptionSort, bool),
    cursor: Option<String>,
}

impl Asked {
    fn read(params: &mut Params) -> Self {
        let mut text = |name: &str| params.text(name).unwrap_or_default();
        let (filter, sort, order) = (text("filter"), text("sort"), text("order"));
        Self {
            choice: Choice::ALL.into_iter().find(|choice| choice.word() == filter).unwrap_or(Choice::All),
            trials: text("tab") == "trials",
            search: text("search"),
            sort: (
                SubscriptionSort::ALL.into_iter().find(|known| known.word() == sort).unwrap_or_default(),
                order == "descending",
            ),
            cursor: Some(text("cursor")).filter(|cursor| !cursor.is_empty()),
        }
    }

    /// The address of the first page of this list.
    fn address(&self) -> Address {
        let (sort, descending) = self.sort;
        Address::new("/products")
            .with("tab", if self.trials { "trials" } else { "" })
            .with("filter", self.choice.word())
            .with("search", self.search.as_str())
            .with("sort", if sort == SubscriptionSort::default() { "" } else { sort.word() })
            .with("order", if descending { "descending" } else { "" })
    }

    fn filter(&self) -> ProductsFilter {
        let owner = match self.choice {
            Choice::Organization => Some(OwnerFilter::Organization),
            Choice::SelfService => Some(OwnerFilter::SelfService),
            _ if self.trials => Some(OwnerFilter::SelfService),
            _ => None,
        };
        ProductsFilter {
            owner,
            trial: (self.trials || self.choice == Choice::Trial).then_some(true),
            free: self.choice == Choice::Free,
            search: Some(self.search.clone()),
            ..ProductsFilter::default()
        }
    }

    async fn page(
        &self,
        reading: &mut Reading,
        limit: Option<u32>,
    ) -> Result<Page<SubscriptionRow>, Problem> {
        let scope = reading.scope();
        let after = self.cursor.as_deref().and_then(|cursor| cursor.parse().ok());
        let paging = Paging::new(after, limit);
        Ok(your_products::your_products(&mut reading.reader, &scope, &self.filter(), self.sort, &paging)
            .await?)
    }
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::YourProducts).await?;
    let asked = Asked::read(&mut params);
    let scope = reading.scope();
    let counts =
        your_products::subscription_counts(&mut reading.reader, &scope).await.map_err(Failure::from)?;
    let found = asked.page(&mut reading, None).await?;
    let address = asked.address();
    let next = found.next.as_ref().map(|next| address.with("cursor", next.to_string()).text());
    let view = YourProducts {
        trials: asked.trials,
        filters: Choice::ALL.map(|choice| filter(choice, &asked, &address, &counts)).into(),
        search: asked.search.clone(),
        kept: address.fields_without("search"),
        sorts: COLUMNS.map(|column| sort(column, &asked, &address)).into(),
        pager: Pager { next, first: asked.cursor.is_some().then(|| address.text()) },
        rows: found.items.iter().map(row).collect(),
        csv: address.at("/products.csv").text(),
        sees_all: scope.self_service,
    };
    Ok(Html(page(&shell, &view)))
}

fn filter(choice: Choice, asked: &Asked, address: &Address, counts: &Counts) -> Filter {
    Filter {
        href: address.with("filter", choice.word()).text(),
        name: choice.name(),
        chosen: choice == asked.choice && choice != Choice::All,
        count: choice.count(counts).filter(|_| !asked.trials && asked.search.is_empty()),
    }
}

fn sort(
    (name, by, figures): (&'static str, SubscriptionSort, bool),
    asked: &Asked,
    address: &Address,
) -> Sort {
    let (sorted, descending) = asked.sort;
    let turned = sorted == by && !descending;
    Sort {
        name,
        href: address.with("sort", by.word()).with("order", if turned { "descending" } else { "" }).text(),
        descending: (sorted == by).then_some(descending),
        figures,
    }
}

/// A subscription as a row.
fn row(found: &SubscriptionRow) -> Row {
    let known = &found.subscription;
    Row {
        href: format!("/subscriptions/{}", known.id),
        product: known.product_name.clone(),
        billing: billing(known.billing_frequency),
        status: known.status(),
        trial: known.trial(),
        purchaser: match known.owner {
            Owner::Organization => None,
            Owner::Person(_) => Some(found.owner_name.clone().unwrap_or_default()),
        },
        quantity: known.quantity(),
        assigned: known.assigned,
        price: known.unit_price().and_then(|price| price.times(known.quantity()).ok()),
        ends_on: known.ends_on(),
        renews: known.recurring,
    }
}

/// The key of how often it is billed.
pub const fn billing(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "billing-monthly",
        Frequency::Annual => "billing-annual",
        Frequency::Upfront => "billing-upfront",
    }
}

/// The list as a file, page by page.
async fn file(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let (reading, shell) = visit.open(Place::YourProducts).await?;
    drop(reading);
    let asked = Asked { cursor: None, ..Asked::read(&mut params) };
    let head = COLUMNS.map(|(name, _, _)| shell.t(name)).into_iter().chain([shell.t("name-price")]).collect();
    let today = shell.today;
    csv_file::answer("products", today, head, (visit, shell, asked), |(visit, shell, mut asked)| async move {
        let mut reading = visit.caller.read().await?;
        let found = asked.page(&mut reading, Some(PAGE_MAX)).await?;
        let lines = found.items.iter().map(|found| cells(&shell, &row(found))).collect();
        asked.cursor = found.next.map(|next| next.to_string());
        Ok((lines, asked.cursor.is_some().then_some((visit, shell, asked))))
    })
    .await
}

fn cells(shell: &Shell, row: &Row) -> Vec<String> {
    vec![
        row.product.clone(),
        shell.words.status(row.status),
        row.purchaser.clone().unwrap_or_else(|| shell.t("name-organization")),
        row.quantity.to_string(),
        row.assigned.to_string(),
        row.ends_on.map(|day| day.to_string()).unwrap_or_default(),
        row.price.map(|price| price.to_string()).unwrap_or_default(),
    ]
}
