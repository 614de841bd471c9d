//! One run: an installation is set up, then people, time, faults and crashes do what the seed says, then everything
//! heals, and then everything must be as the model says.

mod background;
mod execute;
mod heal;
mod start;

use crate::actors::{Actor, Taste};
use crate::check;
use crate::history::History;
use crate::model::Model;
use crate::random::Random;
use crate::receiver::Receiver;
use crate::stage::Stage;
use crate::trace::Trace;
use crate::weather::Weather;
use crate::{Broken, Held};
use jiff::Timestamp;
use purser_app::{Ask, Done, Env};
use purser_store::Options;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Steps between two looks at the whole database.
const LOOK_EVERY: u32 = 10;

/// What became of a run.
pub struct Report {
    /// What it did.
    pub trace: Trace,
    /// What it did, in numbers.
    pub figures: Figures,
    /// The first promise that was not kept.
    pub broken: Option<Broken>,
}

/// What a run did, in numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// Commands by word, and how they were answered.
    pub answers: BTreeMap<(&'static str, &'static str), u64>,
    /// Faults that fired.
    pub faults: u64,
    /// Processes that ended and were started again.
    pub restarts: u64,
    /// Commands that were committed.
    pub committed: u64,
    /// Events of the log.
    pub events: u64,
    /// Mails that were kept and webhooks that were heard.
    pub effects: u64,
}

impl Figures {
    /// Both together.
    pub fn add(&mut self, other: &Self) {
        for (&key, count) in &other.answers {
            let sum = self.answers.entry(key).or_insert(0);
            *sum = sum.saturating_add(*count);
        }
        self.faults = self.faults.saturating_add(other.faults);
        self.restarts = self.restarts.saturating_add(other.restarts);
        self.committed = self.committed.saturating_add(other.committed);
        self.events = self.events.saturating_add(other.events);
        self.effects = self.effects.saturating_add(other.effects);
    }
}

/// A command whose caller does not know yet what became of it.
struct Pending {
    ask: Ask,
    since: Timestamp,
}

/// A run under way.
struct Run {
    seed: u64,
    random: Random,
    taste: Taste,
    url: String,
    options: Options,
    env: Env,
    weather: Arc<Weather>,
    history: Arc<History>,
    stage: Option<Stage>,
    receiver: Receiver,
    model: Model,
    pending: Vec<Pending>,
    answered: Vec<(Ask, Done)>,
    keys: u64,
    trace: Trace,
    figures: Figures,
}

/// Whether a seed's run moves thousands of people.
#[must_use]
pub const fn is_large(seed: u64) -> bool {
    seed % 100 == 99
}

/// Runs a seed on a database that is empty, opened with these options.
pub async fn run(seed: u64, url: &str, options: &Options) -> Report {
    let mut run = match Run::new(seed, url, options).await {
        Ok(run) => run,
        Err(broken) => {
            let (trace, figures) = (Trace::default(), Figures::default());
            return Report { trace, figures, broken: Some(broken) };
        }
    };
    let broken = run.all().await.err();
    Report { trace: run.trace, figures: run.figures, broken }
}

impl Run {
    async fn new(seed: u64, url: &str, options: &Options) -> Held<Self> {
        let broken = |error: &dyn core::fmt::Display| Broken(format!("cannot start: {error}"));
        let receiver = Receiver::listen(seed).await.map_err(|error| broken(&error))?;
        let begin: Timestamp = "2026-01-30T22:15:00Z".parse().map_err(|error: jiff::Error| broken(&error))?;
        let weather = Arc::new(Weather::new(seed));
        let mut random = Random::new(seed, 1);
        Ok(Self {
            seed,
            taste: Taste::new(&mut random),
            random,
            url: url.to_owned(),
            options: options.clone(),
            env: Env::simulated(begin, seed),
            history: Arc::new(History::new(Arc::clone(&weather))),
            weather,
            stage: None,
            trace: Trace::hiding(receiver.address().to_string()),
            receiver,
            model: Model::default(),
            pending: Vec::new(),
            answered: Vec::new(),
            keys: 0,
            figures: Figures::default(),
        })
    }

    async fn all(&mut self) -> Held<()> {
        self.start().await?;
        self.weather.blow();
        let steps = if is_large(self.seed) { 30 } else { self.random.between(20, 90) };
        for step in 0..steps {
            self.trace.line(format!("step {step} at {}", self.env.now()));
            self.step().await?;
            if step % LOOK_EVERY == 0 {
                self.look().await?;
            }
        }
        self.heal().await?;
        let found = check::everything(self.stage()?, &self.model, &self.receiver).await?;
        self.figures.events = found.events;
        self.figures.effects = found.effects;
        self.trace.line(format!("in the end {found:?}"));
        Ok(())
    }

    /// Looks at the whole database while faults and callers wait.
    async fn look(&self) -> Held<()> {
        let calm = self.weather.pause();
        let consistent = check::consistent(self.stage()?).await;
        self.weather.resume(calm);
        consistent
    }

    async fn step(&mut self) -> Held<()> {
        // The odds of a step, in the order of the arms below.
        let odds = [200, 220, 60, 70, 30, 25, 120, 60, 30, 90, 25, 30, 25, 10];
        match self.random.weighted(&odds).unwrap_or(0) {
            0 => self.act(1).await,
            1 => {
                let count = if self.random.chance(15) { 256 } else { self.random.between(2, 16) };
                self.act(count).await
            }
            2 => self.burst().await,
            3 => self.ask_again().await,
            4 => self.repeat().await,
            5 => self.reuse_a_key().await,
            6 => self.work().await,
            7 => self.sweep().await,
            8 => self.drain().await,
            9 => self.leap(),
            10 => self.claim_and_die().await,
            11 => self.crash().await,
            12 => self.preview().await,
            _ => self.forget_keys().await,
        }
    }

    fn stage(&self) -> Held<&Stage> {
        self.stage.as_ref().ok_or_else(|| Broken("no process runs".into()))
    }

    /// Somebody who looks at what is there now.
    fn actor(&mut self) -> (Actor<'_>, &Taste) {
        let actor = Actor {
            model: &self.model,
            random: &mut self.random,
            now: self.env.now(),
            receiver: self.receiver.address(),
        };
        (actor, &self.taste)
    }
}
