//! A worker that is slow loses its lease to another one. What it says afterwards changes nothing, whatever it is.

use super::world::World;
use jiff::SignedDuration;

use purser_app::clock::system_call;

use purser_app::secret::generate_webhook_key;

use purser_domain::command::{Command, Principal};
use purser_domain::id::TenantId;
use purser_domain::plan::Note;
use purser_domain::work::Work;
use purser_store::testing::Engine;
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

/// A receiver whose answers wait until the test gives them.
struct Receiver {
    listener: TcpListener,
    address: SocketAddr,
}

/// A message that waits for its answer.
struct Waiting {
    id: String,
    stream: TcpStream,
}

impl Receiver {
    async fn listen() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        Self { listener, address }
    }

    async fn hears(&self) -> Waiting {
        let (stream, _) = self.listener.accept().await.unwrap();
        let mut stream = BufReader::new(stream);
        let mut id = String::new();
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).await.unwrap();
            match line.trim_end().split_once(": ") {
                Some(("webhook-id", value)) => value.clone_into(&mut id),
                None if line.trim_end().is_empty() => break,
                _ => {}
            }
        }
        Waiting { id, stream: stream.into_inner() }
    }
}

impl Waiting {
    async fn answer(mut self, status: &str) {
        let answer = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
        self.stream.write_all(answer.as_bytes()).await.unwrap();
        self.stream.shutdown().await.unwrap();
    }
}

/// An organization whose next event is told to a receiver, and nothing else waits.
async fn listening(world: &World, receiver: &Receiver) -> TenantId {
    let tenant = world.tenant().await;
    let url = format!("http://{}/", receiver.address);
    let secret = generate_webhook_key(&world.env);
    world.does(tenant, Principal::Operator, Command::AddWebhook { url, secret }).await;
    world.people(tenant, 1).await;
    tenant
}

async fn late(engine: Engine, first_answer: &'static str) {
    let Some(world) = World::new(engine).await else { return };
    let receiver = Receiver::listen().await;
    let tenant = listening(&world, &receiver).await;
    assert_eq!(jobs(&world, tenant).await, 1);
    let (slow, quick) = (world.worker(), world.worker());
    let slow_works = slow.once();
    let meanwhile = async {
        let first = receiver.hears().await;
        world.later(SignedDuration::from_mins(2));
        let quick_works = quick.once();
        let answers = async {
            let second = receiver.hears().await;
            assert_eq!(second.id, first.id, "a repetition can be recognized");
            second.answer("204 No Content").await;
        };
        let (worked, ()) = tokio::join!(quick_works, answers);
        assert_eq!(worked, Ok(1));
        assert_eq!(jobs(&world, tenant).await, 0);
        first.answer(first_answer).await;
    };
    let (worked, ()) = tokio::join!(slow_works, meanwhile);
    assert_eq!(worked, Ok(1));
    assert_eq!(jobs(&world, tenant).await, 0, "what is done stays done");
    world.verify().await;
}

async fn jobs(world: &World, tenant: TenantId) -> usize {
    world.footprint(tenant).await.rows("footprint jobs")
}

#[tokio::test]
async fn a_late_success_is_refused() {
    for engine in Engine::all() {
        late(engine, "204 No Content").await;
    }
}

#[tokio::test]
async fn a_late_failure_brings_nothing_back() {
    for engine in Engine::all() {
        late(engine, "500 Internal Server Error").await;
    }
}

#[tokio::test]
async fn a_late_burial_brings_nothing_back() {
    for engine in Engine::all() {
        late(engine, "410 Gone").await;
    }
}

/// A worker stops in the middle of a move, another one finishes it, and the first one wakes up.
#[tokio::test]
async fn a_move_that_somebody_else_finished_is_not_continued() {
    for engine in Engine::all() {
        let Some(world) = World::new(engine).await else { continue };
        let of = world.organization(6).await;
        world.nobody_listens(&of).await;
        let (now, token) = (world.env.now(), Uuid::from_u128(99));
        let until = now.checked_add(SignedDuration::from_secs(60)).unwrap();
        let claimed = world.store.claim(of.tenant, now, until, token, 100).await.unwrap();
        let moves = |work: &Work| matches!(work, Work::TakeOver { take_over } if *take_over == of.moving);
        let mine = claimed.iter().find(|job| moves(&job.work)).unwrap();
        world.later(SignedDuration::from_mins(2));
        while world.worker().once().await.unwrap() > 0 {}
        let before = world.footprint(of.tenant).await;
        let step = Command::ContinueTakeOver { take_over: of.moving, step: 0 };
        let ask = world.ask(of.tenant, Principal::System, step);
        assert_eq!(ask.call.principal, system_call(of.tenant, String::new()).principal);
        let done = world.send(&ask).await.unwrap();
        assert_eq!(done.notes, [Note::NothingChanged]);
        assert_eq!(world.store.finish(&mine.lease(token)).await, Ok(false));
        assert_eq!(world.store.extend(&mine.lease(token), until).await, Ok(false));
        assert_eq!(world.footprint(of.tenant).await, before);
        world.verify().await;
    }
}
