//! Home: what needs the viewer, what was bought, what renews, what is spent, and what they have and can buy.

use super::visit::Visit;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use jiff::civil::Date;
use purser_app::views::overview::{self, MonthSpend, Overview, TOP_MAX, Top};
use purser_app::views::subscriptions::SubscriptionRow;
use purser_app::views::your_products::{ProductsFilter, SubscriptionSort, your_products};
use purser_app::views::{Paging, catalog, held, support};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::catalog::{Frequency, Product, SaleStatus};
use purser_domain::money::Money;
use purser_domain::payment::Owner;
use purser_domain::period::{day_in, plus_months};
use purser_domain::policy::may_buy;
use purser_domain::subscription::Status;
use purser_render::page::Place;
use purser_render::page::home::{Attention, Held, Home, Offers, Row, Short, Spend, page};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Months whose spend is shown, the present one included.
const MONTHS: u32 = 6;
/// Products that are named among what somebody can buy.
const OFFERS: usize = 5;
/// Purchases that are looked at for the newest that are not deleted.
const OWN: u32 = 20;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/", get(home))
}

async fn home(visit: Visit) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::Home).await?;
    let (scope, now, today) = (reading.scope(), visit.caller.shared.now(), shell.today);
    let reader = &mut reading.reader;
    let seen = overview::overview(reader, &scope, now, today).await.map_err(Failure::from)?;
    let next_month = plus_months(today.first_of_month(), 1);
    let first = months(today).first().copied().unwrap_or(today);
    let spend = overview::spend(reader, &scope, first, next_month).await.map_err(Failure::from)?;
    let held = held::my_licenses(reader, &scope).await.map_err(Failure::from)?;
    let failed = match reading.standing.may(Permission::SeeEvents) {
        true => overview::failed_jobs(&mut reading.reader, scope.tenant).await.map_err(Failure::from)?,
        false => 0,
    };
    let may_resolve = [Permission::AnswerQuestions, Permission::CancelForPurchaser];
    let asked = match may_resolve.iter().any(|&permission| reading.standing.may(permission)) {
        true => support::open_count(&mut reading.reader, scope.tenant).await.map_err(Failure::from)?,
        false => 0,
    };
    let own = match reading.standing.roles.is_empty() {
        true => Some(own(&mut reading).await?),
        false => None,
    };
    let zone = reading.tenant.time_zone.clone();
    let governs = !reading.standing.roles.is_empty();
    let view = Home {
        governs,
        attention: attention(&seen, failed, asked),
        purchases: scope
            .self_service
            .then(|| short(&seen.purchases, |row| Some(day_in(&zone, row.subscription.created_at)))),
        own,
        ending: short(&seen.ending, |row| row.subscription.ends_on()),
        spend: by_currency(&spend, today),
        held: held
            .into_iter()
            .map(|license| Held {
                product: license.product_name,
                purchaser: license.owner_name,
                since: day_in(&zone, license.assigned_at),
            })
            .collect(),
        offers: if governs { None } else { Some(offers(&mut reading, today).await?) },
    };
    Ok(Html(page(&shell, &view)))
}

/// The viewer's own purchases that are not deleted, the newest first.
async fn own(reading: &mut Reading) -> Result<Short, Problem> {
    let scope = reading.scope();
    let filter = ProductsFilter { purchaser: scope.own, ..ProductsFilter::default() };
    let order = (SubscriptionSort::Created, true);
    let paging = Paging::new(None, Some(OWN));
    let found = your_products(&mut reading.reader, &scope, &filter, order, &paging).await?;
    let there = |row: &SubscriptionRow| row.subscription.status() != Status::Deleted;
    let items: Vec<SubscriptionRow> = found.items.into_iter().filter(there).take(5).collect();
    Ok(short(&Top { items, total: 0 }, |row| row.subscription.ends_on()))
}

/// The first days of the months that are shown, the oldest first.
fn months(today: Date) -> Vec<Date> {
    let this = today.first_of_month();
    let back = |months: u32| this.saturating_sub(jiff::Span::new().months(i64::from(months)));
    (0..MONTHS).rev().map(back).collect()
}

fn attention(seen: &Overview, failed: u64, asked: u64) -> Vec<Attention> {
    let jobs = (failed > 0).then_some(Attention::FailedJobs(failed));
    let asked = (asked > 0).then_some(Attention::SupportRequests(asked));
    let moving = seen.take_overs.items.iter().map(|under_way| Attention::TakeOver {
        href: format!("/jobs/{}", under_way.take_over.id),
        product: under_way.take_over.before.product_name.clone(),
        done: under_way.take_over.done,
        total: under_way.take_over.total,
    });
    let used_up = seen.nearly_used_up.items.iter().map(|row| Attention::UsedUp {
        href: href(row),
        product: row.subscription.product_name.clone(),
        purchaser: row.owner_name.clone(),
        assigned: row.subscription.assigned,
        quantity: row.subscription.quantity(),
    });
    let more = |href: &'static str, total: u64| {
        let count = total.saturating_sub(u64::from(TOP_MAX));
        (count > 0).then_some(Attention::More { href, count })
    };
    jobs.into_iter()
        .chain(asked)
        .chain(moving)
        .chain(more("/jobs", seen.take_overs.total))
        .chain(used_up)
        .chain(more("/licenses", seen.nearly_used_up.total))
        .collect()
}

fn href(row: &SubscriptionRow) -> String {
    format!("/subscriptions/{}", row.subscription.id)
}

fn short(top: &Top<SubscriptionRow>, on: impl Fn(&SubscriptionRow) -> Option<Date>) -> Short {
    let rows = top.items.iter().map(|row| {
        let known = &row.subscription;
        let price = known.unit_price().and_then(|price| price.times(known.quantity()).ok());
        Row {
            href: href(row),
            product: known.product_name.clone(),
            purchaser: match known.owner {
                Owner::Organization => None,
                Owner::Person(_) => Some(row.owner_name.clone().unwrap_or_default()),
            },
            on: on(row),
            renews: known.recurring && known.status() == Status::Active,
            price: price.map(|price| (price, period(known.billing_frequency))),
        }
    });
    Short { rows: rows.collect(), total: top.total }
}

/// The key of the period that a price is for.
const fn period(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "home-per-month",
        Frequency::Annual => "home-per-year",
        Frequency::Upfront => "home-per-term",
    }
}

/// Months without a bill are there too, with nothing.
fn by_currency(spend: &[MonthSpend], today: Date) -> Vec<Spend> {
    let mut currencies: BTreeMap<&str, BTreeMap<Date, Money>> = BTreeMap::new();
    for month in spend {
        currencies.entry(month.amount.currency.code()).or_default().insert(month.month, month.amount);
    }
    let months = months(today);
    let whole = |known: BTreeMap<Date, Money>| {
        let nothing = known.values().next().map(|money| Money::new(0, money.currency))?;
        let amount = |month: &Date| known.get(month).copied().unwrap_or(nothing);
        Some(Spend { months: months.iter().map(|month| (*month, amount(month))).collect() })
    };
    currencies.into_values().filter_map(whole).collect()
}

/// What the viewer could buy alone, of the first products of the catalog.
async fn offers(reading: &mut Reading, today: Date) -> Result<Offers, Problem> {
    let guest = reading.person.as_ref().is_none_or(|person| person.guest);
    let policy = catalog::policy(&mut reading.reader, reading.tenant.id).await.map_err(Failure::from)?;
    let page = catalog::products(&mut reading.reader, None, &Paging::longest()).await?;
    let market = reading.tenant.market.as_str();
    let sold = |product: &&Product| {
        product.status == SaleStatus::OnSale
            && product.plans.iter().any(|plan| plan.price(market, today).is_some())
            && may_buy(guest, market, product, &policy, false).is_ok()
    };
    let found: Vec<&Product> = page.items.iter().filter(sold).collect();
    let some = found.iter().take(OFFERS);
    let some = some.map(|product| (format!("/purchase/{}", product.product_id), product.name.clone()));
    Ok(Offers { some: some.collect(), total: u64::try_from(found.len()).unwrap_or(u64::MAX) })
}
