//! What Prometheus reads: answers and how long they took, by route. Unauthenticated, because it names no organization
//! and no person; whoever does not want it read keeps `/metrics` behind the proxy.

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::time::Duration;

/// Upper bounds of the buckets, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10.0];

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Answer {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Route {
    method: String,
    route: String,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct State {
    state: String,
}

/// The measurements of one server.
pub struct Metrics {
    registry: Registry,
    answers: Family<Answer, Counter>,
    seconds: Family<Route, Histogram>,
    jobs: Family<State, Gauge>,
}

impl Metrics {
    pub fn new() -> Self {
        let answers = Family::<Answer, Counter>::default();
        let seconds = Family::<Route, Histogram>::new_with_constructor(|| Histogram::new(BUCKETS));
        let jobs = Family::<State, Gauge>::default();
        let mut registry = Registry::with_prefix("purser");
        registry.register("http_answers", "Answers, by route and status", answers.clone());
        registry.register("http_answer_seconds", "Time until an answer begins, by route", seconds.clone());
        registry.register("jobs", "Background work, by state", jobs.clone());
        Self { registry, answers, seconds, jobs }
    }

    /// Counts an answer. `route` is the pattern, never the address: the number of labels must stay small.
    pub fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let method = known(method);
        let label = Answer { method: method.into(), route: route.into(), status: status.as_u16() };
        self.answers.get_or_create(&label).inc();
        let label = Route { method: method.into(), route: route.into() };
        self.seconds.get_or_create(&label).observe(took.as_secs_f64());
    }

    /// How many jobs are in a state now.
    pub fn set_jobs(&self, state: &str, count: u64) {
        let label = State { state: state.into() };
        self.jobs.get_or_create(&label).set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// The text that Prometheus reads; none when it cannot be written.
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        encode(&mut text, &self.registry).ok().map(|()| text)
    }
}

/// A caller can invent methods, but no labels.
fn known(method: &Method) -> &str {
    match *method {
        Method::GET
        | Method::HEAD
        | Method::POST
        | Method::PUT
        | Method::PATCH
        | Method::DELETE
        | Method::OPTIONS => method.as_str(),
        _ => "other",
    }
}
