//! Org settings: what the organization governs and facts about itself. A Global Administrator changes it, others see it.

use super::form::{Form, done, unfinished};
use super::visit::Visit;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::get;
use purser_app::Reading;
use purser_domain::authz::Permission;
use purser_domain::command::{ChangeTenant, Command};
use purser_domain::market::market;
use purser_domain::people::{CancelBasis, LOCALES};
use purser_domain::refusal::Rule;
use purser_render::page::settings::{Settings, basis, page};
use purser_render::page::{Entered, Place};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/settings", get(show).post(change))
}

async fn show(visit: Visit) -> Result<Html<String>, Problem> {
    let (reading, shell) = visit.open(Place::OrgSettings).await?;
    Ok(Html(page(&shell, &view(&reading, Entered::default()))))
}

fn view(reading: &Reading, entered: Entered) -> Settings {
    let tenant = &reading.tenant;
    Settings {
        may_change: reading.standing.may(Permission::ManageOrganization),
        name: tenant.name.clone(),
        domain: tenant.domain.clone(),
        market: tenant.market.clone(),
        currency: market(&tenant.market).map(|market| market.currency.code().to_owned()).unwrap_or_default(),
        time_zone: tenant.time_zone.clone(),
        locale: tenant.locale.clone(),
        support_contact: tenant.support_contact.clone(),
        online_cancel_max: tenant.online_cancel.max,
        online_cancel_basis: tenant.online_cancel.basis,
        entered,
    }
}

async fn change(mut form: Form) -> Result<Response, Problem> {
    let problem = match read(&mut form) {
        Ok(change) => match form.send(Command::ChangeTenant(change)).await {
            Ok(_) => return Ok(done("/settings", "settings-saved", &[])),
            Err(problem) => problem,
        },
        Err(problem) => problem,
    };
    let entered = form.entered(problem)?;
    let (reading, shell) = form.visit.open(Place::OrgSettings).await?;
    Ok(unfinished(page(&shell, &view(&reading, entered))))
}

/// A contact can be changed, not taken away: people who need help must find somebody.
fn read(form: &mut Form) -> Result<ChangeTenant, Problem> {
    let name = form.text("name");
    if name.is_empty() {
        form.refuse("name", Rule::Required);
    }
    let change = ChangeTenant {
        name: Some(name),
        locale: form.word("locale", &LOCALES, |locale| locale).map(Into::into),
        support_contact: form.optional("support_contact"),
        online_cancel_max: Some(form.number("online_cancel_max")),
        online_cancel_basis: form.word(
            "online_cancel_basis",
            &[CancelBasis::Assigned, CancelBasis::Purchased],
            basis,
        ),
        tax_rate: None,
    };
    form.check()?;
    Ok(change)
}
