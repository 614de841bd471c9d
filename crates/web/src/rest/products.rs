//! What can be bought, and whether the caller may buy it by themselves.

use super::limits;
use crate::caller::Caller;
use crate::params::Params;
use crate::problem::Problem;
use crate::{show, wire};
use axum::Json;
use axum::extract::Path;
use jiff::civil::Date;
use purser_app::views::catalog;
use purser_app::{Failure, Reading};
use purser_domain::catalog::{Product, SaleStatus, ServicePlan};
use purser_domain::policy::{PolicySet, may_buy};
use purser_domain::refusal::{Refusal, Thing};

/// List products
///
/// The catalog, by name, with prices of the caller's market.
#[utoipa::path(
    get, path = "/products", tag = "Products", operation_id = "list_products",
    params(
        ("search" = Option<String>, Query, description = "A part of the name, the id or the part number"),
        limits::ListParams,
    ),
    responses((status = 200, body = wire::List<wire::Product>), limits::Problems)
)]
pub async fn list(caller: Caller, mut params: Params) -> Result<Json<wire::List<wire::Product>>, Problem> {
    let search = params.text("search");
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    let page = catalog::products(&mut reading.reader, search.as_deref(), &paging).await?;
    let shown = Shown::read(&caller, &mut reading).await?;
    Ok(Json(show::list(page, |product| shown.product(&product))))
}

/// Show a product
///
/// By its id or a former id.
#[utoipa::path(
    get, path = "/products/{product_id}", tag = "Products", operation_id = "get_product",
    params(("product_id" = String, Path, description = "Current or former id")),
    responses((status = 200, body = wire::Product), limits::Problems)
)]
pub async fn get(
    caller: Caller,
    params: Params,
    product: Result<Path<String>, axum::extract::rejection::PathRejection>,
) -> Result<Json<wire::Product>, Problem> {
    params.done()?;
    let unknown = || Problem::not_found(Thing::Product);
    let Path(id) = product.map_err(|_| unknown())?;
    let mut reading = caller.read().await?;
    let found = catalog::product(&mut reading.reader, &id).await.map_err(Failure::from)?;
    let shown = Shown::read(&caller, &mut reading).await?;
    Ok(Json(shown.product(&found.ok_or_else(unknown)?)))
}

/// What decides how a product is shown.
struct Shown {
    policy: PolicySet,
    market: String,
    today: Date,
    guest: bool,
    locale: &'static str,
}

impl Shown {
    async fn read(caller: &Caller, reading: &mut Reading) -> Result<Self, Problem> {
        let policy = catalog::policy(&mut reading.reader, reading.tenant.id).await.map_err(Failure::from)?;
        Ok(Self {
            policy,
            market: reading.tenant.market.clone(),
            today: show::today(&reading.tenant, caller.shared.now()),
            guest: reading.person.as_ref().is_some_and(|person| person.guest),
            locale: caller.context.locale,
        })
    }

    fn product(&self, product: &Product) -> wire::Product {
        let plans: Vec<_> = product
            .plans
            .iter()
            .filter_map(|plan| {
                Some(wire::Plan {
                    plan_id: plan.plan_id.0,
                    term: plan.term.into(),
                    billing_frequency: plan.billing_frequency.into(),
                    unit_price: plan.price(&self.market, self.today)?.into(),
                })
            })
            .collect();
        wire::Product {
            product_id: product.product_id.clone(),
            name: product.name.clone(),
            aliases: product.aliases.clone(),
            sku_id: product.sku_id.0,
            sku_part_number: product.sku_part_number.clone(),
            category: product.category.clone(),
            offer_type: product.offer_type.map(Into::into),
            self_service: self.self_service(product, plans.is_empty()),
            service_plans: product.service_plans.iter().map(service_plan).collect(),
            plans,
            trial_days: product.trial_days,
            trial_without_payment_method: product.trial_without_payment_method,
            terms: product.terms.into(),
            status: product.status.into(),
        }
    }

    /// What an order would be told, in the order in which it would be told.
    fn self_service(&self, product: &Product, unpriced: bool) -> wire::SelfService {
        let sold = |free_trial: bool| {
            may_buy(self.guest, &self.market, product, &self.policy, free_trial)?;
            match product.status {
                SaleStatus::EndOfSale => Err(Refusal::EndOfSale),
                SaleStatus::OnSale if unpriced => Err(Refusal::NoPrice),
                SaleStatus::OnSale => Ok(()),
            }
        };
        let verdict = self.policy.evaluate(product);
        let purchase = sold(false);
        let reason = match &purchase {
            Ok(()) | Err(Refusal::BlockedByPolicy { .. }) => verdict.because.word(),
            Err(refusal) => refusal.code(),
        };
        wire::SelfService {
            value: verdict.value.into(),
            allowed: purchase.is_ok(),
            trial_allowed: product.trial_days.is_some() && sold(product.trial_without_payment_method).is_ok(),
            reason: reason.into(),
            message: purchase.err().map(|refusal| purser_render::refusal(&refusal, self.locale)),
        }
    }
}

fn service_plan(plan: &ServicePlan) -> wire::ServicePlan {
    wire::ServicePlan {
        service_plan_id: plan.service_plan_id,
        service_plan_name: plan.service_plan_name.clone(),
        friendly_name: plan.friendly_name.clone(),
    }
}
