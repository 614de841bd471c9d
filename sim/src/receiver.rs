//! A receiver of webhooks on this machine. It notes everything that it is told, and has moods of its own: it fails,
//! hangs up without an answer, or asks never to be told again.

use crate::random::Random;
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// One message that was heard.
#[derive(Clone, PartialEq, Debug)]
pub struct Heard {
    /// `webhook-id`.
    pub id: String,
    /// Where it was posted.
    pub path: String,
    /// What it says.
    pub body: Value,
    /// The status of the answer; none when it hung up.
    pub answer: Option<u16>,
}

/// A receiver.
pub struct Receiver {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    listening: JoinHandle<()>,
}

struct State {
    heard: Vec<Heard>,
    random: Random,
    /// Chances of a failure, of hanging up, and of being gone, per mille.
    odds: [u64; 3],
}

impl Receiver {
    /// Listens on a free port of this machine, with the moods that the seed gives.
    ///
    /// # Errors
    /// No port is free.
    pub async fn listen(seed: u64) -> std::io::Result<Self> {
        let mut random = Random::new(seed, 3);
        let odds = if random.chance(500) {
            [random.below(300), random.below(150), random.below(20)]
        } else {
            [0; 3]
        };
        let state = Arc::new(Mutex::new(State { heard: Vec::new(), random, odds }));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let listening = tokio::spawn(listen(listener, Arc::clone(&state)));
        Ok(Self { address, state, listening })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on it answers well.
    pub fn calm(&self) {
        lock(&self.state).odds = [0; 3];
    }

    /// Everything that was heard, in order.
    #[must_use]
    pub fn heard(&self) -> Vec<Heard> {
        lock(&self.state).heard.clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One connection after the other, so that the order of what is heard is the order in which it was said.
async fn listen(listener: TcpListener, state: Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept().await {
        // A caller who goes away in the middle has said nothing.
        let _ = hear(stream, &state).await;
    }
}

async fn hear(stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let (mut id, mut length) = (String::new(), 0_usize);
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "webhook-id" => value.clone_into(&mut id),
            "content-length" => length = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    let body = serde_json::from_slice(&body).unwrap_or_default();
    let answer = lock(state).note(id, path, body);
    if let Some(status) = answer {
        let answer = format!("HTTP/1.1 {status} Noted\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
    }
    Ok(())
}

impl State {
    fn note(&mut self, id: String, path: String, body: Value) -> Option<u16> {
        let [fails, hangs_up, gone] = self.odds;
        let well = 1_000_u64.saturating_sub(fails).saturating_sub(hangs_up).saturating_sub(gone);
        let answer = match self.random.weighted(&[well, fails, hangs_up, gone]) {
            Some(0) => Some(204),
            Some(1) => Some(500),
            Some(2) => None,
            _ => Some(410),
        };
        self.heard.push(Heard { id, path, body, answer });
        answer
    }
}
