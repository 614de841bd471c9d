//! Idempotency keys are remembered for thirty days, and then all of them are forgotten.

use super::world::{World, person};
use jiff::SignedDuration;
use purser_domain::command::{Command, Principal};
use purser_domain::id::TenantId;
use purser_store::testing::Engine;
use purser_store::{Opening, Remember, TenantWrite, Write};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// More than one call of the store forgets.
const MANY: u32 = 12_000;

/// Writes keys through the port, as a busy month would leave them.
async fn busy_month(world: &World, tenant: TenantId) {
    let tenants = BTreeSet::from([tenant]);
    let opening = Opening { tenants, recall: Vec::new(), wants: BTreeMap::new() };
    let (mut tx, opened) = world.store.begin(0, &opening).await.unwrap();
    let open = &opened.tenants[&tenant];
    let key = |number| Remember {
        principal: "operator".into(),
        key: format!("old-{number}"),
        fingerprint: "fingerprint".into(),
        outcome: json!({ "outcome": "policy", "notes": [] }),
        at: open.last_at,
    };
    let write = TenantWrite {
        tenant,
        market: open.facts.tenant.market.clone(),
        event_seq: open.event_seq,
        at: open.last_at,
        changes: Vec::new(),
        events: Vec::new(),
        jobs: Vec::new(),
        remember: (0..MANY).map(key).collect(),
    };
    tx.apply(&Write { tenants: vec![write] }).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn old_keys_are_all_forgotten_and_young_ones_stay() {
    for engine in Engine::all() {
        let Some(world) = World::new(engine).await else { continue };
        let tenant = world.tenant().await;
        busy_month(&world, tenant).await;
        world.later(SignedDuration::from_hours(24 * 30));
        assert_eq!(world.worker().forget_keys().await, 0, "thirty days are not over");
        world.later(SignedDuration::from_secs(1));
        let young = world.ask(tenant, Principal::Operator, Command::CreatePerson(person(world.number())));
        let done = world.send(&young).await.unwrap();
        // With those that made the catalog and the organization.
        assert_eq!(world.worker().forget_keys().await, u64::from(MANY) + 2);
        assert_eq!(world.footprint(tenant).await.rows("footprint keys"), 1);
        let again = world.send(&young).await.unwrap();
        assert!(again.replayed && again.outcome == done.outcome);
        world.verify().await;
    }
}
