//! The organization takes a self-service purchase (W-A6, W-A7, P-7): choose, see what would happen, confirm, watch.
//! Each step is an address of its own; the work goes on whether or not anybody watches.

use super::details::{Asked, Opened, moment, open};
use super::own::reason;
use super::{Told, due, preview};
use crate::pages::form::{Form, see, unfinished};
use crate::pages::visit::Visit;
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::rest::id::Id;
use crate::wire;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use purser_app::views::people::Detail;
use purser_app::views::subscriptions::{SubscriptionFilter, subscriptions};
use purser_app::views::work;
use purser_app::views::{OwnerFilter, Paging, people};
use purser_app::{Done, Failure};
use purser_domain::command::{Command, PersonRef};
use purser_domain::id::{JobId, SubscriptionId, TakeOverId};
use purser_domain::limits::UNDO_HOURS;
use purser_domain::payment::Owner;
use purser_domain::period::plus_hours;
use purser_domain::plan::Outcome;
use purser_domain::refusal::{Refusal, Rule, Thing};
use purser_domain::subscription::{CancelReason, Status, Subscription};
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use purser_render::page::subscription::take_over::{
    self as pages, Effect, Kind, Move, Progress, Stage, Target, Unfit,
};
use purser_render::page::tax::Due;
use purser_render::page::{Entered, Shell};
use std::collections::BTreeSet;

/// People whose names a confirmation lists.
const NAMES_MAX: usize = 25;

/// The page beneath, for whoever may take over; what may not be taken says why.
async fn taking(visit: &Visit, id: SubscriptionId) -> Result<Opened, Problem> {
    let opened = open(visit, id, &Asked::default()).await?;
    match opened.view {
        ref view if !view.may.take_over => Err(Refusal::NotAllowed.into()),
        ref view if !view.known.self_service() => Err(Refusal::NotSelfService.into()),
        _ => Ok(opened),
    }
}

pub async fn choose(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Html<String>, Problem> {
    let opened = taking(&visit, id).await?;
    Ok(Html(pages::choose(&opened.shell, &opened.view)))
}

/// What a command of a take-over would do, as the pages tell it.
async fn effect(
    visit: &Visit,
    (shell, zone): (&Shell, &str),
    command: Command,
) -> Result<Result<Effect, Told>, Problem> {
    let undo = matches!(command, Command::UndoTakeOver { .. });
    let told = match preview(visit, command).await? {
        Ok(told) => told,
        Err(told) => return Ok(Err(told)),
    };
    let until = plus_hours(visit.caller.shared.now(), UNDO_HOURS);
    let undo_until = if undo { String::new() } else { moment(shell, zone, until) };
    Ok(Ok(read(told, undo_until)))
}

fn read(told: wire::Preview, undo_until: String) -> Effect {
    let mails: BTreeSet<String> = told.mails.into_iter().map(|mail| mail.name).collect();
    Effect {
        credit: due(told.credit.as_ref(), told.credit_tax.as_ref()),
        billed: due(told.billed.as_ref(), told.billed_tax.as_ref()),
        people: told.users.into_iter().take(NAMES_MAX).map(|user| user.display_name).collect(),
        people_count: told.users_count,
        mails: mails.into_iter().collect(),
        left: told.target_subscription.map(|target| target.available),
        undo_until,
    }
}

/// The organization's subscriptions of the same product, with what speaks against each.
async fn targets(opened: &mut Opened) -> Result<Vec<Target>, Problem> {
    let source = &opened.view.known;
    let filter = SubscriptionFilter {
        owner: Some(OwnerFilter::Organization),
        product_id: Some(source.product_id.clone()),
        ..SubscriptionFilter::default()
    };
    let scope = opened.reading.scope();
    let found = subscriptions(&mut opened.reading.reader, &scope, &filter, &Paging::longest()).await?;
    let known = found.items.into_iter().map(|row| row.subscription);
    let fitting = known.filter(|known| known.sku_id == source.sku_id && known.status() != Status::Deleted);
    Ok(fitting.map(|known| target(&known, source)).collect())
}

fn target(known: &Subscription, source: &Subscription) -> Target {
    let missing = source.assigned.saturating_sub(known.free());
    let unfit = if !known.assignable() {
        Some(Unfit::NotInUse)
    } else if known.take_over.is_some() {
        Some(Unfit::Busy)
    } else {
        (missing > 0).then_some(Unfit::TooFew(missing))
    };
    Target {
        id: known.id.to_string(),
        product: known.product_name.clone(),
        free: known.free(),
        quantity: known.quantity(),
        unfit,
    }
}

/// The pane in which the target is chosen.
async fn moving(
    visit: &Visit,
    opened: &mut Opened,
    wanted: Option<&str>,
    problem: Option<String>,
) -> Result<String, Problem> {
    let targets = targets(opened).await?;
    let fits = |target: &&Target| target.unfit.is_none();
    let chosen = targets.iter().filter(fits).find(|target| Some(target.id.as_str()) == wanted);
    let chosen = chosen.or_else(|| targets.iter().find(fits)).map(|target| target.id.clone());
    let known = &opened.view.known;
    let effect = match chosen.as_ref().and_then(|id| id.parse().ok()) {
        Some(into) => {
            let action = TakeOverAction::MoveUsers { target: into };
            let told =
                effect(visit, opened.words(), Command::TakeOver { subscription: known.id, action }).await?;
            Some(told.map_err(|told| told.sentence))
        }
        None => no_room(visit, known, &targets).map(Err),
    };
    let more = targets.iter().find(|target| target.unfit != Some(Unfit::NotInUse));
    let buy = more.map_or_else(
        || format!("/purchase/{}", known.product_id),
        |target| format!("/subscriptions/{}/quantity?change=buy", target.id),
    );
    let choice = Move { targets, chosen, effect, problem, buy };
    Ok(pages::move_users(&opened.shell, &opened.view, &choice))
}

/// What the command would say about the target that comes nearest.
fn no_room(visit: &Visit, source: &Subscription, targets: &[Target]) -> Option<String> {
    let few = targets.iter().filter(|target| matches!(target.unfit, Some(Unfit::TooFew(_))));
    let available = few.map(|target| target.free).max()?;
    let refusal = Refusal::NotEnoughLicenses { available, needed: source.assigned };
    Some(purser_render::refusal(&refusal, visit.caller.context.locale))
}

pub async fn move_users(
    visit: Visit,
    Id(id): Id<SubscriptionId>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let mut opened = taking(&visit, id).await?;
    let wanted = params.text("target");
    Ok(Html(moving(&visit, &mut opened, wanted.as_deref(), None).await?))
}

/// The dialog *Move users to*; without a target that fits, the pane says why not.
pub async fn confirm_move(
    visit: Visit,
    Id(id): Id<SubscriptionId>,
    mut params: Params,
) -> Result<Response, Problem> {
    let mut opened = taking(&visit, id).await?;
    let wanted = params.text("target").unwrap_or_default();
    let known = targets(&mut opened).await?;
    let found = known.iter().find(|target| target.id == wanted);
    let Some((target, into)) = found.and_then(|target| Some((target, target.id.parse().ok()?))) else {
        let why = no_room(&visit, &opened.view.known, &known);
        let why = why.unwrap_or_else(|| opened.shell.t("sub-choose-target"));
        return Ok(unfinished(moving(&visit, &mut opened, None, Some(why)).await?));
    };
    let action = TakeOverAction::MoveUsers { target: into };
    match effect(&visit, opened.words(), Command::TakeOver { subscription: id, action }).await? {
        Ok(effect) => {
            Ok(Html(pages::confirm_move(&opened.shell, &opened.view, target, &effect)).into_response())
        }
        Err(told) => Ok(unfinished(moving(&visit, &mut opened, None, Some(told.sentence)).await?)),
    }
}

pub async fn move_now(Id(id): Id<SubscriptionId>, mut form: Form) -> Result<Response, Problem> {
    let target: Option<SubscriptionId> = form.read("target");
    form.check()?;
    let target = target.ok_or_else(|| Problem::field("target", Rule::Required))?;
    let action = TakeOverAction::MoveUsers { target };
    match form.send(Command::TakeOver { subscription: id, action }).await {
        Ok(done) => watch(id, &done),
        Err(problem) => {
            let entered = form.entered(problem)?;
            let mut opened = taking(&form.visit, id).await?;
            Ok(unfinished(moving(&form.visit, &mut opened, None, entered.problem).await?))
        }
    }
}

/// Leads to where the take-over can be watched.
fn watch(id: SubscriptionId, done: &Done) -> Result<Response, Problem> {
    let Outcome::TakeOver(take_over) = done.outcome else { return Err(bug("a take-over without one")) };
    Ok(see(&format!("/subscriptions/{id}/take-over/{take_over}")))
}

pub async fn cancel(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Html<String>, Problem> {
    let opened = taking(&visit, id).await?;
    Ok(Html(pages::cancel(&opened.shell, &opened.view, &Entered::default())))
}

/// The question belongs to a form; a reload of its address asks for the reason again.
pub async fn cancel_again(Id(id): Id<SubscriptionId>) -> Redirect {
    Redirect::to(&format!("/subscriptions/{id}/take-over/cancel"))
}

/// The dialog *Are you sure you want to cancel?*
pub async fn confirm_cancel(Id(id): Id<SubscriptionId>, mut form: Form) -> Result<Response, Problem> {
    let given = cancellation(&mut form);
    let opened = taking(&form.visit, id).await?;
    let told = match given {
        Ok((reason, comment)) => {
            let action = TakeOverAction::Cancel { reason, comment: comment.clone() };
            let command = Command::TakeOver { subscription: id, action };
            match effect(&form.visit, opened.words(), command).await? {
                Ok(effect) => {
                    let comment = comment.unwrap_or_default();
                    let page = pages::confirm_cancel(&opened.shell, &opened.view, reason, &comment, &effect);
                    return Ok(Html(page).into_response());
                }
                Err(told) => Problem::Refused(told.refusal),
            }
        }
        Err(problem) => problem,
    };
    let entered = form.entered(told)?;
    Ok(unfinished(pages::cancel(&opened.shell, &opened.view, &entered)))
}

fn cancellation(form: &mut Form) -> Result<(CancelReason, Option<String>), Problem> {
    let reason = reason(form);
    let comment = form.optional("comment");
    form.check()?;
    Ok((reason.ok_or_else(|| Problem::field("reason", Rule::Required))?, comment))
}

pub async fn cancel_now(Id(id): Id<SubscriptionId>, mut form: Form) -> Result<Response, Problem> {
    let sent = match cancellation(&mut form) {
        Ok((reason, comment)) => {
            let action = TakeOverAction::Cancel { reason, comment };
            form.send(Command::TakeOver { subscription: id, action }).await
        }
        Err(problem) => Err(problem),
    };
    match sent {
        Ok(done) => watch(id, &done),
        Err(problem) => {
            let entered = form.entered(problem)?;
            let opened = taking(&form.visit, id).await?;
            Ok(unfinished(pages::cancel(&opened.shell, &opened.view, &entered)))
        }
    }
}

async fn transfer_page(visit: &Visit, id: SubscriptionId, sure: bool) -> Result<String, Problem> {
    let opened = taking(visit, id).await?;
    let command = Command::TakeOver { subscription: id, action: TakeOverAction::Transfer };
    let told = effect(visit, opened.words(), command).await?.map_err(|told| told.sentence);
    Ok(pages::transfer(&opened.shell, &opened.view, &told, sure))
}

pub async fn transfer(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Html<String>, Problem> {
    transfer_page(&visit, id, false).await.map(Html)
}

pub async fn confirm_transfer(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Html<String>, Problem> {
    transfer_page(&visit, id, true).await.map(Html)
}

pub async fn transfer_now(Id(id): Id<SubscriptionId>, form: Form) -> Result<Response, Problem> {
    let command = Command::TakeOver { subscription: id, action: TakeOverAction::Transfer };
    match form.send(command).await {
        Ok(done) => watch(id, &done),
        Err(problem) => {
            let entered = form.entered(problem)?;
            let mut opened = open(&form.visit, id, &Asked::default()).await?;
            opened.view.problem = entered.problem;
            Ok(unfinished(purser_render::page::subscription::page(&opened.shell, &opened.view, None)))
        }
    }
}

/// The take-over that an address names: of this subscription, and seen by the viewer.
async fn find(opened: &mut Opened, id: SubscriptionId, job: &str) -> Result<TakeOver, Problem> {
    let unknown = || Problem::not_found(Thing::TakeOver);
    let job: TakeOverId = job.parse().map_err(|_| unknown())?;
    let scope = opened.reading.scope();
    let found = work::take_over(&mut opened.reading.reader, &scope, job).await.map_err(Failure::from)?;
    found.filter(|known| known.source == id).ok_or_else(unknown)
}

/// A subscription and one of its take-overs.
fn ids((id, job): (String, String)) -> Result<(SubscriptionId, String), Problem> {
    let id = id.parse().map_err(|_| Problem::not_found(Thing::Subscription))?;
    Ok((id, job))
}

/// How far it came, and in the end what came of it. While it works the page asks again each second; when it is done the
/// whole page is shown anew, so that its heading gets the focus and is read.
pub async fn progress(
    visit: Visit,
    Path(path): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (id, job) = ids(path)?;
    let mut opened = open(&visit, id, &Asked::default()).await?;
    let known = find(&mut opened, id, &job).await?;
    let progress = told(&mut opened, &known).await?;
    let running = matches!(progress.stage, Stage::Running | Stage::Undoing);
    if headers.contains_key("HX-Request") && !running {
        return Ok(([("HX-Refresh", "true")], Html(String::new())).into_response());
    }
    Ok(Html(pages::progress(&opened.shell, &opened.view, &progress)).into_response())
}

async fn told(opened: &mut Opened, known: &TakeOver) -> Result<Progress, Problem> {
    let scope = opened.reading.scope();
    let reader = &mut opened.reading.reader;
    let job = work::job(reader, scope.tenant, JobId(known.id.0)).await.map_err(Failure::from)?;
    let purchaser = match known.before.owner {
        Owner::Organization => None,
        Owner::Person(person) => {
            let who = PersonRef::Id(person);
            people::user(reader, &scope, Detail::Full, &who).await.map_err(Failure::from)?
        }
    };
    let purchaser = purchaser.map(|row| row.display_name).unwrap_or_default();
    let zone = &opened.reading.tenant.time_zone;
    let undo_until = known.undo_until.map(|until| moment(&opened.shell, zone, until)).unwrap_or_default();
    let mails = Some(purchaser.clone()).filter(|name| !name.is_empty()).into_iter().collect();
    Ok(Progress {
        path: format!("/subscriptions/{}/take-over/{}", known.source, known.id),
        kind: match known.action {
            TakeOverAction::MoveUsers { .. } => Kind::Move,
            TakeOverAction::Cancel { .. } => Kind::Cancel,
            TakeOverAction::Transfer => Kind::Transfer,
        },
        stage: match known.phase {
            Phase::Moving => Stage::Running,
            Phase::Completed => Stage::Done,
            Phase::Undoing => Stage::Undoing,
            Phase::Undone => Stage::Undone,
        },
        done: known.done,
        total: known.total,
        failed: job.filter(|job| job.state == work::JobState::Failed).map(|_| format!("/jobs/{}", known.id)),
        purchaser,
        effect: Effect {
            credit: known.credit.map(|net| Due { net, tax: None }),
            mails,
            undo_until,
            ..Effect::default()
        },
    })
}

/// The dialog that asks before a take-over is undone.
pub async fn undo(visit: Visit, Path(path): Path<(String, String)>) -> Result<Html<String>, Problem> {
    let (id, job) = ids(path)?;
    let mut opened = open(&visit, id, &Asked::default()).await?;
    let known = find(&mut opened, id, &job).await?;
    undo_page(&visit, &mut opened, &known).await.map(Html)
}

async fn undo_page(visit: &Visit, opened: &mut Opened, known: &TakeOver) -> Result<String, Problem> {
    let command = Command::UndoTakeOver { take_over: known.id };
    let told = effect(visit, opened.words(), command).await?.map_err(|told| told.sentence);
    let action = format!("/subscriptions/{}/take-over/{}/undo", known.source, known.id);
    Ok(pages::undo(&opened.shell, &opened.view, &action, &told))
}

pub async fn undo_now(Path(path): Path<(String, String)>, form: Form) -> Result<Response, Problem> {
    let (id, job) = ids(path)?;
    let mut opened = open(&form.visit, id, &Asked::default()).await?;
    let known = find(&mut opened, id, &job).await?;
    match form.send(Command::UndoTakeOver { take_over: known.id }).await {
        Ok(done) => watch(id, &done),
        Err(problem) => {
            form.entered(problem)?;
            Ok(unfinished(undo_page(&form.visit, &mut opened, &known).await?))
        }
    }
}
