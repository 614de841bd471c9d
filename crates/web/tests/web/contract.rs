//! The API against a reader of its own document that nobody here wrote: schemathesis asks everything that the document
//! allows and much that it forbids, and compares every answer with it. `./test` installs it; `--fast` leaves it out.

use super::kit::World;
use purser_store::testing::{Engine, WITHOUT};
use std::process::Command;

/// Requests for each operation and phase.
const EXAMPLES: &str = "8";

#[tokio::test(flavor = "multi_thread")]
async fn what_an_administrator_is_answered_is_what_the_document_says() {
    compare("admin").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_operator_is_answered_is_what_the_document_says() {
    compare("operator").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_is_answered_is_what_the_document_says() {
    compare("kai").await;
}

async fn compare(name: &str) {
    if std::env::var(WITHOUT).is_ok_and(|value| value == "1") {
        return;
    }
    let world = World::new(Engine::Sqlite).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/openapi.json", listener.local_addr().unwrap());
    let serving = tokio::spawn(axum::serve(listener, world.router()).into_future());
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.peers/bin/schemathesis");
    // What the document allows may still name nothing, be too late or be too much; and after thirty wrong tokens an
    // origin has to wait, for ever where time stands still. `doors.rs` asks about tokens.
    let excluded = "positive_data_acceptance,ignored_auth";
    let mut peer = Command::new(program);
    peer.args(["run", &url, "--header", &format!("Authorization: Bearer {}", world.token(name))])
        .args([
            "--phases",
            "coverage,fuzzing,stateful",
            "--max-examples",
            EXAMPLES,
            "--seed",
            "1",
            "--no-color",
        ])
        .args(["--checks", "all", "--exclude-checks", excluded, "--exclude-path", "/metrics"])
        .current_dir(std::env::temp_dir());
    let ran = tokio::task::spawn_blocking(move || peer.output()).await.unwrap();
    let ran = ran.unwrap_or_else(|error| panic!("{program}: {error}; ./test installs it"));
    assert!(ran.status.success(), "as {name}\n{}", String::from_utf8_lossy(&ran.stdout));
    serving.abort();
    world.settle().await;
    world.end().await;
}
