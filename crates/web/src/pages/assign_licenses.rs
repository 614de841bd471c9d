//! Handing licenses out and taking them back (W-P4, W-P5): panes over the licenses of a product.
//!
//! The search without scripts is a redirect to an address that has everything that was chosen. Licenses of several subscriptions are taken
//! back by one command for each, whose keys come from the form's.

use super::form::{Form, done, see, unfinished};
use super::product_licenses::{Holder, Look, Opened, open};
use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::extract::Path;
use axum::response::{Html, Response};
use axum::routing::{get, post};
use purser_app::views::named::named;
use purser_app::views::suggest::{SUGGESTED_MAX, Suggestion, suggest};
use purser_app::{Failure, Reading};
use purser_domain::command::{Command, PersonRef};
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::ASSIGN_MAX;
use purser_domain::plan::Outcome;
use purser_domain::refusal::{Refusal, Rule, Thing};
use purser_render::page::assign_licenses::{
    AssignPane, Candidate, People, assign, assigned, people, unassign,
};
use purser_render::page::{Entered, Place, Shell, product_licenses};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/licenses/{product_id}/assign", get(choose).post(hand_out))
        .route("/licenses/{product_id}/assign/people", get(type_ahead))
        .route("/licenses/{product_id}/assigned", get(handed_out))
        .route("/licenses/{product_id}/unassign", get(confirm).post(take_back))
        .route("/licenses/{product_id}/unassign/undo", post(give_back))
}

/// What is typed and chosen in the pane.
#[derive(Default)]
struct Choice {
    subscription: Option<SubscriptionId>,
    search: String,
    users: BTreeSet<PersonId>,
}

impl Choice {
    /// What is no id was not chosen by anybody.
    fn read(params: &mut Params) -> Self {
        Self {
            subscription: params.text("subscription").and_then(|id| id.parse().ok()),
            search: params.text("q").unwrap_or_default().trim().to_owned(),
            users: params.all("user").iter().filter_map(|id| id.parse().ok()).collect(),
        }
    }

    /// The address of the pane with all of it.
    fn address(&self, look: &Look) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !look.whose.word().is_empty() {
            query.append_pair("filter", look.whose.word());
        }
        if let Some(subscription) = self.subscription {
            query.append_pair("subscription", &subscription.to_string());
        }
        query.append_pair("q", &self.search);
        for user in &self.users {
            query.append_pair("user", &user.to_string());
        }
        format!("{}/assign?{}", look.path(), query.finish())
    }
}

/// The pane *Assign licenses to users*.
async fn choose(
    visit: Visit,
    Path(product): Path<String>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let look = Look::read(product, &mut params)?;
    let choice = Choice::read(&mut params);
    Ok(Html(pane(&visit, &look, &choice, &Entered::default()).await?))
}

async fn pane(visit: &Visit, look: &Look, choice: &Choice, entered: &Entered) -> Result<String, Problem> {
    let Opened { mut reading, shell, page, assignable } = open(visit, look, &[]).await?;
    let chosen = choice.subscription.filter(|id| assignable.iter().any(|one| one.id == *id));
    // Nothing that may be assigned: the page says why.
    let Some(source) = chosen.or(assignable.first().map(|one| one.id)) else {
        return Ok(product_licenses::page(&shell, &page, None));
    };
    let subscriptions = assignable.iter().map(|one| {
        let name = one.owner_name.clone().unwrap_or_else(|| shell.t("name-organization"));
        (one.id.to_string(), name, one.free)
    });
    let view = AssignPane {
        path: look.path(),
        close: look.beneath("assign"),
        product: page.product.clone(),
        subscriptions: subscriptions.collect(),
        subscription: source.to_string(),
        kept: kept(look),
        people: candidates(&mut reading, choice, source).await?,
        most: u32::try_from(ASSIGN_MAX).unwrap_or(u32::MAX),
    };
    Ok(product_licenses::page(&shell, &page, Some(&assign(&shell, &view, entered))))
}

fn kept(look: &Look) -> Vec<(&'static str, String)> {
    let word = look.whose.word();
    if word.is_empty() { Vec::new() } else { vec![("filter", word.to_owned())] }
}

/// Who was chosen, and who is found besides them.
async fn candidates(
    reading: &mut Reading,
    choice: &Choice,
    source: SubscriptionId,
) -> Result<People, Problem> {
    let scope = reading.scope();
    let chosen = named(&mut reading.reader, &scope, &choice.users, Some(source)).await;
    let chosen = chosen.map_err(Failure::from)?;
    let (mut found, mut more) = (Vec::new(), false);
    if !choice.search.is_empty() {
        let suggested =
            suggest(&mut reading.reader, &scope, &choice.search, Some(source), SUGGESTED_MAX).await;
        found = suggested.map_err(Failure::from)?;
        more = u32::try_from(found.len()).is_ok_and(|count| count >= SUGGESTED_MAX);
        found.retain(|one| !choice.users.contains(&one.id));
    }
    Ok(People {
        search: choice.search.clone(),
        chosen: chosen.into_iter().map(candidate).collect(),
        found: found.into_iter().map(candidate).collect(),
        more,
    })
}

fn candidate(one: Suggestion) -> Candidate {
    Candidate {
        id: one.id.to_string(),
        name: one.display_name,
        user_principal_name: one.user_principal_name,
        holds: one.holds,
    }
}

/// What htmx shows while somebody types.
async fn type_ahead(
    visit: Visit,
    Path(_): Path<String>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let choice = Choice::read(&mut params);
    let source = choice.subscription.ok_or(Problem::not_found(Thing::Subscription))?;
    let (mut reading, shell) = visit.open(Place::Licenses).await?;
    let found = candidates(&mut reading, &choice, source).await?;
    Ok(Html(people(&shell, &found)))
}

/// *Assign*, or *Search* without scripts.
async fn hand_out(Path(product): Path<String>, mut form: Form) -> Result<Response, Problem> {
    let mut params = form.params();
    let look = Look::read(product, &mut params)?;
    let choice = Choice::read(&mut params);
    if form.text("act") == "search" {
        return Ok(see(&choice.address(&look)));
    }
    let subscription = choice.subscription.ok_or(Problem::not_found(Thing::Subscription))?;
    let people = choice.users.iter().copied().map(PersonRef::Id).collect();
    let outcome = match form.send(Command::AssignLicenses { subscription, people }).await {
        Ok(done) => done.outcome,
        Err(problem) => {
            let entered = form.entered(nobody_chosen(problem, &choice.users))?;
            return Ok(unfinished(pane(&form.visit, &look, &choice, &entered).await?));
        }
    };
    let users = match outcome {
        Outcome::Licenses { people, .. } => people.into_iter().collect(),
        _ => choice.users,
    };
    let choice = Choice { subscription: Some(subscription), search: String::new(), users };
    Ok(see(&choice.address(&look).replacen("/assign?", "/assigned?", 1)))
}

/// An empty choice is about people, whatever else is wrong.
fn nobody_chosen(problem: Problem, users: &BTreeSet<PersonId>) -> Problem {
    if users.is_empty() { Problem::field("users", Rule::Required) } else { problem }
}

/// The pane after licenses were assigned. It shows who holds one, so a reload is as true as the first look.
async fn handed_out(
    visit: Visit,
    Path(product): Path<String>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let look = Look::read(product, &mut params)?;
    let choice = Choice::read(&mut params);
    let Opened { mut reading, shell, page, .. } = open(&visit, &look, &[]).await?;
    let scope = reading.scope();
    let people = named(&mut reading.reader, &scope, &choice.users, choice.subscription).await;
    let people: Vec<Candidate> =
        people.map_err(Failure::from)?.into_iter().filter(|one| one.holds).map(candidate).collect();
    let over = assigned(&shell, &page.product, &look.beneath("assign"), &people);
    Ok(Html(product_licenses::page(&shell, &page, Some(&over))))
}

/// The dialog *Unassign licenses*.
async fn confirm(
    visit: Visit,
    Path(product): Path<String>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let look = Look::read(product, &mut params)?;
    let holders: BTreeSet<Holder> = params.ids("holder").into_iter().collect();
    params.wrong()?;
    let refusal = if holders.is_empty() {
        Some("unassign-choose-first")
    } else if holders.len() > ASSIGN_MAX {
        Some("unassign-too-many")
    } else {
        None
    };
    let Some(key) = refusal else {
        let page = dialog(&visit, &look, &holders, &Entered::default()).await?;
        return Ok(Html(page));
    };
    let marked: Vec<Holder> = holders.into_iter().collect();
    let mut opened = open(&visit, &look, &marked).await?;
    opened.page.problem = Some(said(&opened.shell, key));
    Ok(Html(product_licenses::page(&opened.shell, &opened.page, None)))
}

fn said(shell: &Shell, key: &str) -> String {
    let most = u64::try_from(ASSIGN_MAX).unwrap_or(u64::MAX);
    shell.tv(key, &[("count", most.into())])
}

async fn dialog(
    visit: &Visit,
    look: &Look,
    holders: &BTreeSet<Holder>,
    entered: &Entered,
) -> Result<String, Problem> {
    let marked: Vec<Holder> = holders.iter().copied().collect();
    let Opened { mut reading, shell, page, .. } = open(visit, look, &marked).await?;
    let scope = reading.scope();
    let people: BTreeSet<PersonId> = holders.iter().map(|holder| holder.person).collect();
    let found = named(&mut reading.reader, &scope, &people, None).await.map_err(Failure::from)?;
    let people: Vec<Candidate> = found.into_iter().map(candidate).collect();
    let mut fields = kept(look);
    fields.extend(holders.iter().map(|holder| ("holder", holder.to_string())));
    let over = unassign(&shell, &look.path(), &look.beneath("unassign"), &fields, &people, entered);
    Ok(product_licenses::page(&shell, &page, Some(&over)))
}

fn by_subscription(holders: &BTreeSet<Holder>) -> BTreeMap<SubscriptionId, BTreeSet<PersonId>> {
    let mut found: BTreeMap<SubscriptionId, BTreeSet<PersonId>> = BTreeMap::new();
    for holder in holders {
        found.entry(holder.subscription).or_default().insert(holder.person);
    }
    found
}

/// Who is named by a form that takes licenses back or gives them back.
fn holders(params: &mut Params) -> Result<BTreeSet<Holder>, Problem> {
    let holders: BTreeSet<Holder> = params.ids("holder").into_iter().collect();
    params.wrong()?;
    if holders.is_empty() {
        return Err(Problem::field("users", Rule::Required));
    }
    if holders.len() > ASSIGN_MAX {
        return Err(Refusal::TooManyPeople { limit: ASSIGN_MAX }.into());
    }
    Ok(holders)
}

/// One command for each subscription. Sent again, what was carried out is only remembered.
async fn send_each(
    form: &Form,
    holders: &BTreeSet<Holder>,
    command: impl Fn(SubscriptionId, Vec<PersonRef>) -> Command,
) -> Result<(), Problem> {
    for (subscription, people) in by_subscription(holders) {
        let people = people.into_iter().map(PersonRef::Id).collect();
        form.visit.send(format!("{}/{subscription}", form.key()), command(subscription, people)).await?;
    }
    Ok(())
}

/// *Unassign*.
async fn take_back(Path(product): Path<String>, form: Form) -> Result<Response, Problem> {
    let mut params = form.params();
    let look = Look::read(product, &mut params)?;
    let holders = holders(&mut params)?;
    let command = |subscription, people| Command::UnassignLicenses { subscription, people };
    if let Err(problem) = send_each(&form, &holders, command).await {
        let entered = form.entered(problem)?;
        return Ok(unfinished(dialog(&form.visit, &look, &holders, &entered).await?));
    }
    let words: Vec<String> = holders.iter().map(Holder::to_string).collect();
    let count = holders.len().to_string();
    let values: Vec<(&str, &str)> = core::iter::once(("count", count.as_str()))
        .chain(words.iter().map(|word| ("holder", word.as_str())))
        .collect();
    Ok(done(&look.beneath("unassign"), "licenses-unassigned", &values))
}

/// *Undo* after licenses were taken back. What cannot be given back any more has a page that says why.
async fn give_back(Path(product): Path<String>, form: Form) -> Result<Response, Problem> {
    let mut params = form.params();
    let look = Look::read(product, &mut params)?;
    let holders = holders(&mut params)?;
    let command = |subscription, people| Command::AssignLicenses { subscription, people };
    send_each(&form, &holders, command).await?;
    Ok(done(&look.beneath("unassign"), "licenses-assigned", &[("count", &holders.len().to_string())]))
}
