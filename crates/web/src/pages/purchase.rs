//! Purchase services: what can be bought, and whether the viewer may (R-POL-13, W-P2, W-A5).

use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::extract::Path;
use axum::response::{Html, Response};
use axum::routing::get;
use jiff::civil::Date;
use purser_app::views::{Paging, catalog};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::catalog::{Product, SaleStatus};
use purser_domain::money::Money;
use purser_domain::policy::{PolicySet, PolicyValue, may_buy};
use purser_domain::refusal::{Refusal, Thing};
use purser_render::page::part::Tone;
use purser_render::page::purchase::{self, Assortment, Availability, Plan, Row};
use purser_render::page::{Pager, Place, Shell};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/purchase", get(list))
        .route("/purchase.csv", get(file))
        .route("/purchase/{product_id}", get(product))
}

/// What decides what the viewer may buy.
pub struct Buyer {
    policy: PolicySet,
    /// The organization's market.
    pub market: String,
    /// Today, where its days are counted.
    pub today: Date,
    guest: bool,
    /// Whether they may buy for the organization.
    pub for_organization: bool,
    locale: &'static str,
}

impl Buyer {
    /// Reads the policy that holds for the viewer.
    pub async fn read(visit: &Visit, reading: &mut Reading, today: Date) -> Result<Self, Problem> {
        let policy = catalog::policy(&mut reading.reader, reading.tenant.id).await.map_err(Failure::from)?;
        Ok(Self {
            policy,
            market: reading.tenant.market.clone(),
            today,
            guest: reading.person.as_ref().is_some_and(|person| person.guest),
            for_organization: reading.standing.may(Permission::BuyForOrganization),
            locale: visit.caller.context.locale,
        })
    }

    /// What is sold: an answer that an order for anybody would get.
    pub fn sold(&self, product: &Product) -> Result<(), Refusal> {
        let priced = product.plans.iter().any(|plan| plan.price(&self.market, self.today).is_some());
        match product.status {
            SaleStatus::EndOfSale => Err(Refusal::EndOfSale),
            SaleStatus::OnSale if !priced => Err(Refusal::NoPrice),
            SaleStatus::OnSale => Ok(()),
        }
    }

    /// What an order of the viewer for themselves would be told, in the order in which it would be told.
    pub fn myself(&self, product: &Product, free_trial: bool) -> Result<(), Refusal> {
        may_buy(self.guest, &self.market, product, &self.policy, free_trial)?;
        self.sold(product)
    }

    /// Days of a trial that the viewer may start, and whether it needs a payment method.
    pub fn trial(&self, product: &Product) -> Option<(u16, bool)> {
        let days = product.trial_days?;
        let myself = self.myself(product, product.trial_without_payment_method).is_ok();
        let organization = self.for_organization && self.sold(product).is_ok();
        (myself || organization).then_some((days, !product.trial_without_payment_method))
    }

    fn availability(&self, product: &Product) -> Availability {
        let answer = self.myself(product, false);
        let verdict = self.policy.evaluate(product);
        let governed = matches!(answer, Ok(()) | Err(Refusal::BlockedByPolicy { .. }));
        let (word, tone) = match &answer {
            Ok(()) => ("purchase-word-yourself", Tone::Good),
            Err(Refusal::BlockedByPolicy { value: PolicyValue::OnlyTrialsWithoutPaymentMethod, .. }) => {
                ("purchase-word-trials", Tone::Warn)
            }
            Err(Refusal::BlockedByPolicy { .. }) => ("purchase-word-blocked", Tone::Bad),
            Err(Refusal::GuestsCannotBuy) => ("purchase-word-guest", Tone::Plain),
            Err(Refusal::EndOfSale) => ("purchase-word-ended", Tone::Plain),
            Err(Refusal::NoPrice) => ("purchase-word-no-price", Tone::Plain),
            Err(_) => ("purchase-word-administrators", Tone::Plain),
        };
        Availability {
            word,
            tone,
            verdict: governed.then_some(verdict),
            refused: answer.err().map(|refusal| purser_render::refusal(&refusal, self.locale)),
        }
    }

    /// The lowest price of a license for a month, with the months of its billing period.
    fn from(&self, product: &Product) -> Option<(Money, u32)> {
        let prices = product.plans.iter().filter_map(|plan| {
            let months = plan.billing_frequency.months(plan.term).max(1);
            Some((plan.price(&self.market, self.today)?, months))
        });
        prices.min_by(|(one, months), (other, others)| {
            // Compared by the month without division.
            let scaled = |price: &Money, by: u32| i128::from(price.minor).saturating_mul(i128::from(by));
            scaled(one, *others).cmp(&scaled(other, *months))
        })
    }

    fn row(&self, product: &Product) -> Row {
        Row {
            href: format!("/purchase/{}", product.product_id),
            name: product.name.clone(),
            category: product.category.clone(),
            from: self.from(product),
            trial_days: self.trial(product).map(|(days, _)| days),
            availability: self.availability(product),
        }
    }
}

/// What narrows the list.
struct Narrowed {
    search: String,
    category: Option<String>,
}

impl Narrowed {
    fn read(params: &mut Params) -> Self {
        let category = params.text("category").filter(|category| !category.is_empty());
        Self { search: params.text("search").unwrap_or_default(), category }
    }

    /// An address with the same narrowing.
    fn address(&self, path: &str, category: Option<&str>, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let search = Some(self.search.as_str()).filter(|search| !search.is_empty());
        for (name, value) in [("search", search), ("category", category), ("cursor", cursor)] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::PurchaseServices).await?;
    let narrowed = Narrowed::read(&mut params);
    let paged = params.is_given("cursor");
    let paging = params.paging();
    params.wrong()?;
    let search = Some(narrowed.search.as_str());
    let category = narrowed.category.as_deref();
    let found = catalog::products_of(&mut reading.reader, category, search, &paging).await?;
    let known = catalog::categories(&mut reading.reader).await.map_err(Failure::from)?;
    let buyer = Buyer::read(&visit, &mut reading, shell.today).await?;
    let all = (narrowed.address("/purchase", None, None), shell.t("name-all"), category.is_none());
    let categories = known.iter().map(|name| {
        (narrowed.address("/purchase", Some(name), None), name.clone(), category == Some(name.as_str()))
    });
    let next = found.next.as_ref().map(ToString::to_string);
    let view = Assortment {
        categories: core::iter::once(all).chain(categories).filter(|_| !known.is_empty()).collect(),
        rows: found.items.iter().map(|product| buyer.row(product)).collect(),
        pager: Pager {
            next: next.map(|next| narrowed.address("/purchase", category, Some(&next))),
            first: paged.then(|| narrowed.address("/purchase", category, None)),
        },
        csv: narrowed.address("/purchase.csv", category, None),
        category: narrowed.category.clone(),
        search: narrowed.search.clone(),
    };
    Ok(Html(purchase::page(&shell, &view)))
}

/// The same list as a file.
async fn file(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let (mut reading, shell) = visit.open(Place::PurchaseServices).await?;
    let narrowed = Narrowed::read(&mut params);
    params.wrong()?;
    let buyer = Buyer::read(&visit, &mut reading, shell.today).await?;
    let heads =
        ["name-product", "purchase-category", "purchase-product-id", "purchase-self-service", "name-trial"];
    let heads: Vec<String> =
        heads.into_iter().chain(["purchase-price-from"]).map(|key| shell.t(key)).collect();
    drop(reading);
    let (today, state) = (shell.today, (visit, shell, buyer, narrowed, Paging::longest()));
    csv_file::answer("products", today, heads, state, |(visit, shell, buyer, narrowed, paging)| async move {
        let mut reading = visit.caller.read().await?;
        let search = Some(narrowed.search.as_str());
        let category = narrowed.category.as_deref();
        let found = catalog::products_of(&mut reading.reader, category, search, &paging).await?;
        let rows = found.items.iter().map(|product| cells(&shell, product, buyer.row(product))).collect();
        Ok((rows, found.next.map(|next| (visit, shell, buyer, narrowed, paging.from(Some(next))))))
    })
    .await
}

fn cells(shell: &Shell, product: &Product, row: Row) -> Vec<String> {
    let price = row.from.map(|(price, _)| format!("{} {}", price.decimal(), price.currency.code()));
    let days = row.trial_days.map(|days| days.to_string());
    vec![
        row.name,
        row.category,
        product.product_id.clone(),
        shell.t(row.availability.word),
        days.unwrap_or_default(),
        price.unwrap_or_default(),
    ]
}

/// The product of an address, by its id or a former one.
pub async fn find(reading: &mut Reading, id: &str) -> Result<Product, Problem> {
    let found = catalog::product(&mut reading.reader, id).await.map_err(Failure::from)?;
    found.ok_or(Problem::not_found(Thing::Product))
}

async fn product(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::PurchaseServices).await?;
    let product = find(&mut reading, &id).await?;
    let buyer = Buyer::read(&visit, &mut reading, shell.today).await?;
    Ok(Html(purchase::product(&shell, &view(&buyer, &product))))
}

fn view(buyer: &Buyer, product: &Product) -> purchase::Product {
    let sold = buyer.sold(product).is_ok();
    let buys = sold && (buyer.for_organization || buyer.myself(product, false).is_ok());
    let trial = buyer.trial(product);
    let plans = product.plans.iter().filter_map(|plan| {
        let checkout = format!("/purchase/{}/checkout?plan={}", product.product_id, plan.plan_id);
        Some(Plan {
            price: plan.price(&buyer.market, buyer.today)?,
            trial: trial.map(|_| format!("{checkout}&trial=true")),
            buy: buys.then_some(checkout),
            term: plan.term,
            frequency: plan.billing_frequency,
            months: plan.billing_frequency.months(plan.term),
        })
    });
    purchase::Product {
        id: product.product_id.clone(),
        name: product.name.clone(),
        category: product.category.clone(),
        part_number: product.sku_part_number.clone(),
        services: product
            .service_plans
            .iter()
            .map(|service| {
                if service.friendly_name.is_empty() {
                    &service.service_plan_name
                } else {
                    &service.friendly_name
                }
            })
            .cloned()
            .collect(),
        plans: plans.collect(),
        terms: product.terms,
        availability: buyer.availability(product),
        sold,
        for_organization: buyer.for_organization.then_some(sold),
        trial,
    }
}
