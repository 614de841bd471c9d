//! One billing profile: how it is paid, its order number and where its bills go (W-P7, R-USR-27, R-BIL-15, R-BIL-24).

use super::billing::{card_words, may_change};
use super::form::{Form, done, unfinished};
use super::payment_method::{add_card, changed, new_card, typed_address};
use super::visit::Visit;
use crate::problem::Problem;
use crate::rest::id::Id;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::get;
use purser_app::views::Paging;
use purser_app::views::payment::{self, BillingProfileRow};
use purser_app::{Failure, Reading};
use purser_domain::command::{ChangeBillingProfile, Command};
use purser_domain::id::{BillingProfileId, PaymentMethodId};
use purser_domain::payment::{Address, Owner};
use purser_domain::refusal::{Refusal, Rule, Thing};
use purser_render::page::billing_profile::{self as shown, Replace};
use purser_render::page::card_form::CardForm;
use purser_render::page::{Entered, Place, Shell, payment_method};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/billing/profiles/{id}", get(page).post(save))
        .route("/billing/profiles/{id}/edit", get(edit).post(change))
        .route("/billing/profiles/{id}/replace", get(choose).post(replace))
}

/// A billing profile that the viewer may see, with what surrounds its page.
struct Opened {
    reading: Reading,
    shell: Shell,
    row: BillingProfileRow,
    view: shown::BillingProfile,
}

async fn open(visit: &Visit, id: BillingProfileId, entered: Entered) -> Result<Opened, Problem> {
    let (mut reading, shell) = visit.open(Place::BillsAndPayments).await?;
    let scope = reading.scope();
    let found = payment::billing_profile(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    let row = found.ok_or(Problem::not_found(Thing::BillingProfile))?;
    let profile = &row.profile;
    let view = shown::BillingProfile {
        id: profile.id.to_string(),
        name: profile.name.clone(),
        organization: profile.owner == Owner::Organization,
        currency: profile.currency.code().into(),
        card: row.payment_method.as_ref().map(|method| card_words(method, shell.today)),
        purchase_order: profile.purchase_order.clone(),
        bill_to: profile.bill_to.clone(),
        country: reading.tenant.market.clone(),
        may_change: may_change(visit, &reading, profile.owner),
        entered,
    };
    Ok(Opened { reading, shell, row, view })
}

/// The same for whoever may change it.
async fn open_to_change(visit: &Visit, id: BillingProfileId) -> Result<Opened, Problem> {
    let opened = open(visit, id, Entered::default()).await?;
    if opened.view.may_change { Ok(opened) } else { Err(Refusal::NotAllowed.into()) }
}

async fn page(visit: Visit, Id(id): Id<BillingProfileId>) -> Result<Html<String>, Problem> {
    let Opened { shell, view, .. } = open(&visit, id, Entered::default()).await?;
    Ok(Html(shown::page(&shell, &view, None)))
}

async fn save(Id(id): Id<BillingProfileId>, mut form: Form) -> Result<Response, Problem> {
    match saved(&mut form, id).await {
        Ok(()) => Ok(done(&format!("/billing/profiles/{id}"), "billing-profile-changed", &[])),
        Err(problem) => {
            let entered = form.entered(problem)?;
            let Opened { shell, view, .. } = open(&form.visit, id, entered).await?;
            Ok(unfinished(shown::page(&shell, &view, None)))
        }
    }
}

async fn saved(form: &mut Form, billing_profile: BillingProfileId) -> Result<(), Problem> {
    let purchase_order = Some(form.text("purchase_order"));
    let address = typed_address(form);
    let command = Command::ChangeBillingProfile(ChangeBillingProfile {
        billing_profile,
        payment_method: None,
        purchase_order,
        bill_to: Some(address).filter(is_given),
    });
    form.send(command).await.map(|_| ())
}

/// Whether anything of an address was typed; a country alone is only what the form proposed.
fn is_given(address: &Address) -> bool {
    let Address { line1, line2, city, region, postal_code, country: _ } = address;
    let texts = [line1, city, postal_code];
    texts.iter().any(|text| !text.is_empty()) || line2.is_some() || region.is_some()
}

async fn edit(visit: Visit, Id(id): Id<BillingProfileId>) -> Result<Html<String>, Problem> {
    Ok(Html(editing(&visit, id, &Entered::default()).await?))
}

/// The card that pays, changed where it is used.
async fn editing(visit: &Visit, id: BillingProfileId, entered: &Entered) -> Result<String, Problem> {
    let Opened { reading, shell, row, view } = open_to_change(visit, id).await?;
    let method = row.payment_method.ok_or(Problem::not_found(Thing::PaymentMethod))?;
    let words = card_words(&method, shell.today);
    let known = CardForm {
        new: false,
        expiry: words.expiry(),
        name: method.card.name,
        address: Some(method.address),
        country: reading.tenant.market,
    };
    let path = view.path();
    let (action, close) = (format!("{path}/edit"), format!("{path}#edit"));
    let over = payment_method::edit(&shell, &action, &close, &known, &words.name(&shell), entered);
    Ok(shown::page(&shell, &view, Some(&over)))
}

async fn change(Id(id): Id<BillingProfileId>, mut form: Form) -> Result<Response, Problem> {
    let opened = open_to_change(&form.visit, id).await?;
    let method = opened.row.profile.payment_method_id.ok_or(Problem::not_found(Thing::PaymentMethod))?;
    drop(opened);
    match changed(&mut form, method).await {
        Ok(()) => Ok(done(&format!("/billing/profiles/{id}#edit"), "payment-method-changed", &[])),
        Err(problem) => {
            let entered = form.entered(problem)?;
            Ok(unfinished(editing(&form.visit, id, &entered).await?))
        }
    }
}

async fn choose(visit: Visit, Id(id): Id<BillingProfileId>) -> Result<Html<String>, Problem> {
    Ok(Html(choosing(&visit, id, Entered::default()).await?))
}

async fn choosing(visit: &Visit, id: BillingProfileId, entered: Entered) -> Result<String, Problem> {
    let Opened { mut reading, shell, row, view } = open_to_change(visit, id).await?;
    let scope = reading.scope();
    let all = payment::payment_methods(&mut reading.reader, &scope, &Paging::longest()).await?;
    let others = all.items.iter().filter(|method| {
        method.owner == row.profile.owner && Some(method.id) != row.profile.payment_method_id
    });
    let others = others.map(|method| (method.id.to_string(), card_words(method, shell.today).name(&shell)));
    let pane = Replace { others: others.collect(), form: new_card(&reading), entered };
    let over = shown::replace(&shell, &view, &pane);
    Ok(shown::page(&shell, &view, Some(&over)))
}

async fn replace(Id(id): Id<BillingProfileId>, mut form: Form) -> Result<Response, Problem> {
    let opened = open_to_change(&form.visit, id).await?;
    let owner = opened.row.profile.owner;
    drop(opened);
    match replaced(&mut form, id, owner).await {
        Ok(()) => Ok(done(&format!("/billing/profiles/{id}#replace"), "payment-method-replaced", &[])),
        Err(problem) => {
            let entered = form.entered(problem)?;
            Ok(unfinished(choosing(&form.visit, id, entered).await?))
        }
    }
}

/// Another card takes the place of the present one. A new card is two commands, each under its own key: sent again, the
/// form adds no second card.
async fn replaced(form: &mut Form, billing_profile: BillingProfileId, owner: Owner) -> Result<(), Problem> {
    let chosen = form.text("payment_method_id");
    let payment_method: PaymentMethodId = if chosen == "new" {
        let key = format!("{}/card", form.key());
        add_card(form, owner, key).await?
    } else {
        chosen.parse().map_err(|_| Problem::field("payment_method_id", Rule::Required))?
    };
    let command = Command::ChangeBillingProfile(ChangeBillingProfile {
        billing_profile,
        payment_method: Some(payment_method),
        purchase_order: None,
        bill_to: None,
    });
    form.send(command).await.map(|_| ())
}
