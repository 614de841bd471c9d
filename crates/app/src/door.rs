//! The one door for changes. Pages, REST, the policy service, the command line and background work all come here.
//!
//! Commands wait in lanes, by a hash of their organization; a lane is a thread with a connection of its own, and takes
//! whatever waits as one batch. The busier it gets, the cheaper a command becomes.

use crate::batch::{self, Answer};
use crate::env::Env;
use crate::secret::hex;
use jiff::Timestamp;
use purser_domain::command::{Call, Command};
use purser_domain::id::TenantId;
use purser_domain::limits::{ATTEMPTS_MAX, BATCH_MAX};
use purser_domain::plan::{Note, Outcome, Plan};
use purser_domain::refusal::Refusal;
use purser_store::{Reader, Store, StoreError};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use tokio::sync::{Notify, mpsc, oneshot};

/// Commands that wait in one lane before callers are told to come back.
const WAITING_MAX: usize = 4_096;

/// One command on its way through the door.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Who asks, for which organization, under which key.
    pub call: Call,
    /// What is asked.
    pub command: Command,
    /// The seed of every id that it makes.
    pub seed: u64,
    /// A hash of the command: the same key with another command is refused.
    pub fingerprint: String,
}

impl Ask {
    /// A command with its fingerprint.
    ///
    /// # Errors
    /// The command cannot be written as JSON, which would be a bug.
    pub fn new(call: Call, command: Command, seed: u64) -> Result<Self, Failure> {
        let bytes = serde_json::to_vec(&command).map_err(|error| Failure::Bug(error.to_string()))?;
        let fingerprint = hex(&Sha256::digest(&bytes));
        Ok(Self { call, command, seed, fingerprint })
    }
}

/// A command that was carried out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Done {
    /// What came out.
    pub outcome: Outcome,
    /// Why it came out so.
    pub notes: Vec<Note>,
    /// Whether it was carried out earlier under the same key.
    #[serde(skip)]
    pub replayed: bool,
}

/// A command that was not carried out. Internal causes have no `Display` for callers; they go to the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// No, and why.
    Refused(Refusal),
    /// The key was used for another command.
    KeyReused,
    /// Too much is waiting, or others are in the way. Come back, with the same key.
    Busy,
    /// The database is away or full. Come back, with the same key.
    Unavailable,
    /// Our mistake; the cause is for the log.
    Bug(String),
}

struct Waiting {
    ask: Ask,
    reply: oneshot::Sender<Answer>,
}

enum Lanes {
    Threads(Vec<mpsc::Sender<Waiting>>),
    /// Every command runs alone in its caller's task: for the simulator, which owns the order.
    Inline,
}

/// Sees every commit of a door. Only the simulator has one: it replays the history, and must know it exactly.
pub trait Witness: Send + Sync {
    /// What was decided, in this order and for these times, was to be committed together, and whether the store says
    /// that it was.
    fn commit(&self, decided: &[(&Ask, Timestamp)], reported: bool);
}

/// The door. Cheap to clone; clones share their lanes.
#[derive(Clone)]
pub struct Door(Arc<Inner>);

struct Inner {
    store: Store,
    env: Env,
    lanes: Lanes,
    work: Notify,
    witness: Option<Arc<dyn Witness>>,
}

impl Door {
    /// Opens a door with one thread for each lane of the store. Must be called within a runtime.
    ///
    /// # Errors
    /// The operating system gives no thread.
    pub fn open(store: Store, env: Env) -> std::io::Result<Self> {
        let count = store.lanes().max(1);
        let mut senders = Vec::with_capacity(count);
        let mut receivers = Vec::with_capacity(count);
        for _ in 0..count {
            let (sender, receiver) = mpsc::channel(WAITING_MAX);
            senders.push(sender);
            receivers.push(receiver);
        }
        let inner = Inner { store, env, lanes: Lanes::Threads(senders), work: Notify::new(), witness: None };
        let door = Self(Arc::new(inner));
        for (lane, receiver) in receivers.into_iter().enumerate() {
            let runtime = tokio::runtime::Handle::current();
            // A weak reference: when the last door closes, the channels close and the threads end.
            let inner = Arc::downgrade(&door.0);
            std::thread::Builder::new().name(format!("lane-{lane}")).spawn(move || {
                runtime.block_on(serve(lane, receiver, &inner));
            })?;
        }
        Ok(door)
    }

    /// A door without threads, for the simulator.
    #[must_use]
    pub fn inline(store: Store, env: Env) -> Self {
        Self(Arc::new(Inner { store, env, lanes: Lanes::Inline, work: Notify::new(), witness: None }))
    }

    /// The same, with somebody who sees every commit.
    #[must_use]
    pub fn witnessed(store: Store, env: Env, witness: Arc<dyn Witness>) -> Self {
        Self(Arc::new(Inner {
            store,
            env,
            lanes: Lanes::Inline,
            work: Notify::new(),
            witness: Some(witness),
        }))
    }

    /// How many things may be under way at once: one where the caller owns the order.
    #[must_use]
    pub fn at_once(&self) -> usize {
        match self.0.lanes {
            Lanes::Threads(_) => BATCH_MAX,
            Lanes::Inline => 1,
        }
    }

    /// The store behind the door.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The clock and the randomness.
    #[must_use]
    pub fn env(&self) -> &Env {
        &self.0.env
    }

    /// Waits until there may be new work after a commit.
    pub async fn wait_for_work(&self) {
        self.0.work.notified().await;
    }

    /// Wakes the worker.
    pub fn nudge(&self) {
        self.0.work.notify_one();
    }

    /// Carries out one command, exactly once per key.
    ///
    /// # Errors
    /// See [`Failure`]. After `Busy` and `Unavailable` it is safe to ask again with the same key.
    pub async fn execute(&self, call: Call, command: Command) -> Answer {
        self.execute_ask(Ask::new(call, command, self.0.env.seed())?).await
    }

    /// Carries out one command whose fingerprint the caller made: commands that carry a secret made for this call leave
    /// it out, so that a repetition is recognized.
    ///
    /// # Errors
    /// As [`Door::execute`].
    pub async fn execute_ask(&self, ask: Ask) -> Answer {
        let Lanes::Threads(lanes) = &self.0.lanes else {
            let answers = self.0.attempt(0, core::slice::from_ref(&ask)).await;
            return answers.into_iter().next().unwrap_or(Err(Failure::Busy));
        };
        let (reply, answer) = oneshot::channel();
        let lane = lane_of(ask.call.tenant, lanes.len());
        let sender = lanes.get(lane).ok_or(Failure::Busy)?;
        sender.try_send(Waiting { ask, reply }).map_err(|_| Failure::Busy)?;
        answer.await.unwrap_or(Err(Failure::Unavailable))
    }

    /// Carries out several commands as one batch, without lanes. For the simulator.
    pub async fn execute_batch(&self, asks: &[Ask]) -> Vec<Answer> {
        self.0.attempt(0, asks).await
    }

    /// A snapshot to read views from. Views never feed a decision.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] or [`Failure::Busy`] when the database cannot be reached.
    pub async fn read(&self) -> Result<Reader, Failure> {
        self.0.store.read().await.map_err(|error| failure(&error))
    }

    /// What a command would do now. Nothing is stored and no key is used up.
    ///
    /// # Errors
    /// As [`Door::execute`].
    pub async fn preview(&self, call: Call, command: Command) -> Result<Plan, Failure> {
        let ask = Ask::new(call, command, self.0.env.seed())?;
        let lane = match &self.0.lanes {
            Lanes::Threads(lanes) => lane_of(ask.call.tenant, lanes.len()),
            Lanes::Inline => 0,
        };
        for _ in 0..ATTEMPTS_MAX {
            match batch::preview(&self.0.store, &self.0.env, lane, &ask).await {
                Ok(found) => return found,
                Err(StoreError::Retry(why)) => tracing::debug!(why, "preview again"),
                Err(error) => return Err(failure(&error)),
            }
        }
        Err(Failure::Busy)
    }
}

impl Inner {
    /// Runs a batch until it is through. When it keeps failing it is split, so that one poisonous command cannot hold
    /// the others.
    async fn attempt(&self, lane: usize, asks: &[Ask]) -> Vec<Answer> {
        let mut lost = false;
        for _ in 0..ATTEMPTS_MAX {
            match batch::run(&self.store, &self.env, lane, asks, self.witness.as_deref()).await {
                Ok(answers) => {
                    self.work.notify_one();
                    return answers;
                }
                Err(StoreError::Retry(why)) => tracing::debug!(why, commands = asks.len(), "batch again"),
                Err(error) if !lost => {
                    tracing::warn!(%error, "batch failed");
                    lost = true;
                }
                Err(error) if asks.len() <= 1 || matches!(error, StoreError::Down(_)) => {
                    tracing::error!(%error, "batch failed twice");
                    return asks.iter().map(|_| Err(failure(&error))).collect();
                }
                Err(_) => break,
            }
        }
        if asks.len() <= 1 {
            return asks.iter().map(|_| Err(Failure::Busy)).collect();
        }
        let mut answers = Vec::with_capacity(asks.len());
        for ask in asks {
            answers.extend(Box::pin(self.attempt(lane, core::slice::from_ref(ask))).await);
        }
        answers
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        failure(&error)
    }
}

fn failure(error: &StoreError) -> Failure {
    match error {
        StoreError::Retry(_) => Failure::Busy,
        StoreError::Down(_) => Failure::Unavailable,
        StoreError::Corrupt(what) => Failure::Bug(what.clone()),
    }
}

/// The lane of an organization. The same hash is its route on a distributed engine.
fn lane_of(tenant: TenantId, lanes: usize) -> usize {
    let [.., a, b] = *tenant.0.as_bytes();
    usize::from(u16::from_be_bytes([a, b])).checked_rem(lanes).unwrap_or(0)
}

/// A lane: take one, take whatever else waits, run, answer.
async fn serve(lane: usize, mut receiver: mpsc::Receiver<Waiting>, inner: &std::sync::Weak<Inner>) {
    while let Some(first) = receiver.recv().await {
        let mut asks = vec![first.ask];
        let mut replies = vec![first.reply];
        while asks.len() < BATCH_MAX {
            let Ok(next) = receiver.try_recv() else { break };
            asks.push(next.ask);
            replies.push(next.reply);
        }
        let Some(inner) = inner.upgrade() else { return };
        let answers = inner.attempt(lane, &asks).await;
        for (reply, answer) in replies.into_iter().zip(answers) {
            // A caller who has gone away is no fault: their command is done, and remembered.
            let _ = reply.send(answer);
        }
    }
}
