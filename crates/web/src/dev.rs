//! The demo's own doors: the mail that was kept, and a clock that can be moved forward. They exist only in the demo, and
//! need no token there.

use crate::body::JsonBody;
use crate::docs;
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::shared::Shared;
use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use purser_app::Failure;
use purser_app::views::work::{self, JobState};
use purser_domain::refusal::{FieldError, Refusal, Rule};
use purser_render::escape;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// Mails that are shown, the latest.
const MAILS_MAX: u32 = 10_000;
/// Mails of the page; the JSON has more.
const MAILS_SHOWN: usize = 200;
/// How far the clock is moved at once.
const YEARS_MAX: i64 = 100;
/// How often the work of others is looked at while it goes on.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// The demo's routes.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/dev/mail", get(mail_page))
        .route("/dev/mail.json", get(mail))
        .route("/dev/clock", get(now).post(advance))
        .merge(crate::pages::demo_routes())
}

#[derive(Serialize)]
struct SentMail {
    to: String,
    subject: String,
    text: String,
    html: String,
    attachments: Vec<Attachment>,
    message_id: String,
    sent_at: Timestamp,
}

#[derive(Serialize)]
struct Attachment {
    name: String,
    content_type: String,
}

async fn mail(State(shared): State<Arc<Shared>>, params: Params) -> Result<Json<Vec<SentMail>>, Problem> {
    params.done()?;
    sent(&shared).await.map(Json)
}

async fn sent(shared: &Shared) -> Result<Vec<SentMail>, Problem> {
    let mails = shared.door.store().kept_mails(MAILS_MAX).await.map_err(Failure::from)?;
    let mails = mails.into_iter().map(|mail| SentMail {
        to: mail.body.to,
        subject: mail.body.subject,
        text: mail.body.text,
        html: mail.body.html,
        attachments: mail
            .body
            .attachments
            .into_iter()
            .map(|file| Attachment { name: file.name, content_type: file.content_type })
            .collect(),
        message_id: mail.message_id,
        sent_at: mail.sent_at,
    });
    Ok(mails.collect())
}

/// The text of every mail; its HTML is only shown as source, because it came from people.
async fn mail_page(State(shared): State<Arc<Shared>>, params: Params) -> Result<Response, Problem> {
    params.done()?;
    let mails = sent(&shared).await?;
    let shown = mails.iter().rev().take(MAILS_SHOWN).map(|mail| {
        format!(
            "<article><h2>{}</h2><p>To {} at <time>{}</time></p><pre>{}</pre>\
             <details><summary>HTML source</summary><pre>{}</pre></details></article>\n",
            escape(&mail.subject),
            escape(&mail.to),
            escape(&mail.sent_at.to_string()),
            escape(&mail.text),
            escape(&mail.html),
        )
    });
    let shown: String = shown.collect();
    let body = format!(
        "<h1>Mail</h1><p>The demo sends no mail; it keeps it here, the latest {MAILS_SHOWN} of {} on this page, newest \
         first. All of it, newest last: <a href=\"/dev/mail.json\">/dev/mail.json</a>.</p>\n{shown}",
        mails.len(),
    );
    Ok(docs::html("Mail", &body))
}

#[derive(Serialize)]
struct Now {
    now: Timestamp,
}

async fn now(State(shared): State<Arc<Shared>>, params: Params) -> Result<Json<Now>, Problem> {
    params.done()?;
    Ok(Json(Now { now: shared.now() }))
}

/// Where the clock goes: to an instant, or forward by a calendar duration in UTC.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    #[serde(default)]
    now: Option<Timestamp>,
    #[serde(default)]
    advance: Option<String>,
}

/// Moves the clock forward and answers when everything that fell due is done.
async fn advance(
    State(shared): State<Arc<Shared>>,
    params: Params,
    JsonBody(body): JsonBody<Advance>,
) -> Result<Json<Now>, Problem> {
    params.done()?;
    let _alone = shared.clock.lock().await;
    let now = shared.now();
    let (field, target) = match (body.now, &body.advance) {
        (Some(target), None) => ("now", Some(target)),
        (None, Some(duration)) => ("advance", later(now, duration)),
        (given, _) => {
            let rule = if given.is_some() { Rule::NotAllowedHere } else { Rule::Required };
            let wrong =
                ["now", "advance"].map(|field| FieldError { field: field.into(), rule: rule.clone() });
            return Err(Refusal::Invalid(wrong.into()).into());
        }
    };
    let farthest = later(now, &format!("P{YEARS_MAX}Y")).unwrap_or(Timestamp::MAX);
    let forward = |target: &Timestamp| now <= *target && *target <= farthest;
    let Some(target) = target.filter(forward) else {
        let expected = match field {
            "now" => "a time that is still to come, within the next hundred years",
            _ => "a duration such as P1M that leads forward, at most a hundred years",
        };
        return Err(Problem::field(field, Rule::Format { expected: expected.into() }));
    };
    shared.door.env().move_to(target);
    if let Some(demo) = &shared.demo {
        (demo.keep_clock)(shared.door.env().ahead());
    }
    settle(&shared).await?;
    Ok(Json(Now { now: shared.now() }))
}

fn later(now: Timestamp, duration: &str) -> Option<Timestamp> {
    let span: Span = duration.parse().ok()?;
    let there = now.to_zoned(TimeZone::UTC).checked_add(span).ok()?;
    Some(there.timestamp())
}

/// Carries out what is due, and waits for what the server's own background work has begun.
async fn settle(shared: &Shared) -> Result<(), Problem> {
    let Some(worker) = &shared.worker else { return Err(bug("a demo without background work")) };
    while !*shared.stop.borrow() {
        worker.drain(&shared.stop).await.map_err(Failure::from)?;
        let mut reader = shared.door.read().await?;
        let counts = work::job_counts(&mut reader).await.map_err(Failure::from)?;
        drop(reader);
        let now = shared.now();
        let open = |count: &work::JobCount| match count.state {
            JobState::Running => true,
            JobState::Queued => count.due_at <= now,
            JobState::Failed => false,
        };
        if !counts.iter().any(open) {
            return Ok(());
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Err(Problem::Unavailable)
}
