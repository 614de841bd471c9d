//! PostgreSQL goes away and comes back. A relay in between cuts connections: all of them, or one at the very moment
//! of a commit, before it arrives or before its answer does.

use super::world::{World, person};
use purser_app::door::Failure;
use purser_app::{Ask, Door, Env};
use purser_domain::command::{Command, Principal};
use purser_domain::id::TenantId;
use purser_store::testing::Engine;
use purser_store::{Options, Store};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What the relay does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Line {
    Whole,
    /// Every connection is cut, and no new one is let through.
    Cut,
    /// The next commit is not sent, and its connection is cut.
    CutBeforeCommit,
    /// The next commit is sent, and its connection is cut before the answer.
    CutAfterCommit,
}

/// The statement, with the end of its message: the isolation level of a `BEGIN` has the same letters.
const COMMIT: &[u8] = b"COMMIT\0";

struct Relay {
    port: u16,
    line: Arc<watch::Sender<Line>>,
    cuts: Arc<AtomicUsize>,
}

impl Relay {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let line = Arc::new(watch::Sender::new(Line::Whole));
        let cuts = Arc::new(AtomicUsize::new(0));
        let (lines, count) = (Arc::clone(&line), Arc::clone(&cuts));
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                if *lines.borrow() != Line::Cut {
                    let far = TcpStream::connect(&server).await.unwrap();
                    tokio::spawn(relay(near, far, Arc::clone(&lines), Arc::clone(&count)));
                }
            }
        });
        Self { port, line, cuts }
    }

    fn set(&self, line: Line) {
        self.line.send_replace(line);
    }

    fn cuts(&self) -> usize {
        self.cuts.load(Ordering::SeqCst)
    }
}

async fn relay(near: TcpStream, far: TcpStream, line: Arc<watch::Sender<Line>>, cuts: Arc<AtomicUsize>) {
    let mut changes = line.subscribe();
    let (near_read, near_write) = near.into_split();
    let (far_read, far_write) = far.into_split();
    let cut = async { changes.wait_for(|line| *line == Line::Cut).await.is_ok() };
    tokio::select! {
        () = requests(near_read, far_write, &line, &cuts) => {}
        () = copied(far_read, near_write) => {}
        _ = cut => { cuts.fetch_add(1, Ordering::SeqCst); }
    }
}

async fn copied(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin) {
    let _ = tokio::io::copy(&mut from, &mut to).await;
}

/// From us to the server; ends where a commit is to be cut.
async fn requests(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    line: &watch::Sender<Line>,
    cuts: &AtomicUsize,
) {
    let mut bytes = vec![0; 65_536];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        let commits = bytes[..count].windows(COMMIT.len()).any(|word| word == COMMIT);
        let now = *line.borrow();
        let cut = commits && matches!(now, Line::CutBeforeCommit | Line::CutAfterCommit);
        if (!cut || now == Line::CutAfterCommit) && to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
        if cut {
            line.send_replace(Line::Whole);
            cuts.fetch_add(1, Ordering::SeqCst);
            return;
        }
    }
}

struct Cut {
    world: World,
    relay: Relay,
    /// A door to the same database, through the relay.
    door: Door,
    tenant: TenantId,
}

async fn through_a_relay() -> Option<Cut> {
    let world = World::new(Engine::Postgres).await?;
    let tenant = world.tenant().await;
    let (front, rest) = world.database.url().split_once('@').unwrap();
    let (server, database) = rest.split_once('/').unwrap();
    let relay = Relay::to(server.to_owned()).await;
    let url = format!("{front}@127.0.0.1:{}/{database}", relay.port);
    let store = Store::open(&url, &Options { lanes: 2, ..Options::default() }).await.unwrap();
    let door = Door::open(store, Env::simulated(world.env.now(), 1 << 40)).unwrap();
    Some(Cut { world, relay, door, tenant })
}

impl Cut {
    fn ask(&self) -> Ask {
        let command = Command::CreatePerson(person(self.world.number()));
        self.world.ask(self.tenant, Principal::Operator, command)
    }

    async fn people(&self) -> usize {
        self.world.footprint(self.tenant).await.rows("footprint people")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_unavailable_and_comes_back_by_itself() {
    let Some(cut) = through_a_relay().await else { return };
    cut.door.execute_ask(cut.ask()).await.unwrap();
    cut.relay.set(Line::Cut);
    let lost = cut.ask();
    for _ in 0..3 {
        assert_eq!(cut.door.execute_ask(lost.clone()).await, Err(Failure::Unavailable));
        assert!(matches!(cut.door.read().await.map(drop), Ok(()) | Err(Failure::Unavailable)));
    }
    assert_eq!(cut.people().await, 1);
    cut.relay.set(Line::Whole);
    assert!(!cut.door.execute_ask(lost.clone()).await.unwrap().replayed);
    assert!(cut.door.execute_ask(lost).await.unwrap().replayed);
    assert_eq!(cut.people().await, 2);
    assert!(cut.relay.cuts() >= 1);
    cut.world.verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_never_arrives_is_done_again() {
    let Some(cut) = through_a_relay().await else { return };
    cut.relay.set(Line::CutBeforeCommit);
    let done = cut.door.execute_ask(cut.ask()).await.unwrap();
    assert!(!done.replayed, "the first attempt left nothing behind");
    assert_eq!((cut.relay.cuts(), cut.people().await), (1, 1));
    cut.world.verify().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_is_lost_is_found_by_its_key() {
    let Some(cut) = through_a_relay().await else { return };
    cut.relay.set(Line::CutAfterCommit);
    let done = cut.door.execute_ask(cut.ask()).await.unwrap();
    assert!(done.replayed, "the first attempt had been committed");
    assert_eq!((cut.relay.cuts(), cut.people().await), (1, 1));
    cut.world.verify().await;
}
