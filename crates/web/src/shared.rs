//! What a server is made of.

use crate::attempts::Attempts;
use crate::metrics::Metrics;
use crate::problem::Problem;
use jiff::{SignedDuration, Timestamp};
use purser_app::Door;
use purser_app::worker::Worker;
use std::sync::Arc;
use tokio::sync::{Mutex, watch};

/// Everything that the doors need.
pub struct Server {
    /// The one door for changes and reads.
    pub door: Door,
    /// Background work of this process; the test clock waits for it.
    pub worker: Option<Arc<Worker>>,
    /// Opens the demo's doors.
    pub demo: Option<Demo>,
    /// Whether browsers are told to send cookies only over TLS: when the public address is https.
    pub secure_cookies: bool,
    /// Becomes true when the server is told to stop.
    pub stop: watch::Receiver<bool>,
}

/// The demo's doors: `/dev/mail`, `/dev/clock` and a front page that says whom to act as.
pub struct Demo {
    /// Sign-in names of the people to act as.
    pub people: Vec<String>,
    /// Called with how far the test clock is ahead, whenever it was moved, so that a restart goes on there.
    pub keep_clock: Arc<dyn Fn(SignedDuration) + Send + Sync>,
}

/// A server and what its requests share.
pub struct Shared {
    pub door: Door,
    pub worker: Option<Arc<Worker>>,
    pub demo: Option<Demo>,
    pub stop: watch::Receiver<bool>,
    pub secure_cookies: bool,
    pub metrics: Metrics,
    /// Wrong tokens, secrets and passwords, by where they come from.
    pub wrong: Attempts,
    /// Passwords that are tried, by whom they are for.
    pub sign_ins: Attempts,
    /// Tokens that a service account asks for.
    pub granted: Attempts,
    /// Only one at a time moves the test clock.
    pub clock: Mutex<()>,
}

impl Shared {
    pub fn new(server: Server) -> Self {
        let Server { door, worker, demo, secure_cookies, stop } = server;
        Self {
            door,
            worker,
            demo,
            stop,
            secure_cookies,
            metrics: Metrics::new(),
            wrong: Attempts::new(30, SignedDuration::from_secs(2)),
            sign_ins: Attempts::new(10, SignedDuration::from_secs(6)),
            granted: Attempts::new(120, SignedDuration::from_secs(1)),
            clock: Mutex::new(()),
        }
    }

    /// One more try of somebody's password, wherever it is asked for.
    pub fn try_password(&self, name: &str) -> Result<(), Problem> {
        self.sign_ins.take(name, self.now()).map_err(too_many)
    }

    /// A wrong password came from an address.
    pub fn wrong_password(&self, origin: &str) -> Result<(), Problem> {
        self.wrong.take(origin, self.now()).map_err(too_many)
    }

    pub fn now(&self) -> Timestamp {
        self.door.env().now()
    }
}

const fn too_many(retry_after_seconds: u64) -> Problem {
    Problem::TooManyAttempts { retry_after_seconds }
}
