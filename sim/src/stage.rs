//! One process of the product: a store, a door without threads, and a worker. It ends when it is dropped, and another
//! one opens the same database.

use crate::history::History;
use crate::weather::Weather;
use crate::{Broken, Held};
use purser_app::door::Witness;
use purser_app::effects::{Effects, MailConfig, Transport};
use purser_app::worker::Worker;
use purser_app::{Door, Env};
use purser_store::{Faults, Options, Store};
use std::sync::Arc;

/// The domain of every `Message-ID`.
pub const MAIL_DOMAIN: &str = "purser.example";

/// A running process.
pub struct Stage {
    /// The database.
    pub store: Store,
    /// The one door.
    pub door: Door,
    /// What happens after commit.
    pub worker: Worker,
}

impl Stage {
    /// Opens a database and starts.
    ///
    /// # Errors
    /// The database cannot be opened or migrated.
    pub async fn open(
        (url, options): (&str, &Options),
        env: &Env,
        weather: &Arc<Weather>,
        history: &Arc<History>,
    ) -> Held<Self> {
        let faults: Arc<dyn Faults> = weather.clone();
        let options =
            Options { lanes: 1, readers: 1, durable: false, faults: Some(faults), ..options.clone() };
        let store = Store::open(url, &options).await?;
        store.migrate().await?;
        let witness: Arc<dyn Witness> = history.clone();
        let door = Door::witnessed(store.clone(), env.clone(), witness);
        let config = MailConfig {
            base_url: "https://purser.example".into(),
            from: format!("Purser <purser@{MAIL_DOMAIN}>"),
            transport: Transport::Kept,
        };
        let effects = Effects::new(store.clone(), env.clone(), config)
            .map_err(|error| Broken(format!("effects cannot start: {error}")))?;
        let worker = Worker::new(door.clone(), effects);
        Ok(Self { store, door, worker })
    }
}
