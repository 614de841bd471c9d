//! Reads the details page: a constant number of queries, whatever is on it.

use super::happened;
use crate::pages::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use jiff::Timestamp;
use jiff::civil::Date;
use purser_app::views::history::history;
use purser_app::views::holders::{self, Holder};
use purser_app::views::subscriptions::subscription;
use purser_app::views::work::last_take_over;
use purser_app::views::{Cursor, Page, Paging, bill_lines};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::id::SubscriptionId;
use purser_domain::money::Money;
use purser_domain::payment::Owner;
use purser_domain::period::day_in;
use purser_domain::refusal::Thing;
use purser_domain::subscription::{State, Subscription};
use purser_domain::take_over::{Phase, TakeOver};
use purser_render::page::subscription::{Billed, Details, Holders, May};
use purser_render::page::{Pager, Place, Shell};

/// Rows of each list on the page.
const ROWS: u32 = 10;

/// What the address asks for.
#[derive(Default)]
pub struct Asked {
    search: String,
    cursor: Option<Cursor>,
    before: Option<Cursor>,
}

impl Asked {
    /// Reads it; a cursor that is none of ours is the beginning.
    pub fn read(params: &mut Params) -> Self {
        let mut cursor = |name: &str| params.text(name).and_then(|text| text.parse().ok());
        let (after, before) = (cursor("cursor"), cursor("before"));
        Self { search: params.text("search").unwrap_or_default().trim().to_owned(), cursor: after, before }
    }
}

/// The page that was read, with the snapshot that it comes from.
pub struct Opened {
    pub reading: Reading,
    pub shell: Shell,
    pub view: Details,
}

impl Opened {
    /// What moments are told with: the language, and the zone of the organization.
    pub fn words(&self) -> (&Shell, &str) {
        (&self.shell, &self.reading.tenant.time_zone)
    }
}

/// Reads the page of a subscription that the viewer sees.
pub async fn open(visit: &Visit, id: SubscriptionId, asked: &Asked) -> Result<Opened, Problem> {
    let (mut reading, shell) = visit.open(Place::YourProducts).await?;
    let now = visit.caller.shared.now();
    let scope = reading.scope();
    let reader = &mut reading.reader;
    let row = subscription(reader, &scope, id).await.map_err(Failure::from)?;
    let row = row.ok_or(Problem::not_found(Thing::Subscription))?;
    let known = row.subscription;
    let paging = Paging::new(asked.cursor.clone(), Some(ROWS));
    let found = holders::holders(reader, &scope, id, Some(&asked.search), &paging).await?;
    let today = day_in(&known.time_zone, now);
    let billed = bill_lines::period_lines(reader, &scope, id, today).await.map_err(Failure::from)?;
    let past = history(reader, &scope, id, &Paging::new(asked.before.clone(), Some(ROWS))).await?;
    let past = past.unwrap_or(Page { items: Vec::new(), next: None });
    let take_over = last_take_over(reader, &scope, id).await.map_err(Failure::from)?;
    let zone = reading.tenant.time_zone.clone();
    let may = may(&reading, &known);
    let view = Details {
        purchaser: row.owner_name,
        bought_on: day_in(&zone, known.created_at),
        lines: billed.iter().flat_map(|billed| &billed.lines).map(line).collect(),
        next_charge: next_charge(&known),
        holders: listed(id, asked, found, &zone),
        history: past.items.iter().map(|entry| happened::entry(entry, id, &zone)).collect(),
        history_pager: history_pager(id, asked, past.next.as_ref()),
        under_way: under_way(&known, take_over.as_ref()),
        undo: take_over.as_ref().filter(|_| may.take_over).and_then(|it| undo(it, now, &shell, &zone)),
        problem: None,
        may,
        known,
    };
    Ok(Opened { reading, shell, view })
}

fn may(reading: &Reading, known: &Subscription) -> May {
    let standing = &reading.standing;
    let (change, assign) = match known.owner {
        Owner::Organization => (
            standing.may(Permission::ManageOrganizationSubscription),
            standing.may(Permission::AssignOrganizationLicenses),
        ),
        Owner::Person(person) => {
            let own = standing.person() == Some(person);
            (own, own)
        }
    };
    May { change, assign, take_over: standing.may(Permission::TakeOver) }
}

fn line(billed: &bill_lines::BillLine) -> Billed {
    let line = &billed.line;
    Billed { why: line.why, from: line.from, to: line.to, amount: line.amount }
}

/// What is billed next and when, at today's price.
fn next_charge(known: &Subscription) -> Option<(Date, Money)> {
    if known.timeline.until.is_some() {
        return None;
    }
    let renewed = known.at_renewal.unwrap_or_else(|| known.quantity());
    let ends_on = known.ends_on()?;
    let (on, count) = match known.state {
        State::Scheduled { starts_on } => (starts_on, known.quantity()),
        State::Trial { until } if known.recurring => (until, renewed),
        State::Active { .. } => {
            let on = known.billing_schedule().nth(known.timeline.billed_periods);
            match on < ends_on {
                true => (on, known.quantity()),
                false if known.recurring => (on, renewed),
                false => return None,
            }
        }
        _ => return None,
    };
    Some((on, known.unit_price()?.times(count).ok()?))
}

fn listed(id: SubscriptionId, asked: &Asked, found: Option<Page<Holder>>, zone: &str) -> Holders {
    let found = found.unwrap_or(Page { items: Vec::new(), next: None });
    let address = |cursor: Option<&Cursor>| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !asked.search.is_empty() {
            query.append_pair("search", &asked.search);
        }
        if let Some(cursor) = cursor {
            query.append_pair("cursor", &cursor.to_string());
        }
        format!("/subscriptions/{id}?{}#holders", query.finish())
    };
    let row = |held: Holder| (held.display_name, held.user_principal_name, day_in(zone, held.assigned_at));
    Holders {
        search: asked.search.clone(),
        pager: Pager {
            next: found.next.as_ref().map(|next| address(Some(next))),
            first: asked.cursor.is_some().then(|| address(None)),
        },
        rows: found.items.into_iter().map(row).collect(),
    }
}

fn history_pager(id: SubscriptionId, asked: &Asked, next: Option<&Cursor>) -> Pager {
    Pager {
        next: next.map(|next| format!("/subscriptions/{id}?before={next}#history")),
        first: asked.before.is_some().then(|| format!("/subscriptions/{id}#history")),
    }
}

/// Where the take-over that is at work on it can be watched. One that goes back keeps its target busy, too; that one is
/// watched among the jobs.
fn under_way(known: &Subscription, last: Option<&TakeOver>) -> Option<String> {
    let id = known.take_over?;
    let own = last.is_some_and(|last| last.id == id);
    Some(if own { format!("/subscriptions/{}/take-over/{id}", known.id) } else { format!("/jobs/{id}") })
}

/// Where a take-over is undone, and until when (P-7).
fn undo(known: &TakeOver, now: Timestamp, shell: &Shell, zone: &str) -> Option<(String, String)> {
    let until = known.undo_until.filter(|until| known.phase == Phase::Completed && now < *until)?;
    Some((format!("/subscriptions/{}/take-over/{}/undo", known.source, known.id), moment(shell, zone, until)))
}

/// A day and a time of it, in words.
pub fn moment(shell: &Shell, zone: &str, at: Timestamp) -> String {
    let (date, time) = (shell.date(day_in(zone, at)), happened::time(zone, at));
    shell.tv("sub-at", &[("date", (&date).into()), ("time", (&time).into())])
}
