//! Which services of a product somebody's license gives (R-LIC-3): a pane over the licenses of the product.

use super::form::{Form, done, unfinished};
use super::product_licenses::{Holder, Look, Opened, may_assign, open};
use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::extract::Path;
use axum::response::{Html, Response};
use axum::routing::get;
use purser_app::Failure;
use purser_app::views::{catalog, holders, subscriptions};
use purser_domain::command::Command;
use purser_domain::refusal::{Refusal, Rule, Thing};
use purser_render::page::service_plans::{PlansPane, plans};
use purser_render::page::{Entered, product_licenses};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/licenses/{product_id}/plans", get(choose).post(save))
}

/// The address of somebody's pane.
pub fn address(look: &Look, holder: &Holder) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("subscription", &holder.subscription.to_string());
    query.append_pair("person", &holder.person.to_string());
    if !look.whose.word().is_empty() {
        query.append_pair("filter", look.whose.word());
    }
    format!("{}/plans?{}", look.path(), query.finish())
}

/// The id of the link that opens it, where the focus comes back to.
pub fn link(holder: &Holder) -> String {
    format!("plans-{}-{}", holder.subscription, holder.person)
}

fn holder(params: &mut Params) -> Result<Holder, Problem> {
    let found = (
        params.text("subscription").and_then(|id| id.parse().ok()),
        params.text("person").and_then(|id| id.parse().ok()),
    );
    match found {
        (Some(subscription), Some(person)) => Ok(Holder { subscription, person }),
        (None, _) => Err(Problem::not_found(Thing::Subscription)),
        (_, None) => Err(Problem::not_found(Thing::Person)),
    }
}

async fn choose(
    visit: Visit,
    Path(product): Path<String>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let look = Look::read(product, &mut params)?;
    let holder = holder(&mut params)?;
    Ok(Html(pane(&visit, &look, &holder, Entered::default()).await?.0))
}

/// The page with the pane, and the name of whoever holds the license.
async fn pane(
    visit: &Visit,
    look: &Look,
    holder: &Holder,
    entered: Entered,
) -> Result<(String, String), Problem> {
    let Opened { mut reading, shell, page, .. } = open(visit, look, &[]).await?;
    let scope = reading.scope();
    let reader = &mut reading.reader;
    let found =
        subscriptions::subscription(reader, &scope, holder.subscription).await.map_err(Failure::from)?;
    let bought = found.ok_or(Problem::not_found(Thing::Subscription))?.subscription;
    // It may have been bought under a former id of the product (R-POL-9).
    let product = catalog::product(reader, &bought.product_id).await.map_err(Failure::from)?;
    let product = product.filter(|product| product.product_id == page.product_id);
    let product = product.ok_or(Problem::not_found(Thing::Subscription))?;
    if !may_assign(&reading.standing, bought.owner) {
        return Err(Refusal::NotAllowed.into());
    }
    let reader = &mut reading.reader;
    let people = BTreeSet::from([holder.person]);
    let held = holders::holders_among(reader, &scope, holder.subscription, &people).await;
    let held = held.map_err(Failure::from)?.pop().ok_or(Problem::not_found(Thing::Person))?;
    let plan = |plan: purser_domain::catalog::ServicePlan| {
        let on = !held.disabled_plans.contains(&plan.service_plan_id);
        let name = if plan.friendly_name.is_empty() { plan.service_plan_name } else { plan.friendly_name };
        (plan.service_plan_id.to_string(), name, on)
    };
    let pane = PlansPane {
        product: page.product.clone(),
        person: (held.display_name.clone(), held.user_principal_name.clone()),
        plans: product.service_plans.into_iter().map(plan).collect(),
        fields: vec![
            ("subscription", holder.subscription.to_string()),
            ("person", holder.person.to_string()),
            ("filter", look.whose.word().to_owned()),
        ],
        entered,
    };
    let over = plans(&shell, &look.path(), &look.beneath(&link(holder)), &pane);
    Ok((product_licenses::page(&shell, &page, Some(&over)), held.display_name))
}

/// *Save*: what was offered and is not marked is off.
async fn save(Path(product): Path<String>, form: Form) -> Result<Response, Problem> {
    let mut params = form.params();
    let look = Look::read(product, &mut params)?;
    let holder = holder(&mut params)?;
    let on: Vec<Uuid> = params.ids("plan");
    let offered: Vec<Uuid> = params.ids("offered");
    params.wrong()?;
    if offered.is_empty() {
        return Err(Problem::field("offered", Rule::Required));
    }
    // Read before, for the name in what is said afterwards.
    let (_, name) = pane(&form.visit, &look, &holder, Entered::default()).await?;
    let disabled_plans = offered.into_iter().filter(|plan| !on.contains(plan)).collect();
    let Holder { subscription, person } = holder;
    let sent = form.send(Command::ChangeServicePlans { subscription, person, disabled_plans }).await;
    let Err(problem) = sent else {
        return Ok(done(&look.beneath(&link(&holder)), "service-plans", &[("name", &name)]));
    };
    let entered = form.entered(problem)?;
    Ok(unfinished(pane(&form.visit, &look, &holder, entered).await?.0))
}
