//! Payment methods: adding, looking at, editing and removing one (W-P7, R-USR-28, R-BIL-22 to R-BIL-25). A number and a
//! security code live for one request: they are given to the provider or looked at, and forgotten (P-16).

use super::billing::{card_words, list, may_change};
use super::form::{Form, done, unfinished};
use super::visit::Visit;
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::rest::id::Id;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use jiff::civil::Date;
use purser_app::sandbox::{TypedCard, read_expiry, tokenize};
use purser_app::views::{Paging, payment};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::command::Command;
use purser_domain::id::PaymentMethodId;
use purser_domain::payment::{Address, Card, Owner, PaymentMethod};
use purser_domain::plan::Outcome;
use purser_domain::refusal::{Refusal, Rule, Thing};
use purser_render::page::card_form::CardForm;
use purser_render::page::payment_method::{self as shown, NewCard};
use purser_render::page::{Entered, Place, Shell, billing};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/billing/payment-methods/add", get(new).post(add))
        .route("/billing/payment-methods/{id}", get(page))
        .route("/billing/payment-methods/{id}/edit", get(edit).post(change))
        .route("/billing/payment-methods/{id}/remove", get(ask_to_remove).post(remove))
}

/// Where a card that was added on the way to something else leads back to: only to buying.
fn back(next: &str) -> String {
    let local = next.starts_with("/purchase/") && !next.contains(['\\', '#']) && !next.contains("//");
    if local && next.bytes().all(|byte| byte.is_ascii_graphic()) { next.to_owned() } else { String::new() }
}

async fn new(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let next = back(&params.text("next").unwrap_or_default());
    let organization = params.text("for").as_deref() == Some("organization");
    Ok(Html(adding(&visit, next, organization, Entered::default()).await?))
}

/// The payment methods with the pane for a new one.
async fn adding(
    visit: &Visit,
    next: String,
    organization: bool,
    entered: Entered,
) -> Result<String, Problem> {
    let (mut reading, shell) = visit.open(Place::BillsAndPayments).await?;
    let beneath = list(&mut reading, &shell, &Paging::default(), false).await?;
    let view = NewCard {
        next,
        for_organization: reading.standing.may(Permission::ManageOrganizationPayment),
        organization,
        form: new_card(&reading),
        entered,
    };
    Ok(billing::methods(&shell, &beneath, Some(&shown::add(&shell, &view))))
}

/// What the form of a new card begins with.
pub fn new_card(reading: &Reading) -> CardForm {
    let name = reading.person.as_ref().map(|person| person.display_name.clone()).unwrap_or_default();
    CardForm { new: true, name, country: reading.tenant.market.clone(), ..CardForm::default() }
}

async fn add(mut form: Form) -> Result<Response, Problem> {
    let organization = form.text("for") == "organization";
    let next = back(&form.text("next"));
    let added = match added(&mut form, organization).await {
        Ok(added) => added,
        Err(problem) => {
            let entered = form.entered(problem)?;
            return Ok(unfinished(adding(&form.visit, next, organization, entered).await?));
        }
    };
    if next.is_empty() {
        return Ok(done(&format!("/billing/payment-methods/{added}"), "payment-method-added", &[]));
    }
    let join = if next.contains('?') { '&' } else { '?' };
    Ok(done(&format!("{next}{join}payment_method_id={added}"), "payment-method-added", &[]))
}

async fn added(form: &mut Form, organization: bool) -> Result<PaymentMethodId, Problem> {
    let owner = if organization { Owner::Organization } else { Owner::Person(form.visit.person) };
    let key = form.key().to_owned();
    add_card(form, owner, key).await
}

/// Adds the card that a form describes, under a key.
pub async fn add_card(form: &mut Form, owner: Owner, key: String) -> Result<PaymentMethodId, Problem> {
    let (card, address) = typed_card(form)?;
    let done = form.visit.send(key, Command::AddPaymentMethod { owner, card, address }).await?;
    match done.outcome {
        Outcome::PaymentMethod(id) => Ok(id),
        _ => Err(bug("a new card without one")),
    }
}

/// The card that was typed, as the provider keeps it; everything that is wrong is said at once.
fn typed_card(form: &mut Form) -> Result<(Card, Address), Problem> {
    let (number, code) = (form.text("number"), form.text("security_code"));
    let (expiry, name) = (form.text("expiry"), form.text("name"));
    let address = typed_address(form);
    required(form, &name, &address);
    let typed = TypedCard { number: &number, expiry: &expiry, security_code: &code, name: &name };
    let card = match tokenize(&typed) {
        Ok(card) => Some(card),
        Err(Refusal::Invalid(errors)) => {
            for error in errors {
                form.refuse(&error.field, error.rule);
            }
            None
        }
        Err(refusal) => return Err(refusal.into()),
    };
    form.check()?;
    Ok((card.ok_or_else(|| bug("a card that is neither right nor wrong"))?, address))
}

/// The address that was typed.
pub fn typed_address(form: &mut Form) -> Address {
    Address {
        line1: form.text("address.line1"),
        line2: form.optional("address.line2"),
        city: form.text("address.city"),
        region: form.optional("address.region"),
        postal_code: form.text("address.postal_code"),
        country: form.text("address.country"),
    }
}

fn required(form: &mut Form, name: &str, address: &Address) {
    let fields = [
        ("name", name),
        ("address.line1", &address.line1),
        ("address.postal_code", &address.postal_code),
        ("address.city", &address.city),
    ];
    for (field, _) in fields.into_iter().filter(|(_, value)| value.is_empty()) {
        form.refuse(field, Rule::Required);
    }
}

/// A payment method that the viewer may see and that is still kept.
pub async fn find(reading: &mut Reading, id: PaymentMethodId) -> Result<PaymentMethod, Problem> {
    let scope = reading.scope();
    let found = payment::payment_method(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    found.filter(|method| !method.removed).ok_or(Problem::not_found(Thing::PaymentMethod))
}

fn view(visit: &Visit, reading: &Reading, method: PaymentMethod, today: Date) -> shown::PaymentMethod {
    shown::PaymentMethod {
        id: method.id.to_string(),
        card: card_words(&method, today),
        name: method.card.name.clone(),
        organization: method.owner == Owner::Organization,
        may_change: may_change(visit, reading, method.owner),
        address: method.address,
    }
}

/// What is beneath every pane and dialog of a payment method.
async fn open(visit: &Visit, id: PaymentMethodId) -> Result<(Reading, Shell, shown::PaymentMethod), Problem> {
    let (mut reading, shell) = visit.open(Place::BillsAndPayments).await?;
    let method = find(&mut reading, id).await?;
    let view = view(visit, &reading, method, shell.today);
    Ok((reading, shell, view))
}

/// The same for whoever may change it.
async fn open_to_change(
    visit: &Visit,
    id: PaymentMethodId,
) -> Result<(Reading, Shell, shown::PaymentMethod), Problem> {
    let opened = open(visit, id).await?;
    if opened.2.may_change { Ok(opened) } else { Err(Refusal::NotAllowed.into()) }
}

async fn page(visit: Visit, Id(id): Id<PaymentMethodId>) -> Result<Html<String>, Problem> {
    let (_, shell, view) = open(&visit, id).await?;
    Ok(Html(shown::page(&shell, &view, None)))
}

async fn edit(visit: Visit, Id(id): Id<PaymentMethodId>) -> Result<Html<String>, Problem> {
    Ok(Html(editing(&visit, id, &Entered::default()).await?))
}

async fn editing(visit: &Visit, id: PaymentMethodId, entered: &Entered) -> Result<String, Problem> {
    let (reading, shell, view) = open_to_change(visit, id).await?;
    let path = format!("/billing/payment-methods/{id}");
    let known = view.form(&reading.tenant.market);
    let (action, close) = (format!("{path}/edit"), format!("{path}#edit"));
    let over = shown::edit(&shell, &action, &close, &known, &view.card.name(&shell), entered);
    Ok(shown::page(&shell, &view, Some(&over)))
}

async fn change(Id(id): Id<PaymentMethodId>, mut form: Form) -> Result<Response, Problem> {
    match changed(&mut form, id).await {
        Ok(()) => Ok(done(&format!("/billing/payment-methods/{id}#edit"), "payment-method-changed", &[])),
        Err(problem) => {
            let entered = form.entered(problem)?;
            Ok(unfinished(editing(&form.visit, id, &entered).await?))
        }
    }
}

/// Changes a card as a form says. Whoever changes a card shows that they have it: its security code is looked at and
/// forgotten (R-BIL-23).
pub async fn changed(form: &mut Form, id: PaymentMethodId) -> Result<(), Problem> {
    let mut reading = form.visit.caller.read().await?;
    let known = find(&mut reading, id).await?;
    drop(reading);
    let length = if known.card.brand == "amex" { 4 } else { 3 };
    let code = form.text("security_code");
    if code.is_empty() {
        form.refuse("security_code", Rule::Required);
    } else if code.len() != length || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        let expected = if length == 4 { "four digits" } else { "three digits" };
        form.refuse("security_code", Rule::Format { expected: expected.into() });
    }
    let expires = read_expiry(&form.text("expiry"));
    if expires.is_none() {
        form.refuse("expiry", Rule::Format { expected: "MM/YY".into() });
    }
    let (name, address) = (form.text("name"), typed_address(form));
    required(form, &name, &address);
    form.check()?;
    let command = Command::ChangePaymentMethod {
        payment_method: id,
        expires,
        name: Some(name),
        address: Some(address),
    };
    form.send(command).await.map(|_| ())
}

async fn ask_to_remove(visit: Visit, Id(id): Id<PaymentMethodId>) -> Result<Html<String>, Problem> {
    Ok(Html(removing(&visit, id, &Entered::default()).await?))
}

async fn removing(visit: &Visit, id: PaymentMethodId, entered: &Entered) -> Result<String, Problem> {
    let (_, shell, view) = open_to_change(visit, id).await?;
    Ok(shown::page(&shell, &view, Some(&shown::remove(&shell, &view, entered))))
}

async fn remove(Id(id): Id<PaymentMethodId>, form: Form) -> Result<Response, Problem> {
    match form.send(Command::RemovePaymentMethod { payment_method: id }).await {
        Ok(_) => Ok(done("/billing/payment-methods", "payment-method-removed", &[])),
        Err(problem) => {
            let entered = form.entered(problem)?;
            Ok(unfinished(removing(&form.visit, id, &entered).await?).into_response())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn a_new_card_leads_back_only_to_buying() {
        for (next, expected) in [
            ("/purchase/A/checkout?plan=b&quantity=2", "/purchase/A/checkout?plan=b&quantity=2"),
            ("/purchase//evil.example", ""),
            ("//evil.example", ""),
            ("/users", ""),
            ("https://evil.example/purchase/", ""),
            ("/purchase/\\evil", ""),
            ("/purchase/a b", ""),
        ] {
            assert_eq!(back(next), expected, "{next}");
        }
    }
}
