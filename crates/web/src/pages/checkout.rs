//! Buying: the choices, the price before paying (a preview of the same order), the order, and what comes next (W-P2, W-A5,
//! R-PUR-2, R-USR-10 to R-USR-14).

use super::billing::card_words;
use super::fault;
use super::form::{Form, done, see, unfinished};
use super::purchase::{Buyer, find};
use super::visit::{Visit, new_key};
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::shared::Shared;
use crate::{preview, wire};
use axum::Router;
use axum::extract::Path;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use purser_app::views::{Paging, payment, subscriptions};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::catalog::{Product, SalePlan};
use purser_domain::command::{Command, PlaceOrder};
use purser_domain::id::{PlanId, SubscriptionId};
use purser_domain::money::Money;
use purser_domain::payment::Owner;
use purser_domain::plan::Outcome;
use purser_domain::refusal::{FieldError, Refusal, Rule, Thing};
use purser_render::page::billing::paid;
use purser_render::page::checkout::{self as shown, Bought, Checkout, Review, Wanted};
use purser_render::page::{Entered, Place, Shell};
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/purchase/{product_id}/checkout", get(choose).post(buy))
        .route("/purchase/{product_id}/bought/{subscription}", get(bought))
}

/// What somebody chose, as they typed it.
#[derive(Clone)]
struct Choice {
    plan: String,
    trial: bool,
    quantity: String,
    /// `me` or `organization`; empty when nothing was chosen yet.
    whom: String,
    card: String,
    profile: String,
}

impl Choice {
    fn read(mut text: impl FnMut(&str) -> String) -> Self {
        Self {
            plan: text("plan"),
            trial: text("trial") == "true",
            quantity: text("quantity"),
            whom: text("for"),
            card: text("payment_method_id"),
            profile: text("billing_profile_id"),
        }
    }

    fn organization(&self) -> bool {
        self.whom == "organization"
    }

    /// As the fields of the form.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let trial = if self.trial { "true" } else { "" };
        let all = [
            ("plan", self.plan.as_str()),
            ("trial", trial),
            ("quantity", &self.quantity),
            ("for", &self.whom),
            ("payment_method_id", &self.card),
            ("billing_profile_id", &self.profile),
        ];
        all.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name, value.to_owned()))
            .collect()
    }

    /// The first step with these choices, some left out.
    fn address(&self, product: &str, without: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.fields().iter().filter(|(name, _)| *name != without) {
            query.append_pair(name, value);
        }
        format!("/purchase/{product}/checkout?{}", query.finish())
    }

    /// What was typed, without anything wrong.
    fn entered(&self) -> Entered {
        let values: BTreeMap<String, Vec<String>> =
            self.fields().into_iter().map(|(name, value)| (name.to_owned(), vec![value])).collect();
        Entered { values, ..Entered::default() }
    }

    /// The order that it means.
    fn order(&self) -> Result<PlaceOrder, Problem> {
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, rule: Rule| wrong.push(FieldError { field: field.into(), rule });
        let quantity = self.quantity.trim();
        let number: Option<i64> = quantity.parse().ok();
        if quantity.is_empty() {
            refuse("quantity", Rule::Required);
        } else if number.is_none() {
            refuse("quantity", Rule::Format { expected: "a whole number".into() });
        }
        let organization = self.organization();
        let (card, profile) = match organization {
            true => (None, Some(self.profile.as_str()).filter(|id| !id.is_empty())),
            false => (Some(self.card.as_str()).filter(|id| !id.is_empty()), None),
        };
        let payment_method = card.and_then(|id| id.parse().ok());
        let billing_profile = profile.and_then(|id| id.parse().ok());
        if card.is_some() && payment_method.is_none() {
            refuse("payment_method_id", Rule::Unknown);
        }
        if profile.is_some() && billing_profile.is_none() {
            refuse("billing_profile_id", Rule::Unknown);
        }
        if !wrong.is_empty() {
            return Err(Refusal::Invalid(wrong).into());
        }
        Ok(PlaceOrder {
            plan: self.plan.parse().map_err(|_| Problem::not_found(Thing::Plan))?,
            // What does not fit becomes what no range allows, so that the domain's own rule refuses it.
            quantity: u32::try_from(number.unwrap_or(0).max(0)).unwrap_or(u32::MAX),
            payment_method,
            billing_profile,
            organization,
            trial: self.trial,
            starts_on: None,
        })
    }
}

/// Everything that the steps of one purchase need.
struct Opened {
    reading: Reading,
    shell: Shell,
    product: Product,
    buyer: Buyer,
    wanted: Wanted,
}

async fn open(visit: &Visit, product_id: &str, choice: &Choice) -> Result<Opened, Problem> {
    let (mut reading, shell) = visit.open(Place::PurchaseServices).await?;
    let product = find(&mut reading, product_id).await?;
    let buyer = Buyer::read(visit, &mut reading, shell.today).await?;
    let unknown = || Problem::not_found(Thing::Plan);
    let plan: PlanId = choice.plan.parse().map_err(|_| unknown())?;
    let plan = product.plan(plan).ok_or_else(unknown)?;
    let wanted = wanted(&product, plan, &buyer, choice.trial)?;
    Ok(Opened { reading, shell, buyer, wanted, product })
}

fn wanted(product: &Product, plan: &SalePlan, buyer: &Buyer, trial: bool) -> Result<Wanted, Problem> {
    Ok(Wanted {
        product_id: product.product_id.clone(),
        product: product.name.clone(),
        plan_id: plan.plan_id.to_string(),
        term: plan.term,
        frequency: plan.billing_frequency,
        price: plan.price(&buyer.market, buyer.today).ok_or(Refusal::NoPrice)?,
        months: plan.billing_frequency.months(plan.term),
        trial_days: product.trial_days.filter(|_| trial),
        terms: product.terms,
    })
}

async fn choose(visit: Visit, Path(id): Path<String>, mut params: Params) -> Result<Response, Problem> {
    let mut choice = Choice::read(|name| params.text(name).unwrap_or_default());
    params.wrong()?;
    let step = params.text("step").unwrap_or_default();
    if step == "card" {
        let next = choice.address(&id, "payment_method_id");
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", &next).finish();
        return Ok(see(&format!("/billing/payment-methods/add?{query}")));
    }
    let mut opened = open(&visit, &id, &choice).await?;
    if choice.whom.is_empty() {
        choice.whom = if opened.buyer.for_organization { "organization" } else { "me" }.into();
    }
    if step != "review" {
        return Ok(Html(choices(&visit, &mut opened, choice.entered(), choice.trial).await?).into_response());
    }
    match review(&visit, &mut opened, &choice, false).await {
        Ok(page) => Ok(Html(page).into_response()),
        Err(problem) => {
            let entered = refused(&visit, &choice, problem)?;
            Ok(unfinished(choices(&visit, &mut opened, entered, choice.trial).await?))
        }
    }
}

/// What was chosen, with what is wrong about it; a problem that is none of the choices has a page of its own.
fn refused(visit: &Visit, choice: &Choice, problem: Problem) -> Result<Entered, Problem> {
    let Problem::Refused(refusal) = &problem else { return Err(problem) };
    if matches!(refusal, Refusal::NotAllowed | Refusal::NotFound(_) | Refusal::AccountInactive) {
        return Err(problem);
    }
    let locale = visit.caller.context.locale;
    let errors = problem.errors().iter();
    let errors =
        errors.map(|error| (error.field.clone(), purser_render::field_error(error, locale))).collect();
    let mut entered =
        Entered { errors, problem: Some(fault::sentence(&problem, locale)), ..choice.entered() };
    // An empty box stays empty.
    entered.values.insert("quantity".into(), vec![choice.quantity.clone()]);
    Ok(entered)
}

/// How it can be paid: own cards, and the organization's billing profiles.
struct Ways {
    cards: Vec<(String, String)>,
    profiles: Vec<(String, String, String)>,
}

impl Ways {
    async fn read(visit: &Visit, opened: &mut Opened) -> Result<Self, Problem> {
        let shell = &opened.shell;
        let scope = opened.reading.scope();
        let reader = &mut opened.reading.reader;
        let methods = payment::payment_methods(reader, &scope, &Paging::longest()).await?;
        let profiles = payment::billing_profiles(reader, &scope, &Paging::longest()).await?;
        let own = methods.items.iter().filter(|method| method.owner == Owner::Person(visit.person));
        let shared = profiles.items.iter().filter(|row| row.profile.owner == Owner::Organization);
        Ok(Self {
            cards: own
                .map(|method| {
                    let words = card_words(method, shell.today);
                    let name = shell.tv(
                        "checkout-card-words",
                        &[("card", (&words.name(shell)).into()), ("expiry", (&words.expiry()).into())],
                    );
                    (method.id.to_string(), name)
                })
                .collect(),
            profiles: shared
                .map(|row| {
                    let words = row.payment_method.as_ref().map(|method| card_words(method, shell.today));
                    (row.profile.id.to_string(), row.profile.name.clone(), paid(shell, words.as_ref()))
                })
                .collect(),
        })
    }

    /// What was chosen, in words.
    fn paid(&self, shell: &Shell, choice: &Choice) -> String {
        if choice.organization() {
            let chosen =
                self.profiles.iter().find(|(id, ..)| *id == choice.profile).or(self.profiles.first());
            return chosen.map_or_else(
                || shell.t("billing-by-invoice"),
                |(_, name, how)| shell.tv("label-value", &[("label", name.into()), ("value", how.into())]),
            );
        }
        let chosen = self.cards.iter().find(|(id, _)| *id == choice.card);
        chosen.map_or_else(|| shell.t("checkout-without-card"), |(_, name)| name.clone())
    }
}

/// The first step.
async fn choices(
    visit: &Visit,
    opened: &mut Opened,
    entered: Entered,
    trial: bool,
) -> Result<String, Problem> {
    let ways = Ways::read(visit, opened).await?;
    let Opened { shell, product, buyer, wanted, .. } = opened;
    let free = trial && product.trial_without_payment_method;
    let in_words = |refusal: Refusal| purser_render::refusal(&refusal, visit.caller.context.locale);
    let view = Checkout {
        for_me: buyer.myself(product, free).map_err(in_words),
        for_organization: buyer.for_organization && buyer.sold(product).is_ok(),
        with_card: buyer.myself(product, false).is_ok(),
        without_card: free,
        cards: ways.cards,
        profiles: ways.profiles,
        wanted: wanted.clone(),
        entered,
    };
    Ok(shown::page(shell, &view))
}

/// The second step: a preview of the very order that will be placed.
async fn review(
    visit: &Visit,
    opened: &mut Opened,
    choice: &Choice,
    changed: bool,
) -> Result<String, Problem> {
    let order = choice.order()?;
    let (quantity, organization) = (order.quantity, order.organization);
    let call = visit.call(new_key(&visit.caller.shared));
    let preview = preview::of(&visit.caller, call, Command::PlaceOrder(order)).await?;
    let ways = Ways::read(visit, opened).await?;
    let Opened { shell, wanted, reading, .. } = opened;
    let subscription = preview.subscription.as_ref().ok_or_else(|| bug("an order without a subscription"))?;
    let charged_until = preview.lines.first().map(|line| line.period_to);
    let mut fields = choice.fields();
    fields.push(("unit_price", wanted.price.minor.to_string()));
    let mut mails: Vec<String> = preview.mails.iter().map(|mail| mail.name.clone()).collect();
    mails.dedup();
    let view = Review {
        quantity,
        organization,
        changed,
        billed: preview.billed.as_ref().and_then(|billed| amount(billed, wanted.price)),
        every: wanted.price.times(quantity).map_err(Refusal::from)?,
        next_on: charged_until.or(subscription.ends_on),
        ends_on: subscription.ends_on,
        recurring: subscription.recurring,
        paid: ways.paid(shell, choice),
        mails,
        processed: processed(shell, reading),
        fields,
        back: choice.address(&wanted.product_id, ""),
        wanted: wanted.clone(),
    };
    Ok(shown::review(shell, &view))
}

/// An amount of the wire in the currency of the price.
fn amount(money: &wire::Money, price: Money) -> Option<Money> {
    Money::parse(&money.amount, price.currency).ok()
}

/// What is processed of the buyer (R-POL-14).
fn processed(shell: &Shell, reading: &Reading) -> Vec<(String, String)> {
    let person = reading.person.as_ref();
    let of = |text: Option<&String>| text.cloned().unwrap_or_default();
    vec![
        (shell.t("field-name"), of(person.map(|person| &person.display_name))),
        (shell.t("field-sign-in-name"), of(person.map(|person| &person.user_principal_name))),
        (shell.t("checkout-ip"), shell.t("checkout-ip-text")),
        (shell.t("checkout-organization-id"), reading.tenant.id.to_string()),
        (shell.t("checkout-user-id"), person.map(|person| person.id.to_string()).unwrap_or_default()),
    ]
}

async fn buy(Path(id): Path<String>, mut form: Form) -> Result<Response, Problem> {
    let choice = Choice::read(|name| form.text(name));
    let seen = form.text("unit_price");
    let mut opened = open(&form.visit, &id, &choice).await?;
    // Nobody pays a price that they have not seen: a new one is shown before anything is bought.
    if seen != opened.wanted.price.minor.to_string() {
        return Ok(unfinished(review(&form.visit, &mut opened, &choice, true).await?));
    }
    let placed = match choice.order() {
        Ok(order) => form.send(Command::PlaceOrder(order)).await,
        Err(problem) => Err(problem),
    };
    match placed {
        Ok(placed) => {
            let Outcome::Subscription { id: subscription, .. } = placed.outcome else {
                return Err(bug("an order without a subscription"));
            };
            let (product, quantity) = (&opened.wanted.product, choice.quantity.trim());
            let values = [("name", product.as_str()), ("count", quantity)];
            let path = format!("/purchase/{}/bought/{subscription}", opened.wanted.product_id);
            Ok(done(&path, if choice.trial { "trial-started" } else { "bought" }, &values))
        }
        Err(problem) => {
            let entered = form.entered(problem)?;
            Ok(unfinished(choices(&form.visit, &mut opened, entered, choice.trial).await?))
        }
    }
}

async fn bought(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Html<String>, Problem> {
    let unknown = || Problem::not_found(Thing::Subscription);
    let id: SubscriptionId = id.parse().map_err(|_| unknown())?;
    let (mut reading, shell) = visit.open(Place::PurchaseServices).await?;
    let scope = reading.scope();
    let found = subscriptions::subscription(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    let known = found.ok_or_else(unknown)?.subscription;
    let months = known.billing_frequency.months(known.term);
    let price = known.unit_price().filter(|_| !known.trial());
    let every = price.and_then(|price| price.times(known.quantity()).ok());
    let view = Bought {
        id: id.to_string(),
        quantity: known.quantity(),
        term: known.term,
        frequency: known.billing_frequency,
        every: every.map(|every| (every, months)),
        trial: known.trial(),
        ends_on: known.ends_on(),
        recurring: known.recurring,
        organization: known.owner == Owner::Organization,
        may_assign: match known.owner {
            Owner::Organization => reading.standing.may(Permission::AssignOrganizationLicenses),
            Owner::Person(person) => person == visit.person,
        },
        product: (known.product_id, known.product_name),
    };
    Ok(Html(shown::bought(&shell, &view)))
}
