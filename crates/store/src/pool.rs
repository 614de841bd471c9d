//! A fixed number of connections that are lent out one by one.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::StoreError;

/// Connections that wait to be used, and how many may exist at once.
pub struct Pool<T> {
    permits: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<T>>>,
}

/// A connection on loan; it goes back when it is dropped, unless it is broken.
pub struct Lent<T> {
    value: Option<T>,
    idle: Arc<Mutex<Vec<T>>>,
    broken: fn(&T) -> bool,
    _permit: OwnedSemaphorePermit,
}

impl<T> Pool<T> {
    /// At most `max` connections; they are made when they are needed.
    pub fn new(max: usize) -> Self {
        Self { permits: Arc::new(Semaphore::new(max.max(1))), idle: Arc::default() }
    }

    /// A connection: an idle one that is not broken, or a new one. Waits while all are lent out.
    pub async fn take<F: Future<Output = Result<T, StoreError>>>(
        &self,
        broken: fn(&T) -> bool,
        connect: impl FnOnce() -> F,
    ) -> Result<Lent<T>, StoreError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|_| StoreError::Down("the store was closed".into()))?;
        let value = match self.idle_one(broken) {
            Some(value) => value,
            None => connect().await?,
        };
        Ok(Lent { value: Some(value), idle: Arc::clone(&self.idle), broken, _permit: permit })
    }

    fn idle_one(&self, broken: fn(&T) -> bool) -> Option<T> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(value) = idle.pop() {
            if !broken(&value) {
                return Some(value);
            }
        }
        None
    }
}

impl<T> Lent<T> {
    /// The connection; none only while it is being given back.
    pub fn get(&mut self) -> Result<&mut T, StoreError> {
        self.value.as_mut().ok_or_else(|| StoreError::Down("the connection was given back".into()))
    }
}

impl<T> Drop for Lent<T> {
    fn drop(&mut self) {
        if let Some(value) = self.value.take()
            && !(self.broken)(&value)
        {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(value);
        }
    }
}
