//! Cards and billing profiles. A card's number and security code live for one request and go to the provider (P-16).

use super::id::Id;
use super::limits;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::frame::insert;
use crate::intent::{Intent, Sent, reply};
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::{show, wire};
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::Response;
use purser_app::sandbox::{TypedCard, read_expiry, tokenize};
use purser_app::views::payment;
use purser_app::{Done, Failure};
use purser_domain::command::{ChangeBillingProfile, Command, Principal};
use purser_domain::id::{BillingProfileId, PaymentMethodId};
use purser_domain::payment::Owner;
use purser_domain::plan::Outcome;
use purser_domain::refusal::{Refusal, Rule, Thing};

/// List payment methods
///
/// The caller's own, and the organization's for those who look after its payments.
#[utoipa::path(
    get, path = "/payment-methods", tag = "Payment", operation_id = "list_payment_methods",
    params(limits::ListParams),
    responses((status = 200, body = wire::List<wire::PaymentMethod>), limits::Problems)
)]
pub async fn list_methods(
    caller: Caller,
    mut params: Params,
) -> Result<Json<wire::List<wire::PaymentMethod>>, Problem> {
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let page = payment::payment_methods(&mut reading.reader, &scope, &paging).await?;
    let today = show::today(&reading.tenant, caller.shared.now());
    Ok(Json(show::list(page, |method| show::payment_method(&method, today))))
}

/// Add a payment method
///
/// The sandbox takes the usual test numbers only. Adding a card attaches it to nothing.
#[utoipa::path(
    post, path = "/payment-methods", tag = "Payment", operation_id = "add_payment_method",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::PaymentMethodRequest,
    responses(
        (status = 201, body = wire::PaymentMethod),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn add_method(
    caller: Caller,
    intent: Intent,
    JsonBody(body): JsonBody<wire::PaymentMethodRequest>,
) -> Result<Response, Problem> {
    let owner = match (body.keep_for, caller.principal) {
        (wire::BuyFor::Organization, _) => Owner::Organization,
        (wire::BuyFor::Caller, Principal::Person(person)) => Owner::Person(person),
        (wire::BuyFor::Caller, _) => {
            return Err(Problem::field("for", Rule::OneOf { allowed: vec!["organization".into()] }));
        }
    };
    let typed = TypedCard {
        number: &body.number,
        expiry: &body.expiry,
        security_code: &body.security_code,
        name: &body.name,
    };
    let card = tokenize(&typed)?;
    let command = Command::AddPaymentMethod { owner, card, address: body.address.into() };
    match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer_method(&caller, &done, StatusCode::CREATED).await,
    }
}

/// Change a payment method
///
/// Expiry, name and address, with the security code. The number never changes: add another card instead.
#[utoipa::path(
    patch, path = "/payment-methods/{id}", tag = "Payment", operation_id = "change_payment_method",
    params(("id" = uuid::Uuid, Path, description = "The card"), limits::WriteParams, limits::WriteHeaders),
    request_body = wire::PaymentMethodChange,
    responses(
        (status = 200, body = limits::OrPreview<wire::PaymentMethod>),
        limits::Problems,
    )
)]
pub async fn change_method(
    caller: Caller,
    Id(payment_method): Id<PaymentMethodId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::PaymentMethodChange>,
) -> Result<Response, Problem> {
    let expires = match &body.expiry {
        Some(text) => {
            let wrong = || Problem::field("expiry", Rule::Format { expected: "MM/YY".into() });
            Some(read_expiry(text).ok_or_else(wrong)?)
        }
        None => None,
    };
    check_security_code(&body)?;
    let command = Command::ChangePaymentMethod {
        payment_method,
        expires,
        name: body.name,
        address: body.address.map(Into::into),
    };
    match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer_method(&caller, &done, StatusCode::OK).await,
    }
}

/// Whoever changes a card shows that they have it (R-BIL-23). It is looked at and forgotten.
fn check_security_code(body: &wire::PaymentMethodChange) -> Result<(), Problem> {
    let changes = body.expiry.is_some() || body.name.is_some() || body.address.is_some();
    let rule = match &body.security_code {
        None if changes => Rule::Required,
        Some(code) if !(3..=4).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_digit()) => {
            Rule::Format { expected: "three or four digits".into() }
        }
        _ => return Ok(()),
    };
    Err(Problem::field("security_code", rule))
}

/// Remove a payment method
///
/// Refused while something pays with it.
#[utoipa::path(
    delete, path = "/payment-methods/{id}", tag = "Payment", operation_id = "remove_payment_method",
    params(("id" = uuid::Uuid, Path, description = "The card"), limits::WriteParams, limits::WriteHeaders),
    responses(
        (status = 204, description = "It is removed"),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn remove_method(
    caller: Caller,
    Id(payment_method): Id<PaymentMethodId>,
    intent: Intent,
) -> Result<Response, Problem> {
    match caller.send(&intent, Command::RemovePaymentMethod { payment_method }).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => Ok(reply(&done, StatusCode::NO_CONTENT, ())),
    }
}

async fn answer_method(caller: &Caller, done: &Done, status: StatusCode) -> Result<Response, Problem> {
    let Outcome::PaymentMethod(id) = done.outcome else { return Err(bug("a change of a card without one")) };
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let method = payment::payment_method(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    let method = method.ok_or(Problem::not_found(Thing::PaymentMethod))?;
    let shown = show::payment_method(&method, show::today(&reading.tenant, caller.shared.now()));
    let mut response = reply(done, status, Json(shown));
    if status == StatusCode::CREATED {
        insert(response.headers_mut(), LOCATION, &format!("/api/v1/payment-methods/{id}"));
    }
    Ok(response)
}

/// List billing profiles
///
/// The caller's own, and the organization's for those who look after its payments.
#[utoipa::path(
    get, path = "/billing-profiles", tag = "Payment", operation_id = "list_billing_profiles",
    params(limits::ListParams),
    responses((status = 200, body = wire::List<wire::BillingProfile>), limits::Problems)
)]
pub async fn list_profiles(
    caller: Caller,
    mut params: Params,
) -> Result<Json<wire::List<wire::BillingProfile>>, Problem> {
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let page = payment::billing_profiles(&mut reading.reader, &scope, &paging).await?;
    Ok(Json(show::list(page, |row| show::billing_profile(&row.profile))))
}

/// Change a billing profile
///
/// How it is paid, the order number and the address for future bills; what is left out stays.
#[utoipa::path(
    patch, path = "/billing-profiles/{id}", tag = "Payment", operation_id = "change_billing_profile",
    params(("id" = uuid::Uuid, Path, description = "The billing profile"), limits::WriteParams, limits::WriteHeaders),
    request_body = wire::BillingProfileChange,
    responses(
        (status = 200, body = limits::OrPreview<wire::BillingProfile>),
        limits::Problems,
    )
)]
pub async fn change_profile(
    caller: Caller,
    Id(billing_profile): Id<BillingProfileId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::BillingProfileChange>,
) -> Result<Response, Problem> {
    let command = Command::ChangeBillingProfile(ChangeBillingProfile {
        billing_profile,
        payment_method: body.payment_method_id.map(PaymentMethodId),
        purchase_order: body.purchase_order,
        bill_to: body.bill_to.map(Into::into),
    });
    let done = match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let row = payment::billing_profile(&mut reading.reader, &scope, billing_profile)
        .await
        .map_err(Failure::from)?;
    let row = row.ok_or(Refusal::NotFound(Thing::BillingProfile))?;
    Ok(reply(&done, StatusCode::OK, Json(show::billing_profile(&row.profile))))
}
