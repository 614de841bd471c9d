//! The audit log: what happened in the organization, newest first.

use super::address::Address;
use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::get;
use jiff::Timestamp;
use jiff::civil::Date;
use purser_app::views::history::{self, AuditFilter, Entry};
use purser_app::views::people::{self, Detail};
use purser_app::views::{Cursor, Paging};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::command::PersonRef;
use purser_domain::period::day_in;
use purser_render::page::audit::{Audit, Row, Subject, Who, page, who};
use purser_render::page::{Pager, Place, Shell};
use std::sync::Arc;
use uuid::Uuid;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/audit", get(list)).route("/audit.csv", get(file))
}

/// What the list is narrowed to, as it stands in the address.
struct Asked {
    kind: String,
    who: String,
    subject: String,
    cursor: Option<Cursor>,
}

impl Asked {
    fn of(params: &mut Params) -> Self {
        let mut text = |name: &str| params.text(name).unwrap_or_default().trim().to_owned();
        let cursor = text("cursor").parse().ok();
        Self { kind: text("kind"), who: text("who"), subject: text("subject"), cursor }
    }

    fn address(&self) -> Address {
        Address::new("/audit")
            .with("kind", self.kind.as_str())
            .with("who", self.who.as_str())
            .with("subject", self.subject.as_str())
    }

    /// The filter of the view; none when it names nobody or nothing.
    async fn filter(&self, reading: &mut Reading) -> Result<Option<AuditFilter>, Problem> {
        let mut filter = AuditFilter { kind: Some(self.kind.clone()), ..AuditFilter::default() };
        filter.kind = filter.kind.filter(|kind| !kind.is_empty());
        if !self.subject.is_empty() {
            let Ok(subject) = self.subject.parse::<Uuid>() else { return Ok(None) };
            filter.subject = Some(subject);
        }
        if !self.who.is_empty() {
            let scope = reading.scope();
            let named = PersonRef::read(&self.who);
            let found = people::user(&mut reading.reader, &scope, Detail::Full, &named).await;
            let Some(found) = found.map_err(Failure::from)? else { return Ok(None) };
            filter.actor = Some(found.id);
        }
        Ok(Some(filter))
    }
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let asked = Asked::of(&mut params);
    let (mut reading, shell) = visit.open(Place::AuditLog).await?;
    let filter = asked.filter(&mut reading).await?;
    let tenant = reading.tenant.id;
    let (rows, next) = match &filter {
        None => (Vec::new(), None),
        Some(filter) => {
            let paging = Paging::new(asked.cursor.clone(), None);
            let found = history::audit(&mut reading.reader, tenant, filter, &paging).await?;
            (found.items, found.next)
        }
    };
    let (zone, address) = (&reading.tenant.time_zone, asked.address());
    let view = Audit {
        rows: rows.into_iter().map(|entry| row(entry, zone)).collect(),
        pager: Pager {
            next: next.map(|next| address.with("cursor", next.to_string()).text()),
            first: asked.cursor.is_some().then(|| address.text()),
        },
        csv: address.at("/audit.csv").text(),
        unknown: filter.is_none() && !asked.who.is_empty(),
        kind: asked.kind,
        who: asked.who,
        subject: asked.subject,
    };
    Ok(Html(page(&shell, &view)))
}

/// A day and the time of it, where the organization's days are counted.
fn local(at: Timestamp, zone: &str) -> (Date, String) {
    let time = at
        .in_tz(zone)
        .map(|zoned| zoned.time())
        .map(|time| format!("{:02}:{:02}", time.hour(), time.minute()));
    (day_in(zone, at), time.unwrap_or_default())
}

fn row(entry: Entry, zone: &str) -> Row {
    let who = actor(&entry);
    let event = entry.event;
    let (on, time) = local(event.at, zone);
    Row {
        seq: event.seq,
        on,
        time,
        at: event.at.to_string(),
        who,
        subject: event.subject.map(|id| Subject {
            href: href(&event.kind, id),
            id: id.to_string(),
            name: entry.subject_name,
        }),
        data: serde_json::to_string_pretty(&event.data).unwrap_or_default(),
        kind: event.kind,
        command: event.command,
        request: event.request_id,
    }
}

fn actor(entry: &Entry) -> Who {
    let actor = entry.event.actor.as_str();
    match (actor, &entry.actor_name) {
        ("operator", _) => Who::Operator,
        ("provisioning", _) => Who::Provisioning,
        ("system", _) => Who::System,
        (_, Some(name)) => {
            let person = actor.strip_prefix("person:").map(|id| format!("/audit?who={id}"));
            Who::Named(person, name.clone())
        }
        (_, None) => Who::Unknown,
    }
}

/// Where the thing that an event is about is shown.
fn href(kind: &str, id: Uuid) -> Option<String> {
    match kind.split('.').next()? {
        "subscription" | "licenses" | "take_over" => Some(format!("/subscriptions/{id}")),
        "person" | "roles" | "password" | "settings" | "session" => Some(format!("/users/{id}")),
        "billing_profile" => Some(format!("/billing/profiles/{id}")),
        _ => None,
    }
}

/// The list as a file, page by page.
async fn file(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let asked = Asked::of(&mut params);
    let (mut reading, shell) = visit.open(Place::AuditLog).await?;
    let filter = asked.filter(&mut reading).await?;
    drop(reading);
    let head = ["number", "when", "what", "who", "command", "about", "about-id", "request", "data"];
    let head = head.map(|key| shell.t(&format!("audit-{key}"))).into();
    let (today, state) = (shell.today, (visit, shell, filter, Paging::longest()));
    csv_file::answer("audit-log", today, head, state, |(visit, shell, filter, paging)| async move {
        let Some(narrowed) = &filter else { return Ok((Vec::new(), None)) };
        let mut reading = visit.caller.read().await?;
        reading.require(Permission::SeeEvents)?;
        let found = history::audit(&mut reading.reader, reading.tenant.id, narrowed, &paging).await?;
        let zone = &reading.tenant.time_zone;
        let rows = found.items.into_iter().map(|entry| cells(&shell, row(entry, zone))).collect();
        Ok((rows, found.next.map(|next| (visit, shell, filter, paging.from(Some(next))))))
    })
    .await
}

fn cells(shell: &Shell, row: Row) -> Vec<String> {
    vec![
        row.seq.to_string(),
        row.at,
        shell.event(&row.kind),
        who(shell, &row.who),
        shell.command(&row.command),
        row.subject.as_ref().and_then(|subject| subject.name.clone()).unwrap_or_default(),
        row.subject.map(|subject| subject.id).unwrap_or_default(),
        row.request,
        row.data,
    ]
}
