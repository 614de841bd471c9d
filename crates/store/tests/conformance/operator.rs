//! What operators do: open, back up, restore.

use super::bench::{A, Bench, held};
use crate::on_all;
use purser_domain::id::OPERATOR;
use purser_store::testing::{Engine, TestDatabase};
use purser_store::{Options, Store, StoreError};

async fn check_operator(database: &TestDatabase) {
    let store = database.open().await.unwrap();
    let bench = Bench { store };
    let facts = bench.read(OPERATOR, []).await;
    assert_eq!(facts.tenant.id, OPERATOR);
    assert_eq!(bench.store.lanes(), if database.engine() == Engine::Sqlite { 1 } else { 4 });
}

async fn check_backup(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1, 2])).await.unwrap();
    let directory =
        std::env::temp_dir().join(format!("purser-backup-{}-{:?}", std::process::id(), database.engine()));
    std::fs::create_dir_all(&directory).unwrap();
    let file = directory.join("backup.db");
    let done = bench.store.backup(&file).await;
    if database.engine() != Engine::Sqlite {
        let Err(StoreError::Down(why)) = done else { panic!("{done:?}") };
        assert!(why.contains("pg_dump"), "{why}");
        return std::fs::remove_dir_all(&directory).unwrap();
    }
    done.unwrap();
    assert!(bench.store.backup(&file).await.is_err(), "a backup is never overwritten");
    assert!(bench.store.restore(&file).await.is_err(), "a database with things in it is never overwritten");
    assert_eq!(bench.holders(A, 1).await, [1, 2]);

    let url = format!("sqlite://{}", directory.join("restored.db").display());
    let empty = Store::open(&url, &Options::default()).await.unwrap();
    let nothing = directory.join("nothing.db");
    assert!(empty.restore(&nothing).await.is_err());
    std::fs::write(&nothing, "not a database, and long enough to be looked at as one").unwrap();
    assert!(empty.restore(&nothing).await.is_err());
    empty.restore(&file).await.unwrap();
    let restored = Bench { store: empty };
    assert_eq!(restored.holders(A, 1).await, [1, 2]);
    restored.write(A, vec![super::bench::version(1, 2, 2)]).await.unwrap();
    assert_eq!(restored.store.verify().await.unwrap(), [], "and it is whole");
    drop(restored);
    std::fs::remove_dir_all(&directory).unwrap();
}

async fn check_urls(_: &TestDatabase) {
    for url in
        ["", "purser.db", "mysql://x", "sqlite://", "sqlite:///no/such/directory/purser.db", "postgres://"]
    {
        let Err(error) = Store::open(url, &Options::default()).await.map(drop) else {
            panic!("{url} opened")
        };
        assert!(matches!(error, StoreError::Down(_)), "{url}: {error}");
    }
    let refused = Store::open("postgres://nobody@127.0.0.1:1/x", &Options::default()).await;
    assert!(matches!(refused.map(drop), Err(StoreError::Down(_))));
}

async fn check_memory(_: &TestDatabase) {
    let open = async || {
        let store = Store::open("sqlite://:memory:", &Options::default()).await.unwrap();
        store.migrate().await.unwrap();
        store
    };
    let (one, two) = (open().await, open().await);
    let copy = one.clone();
    drop(one);
    assert_eq!(Bench { store: copy }.read(OPERATOR, []).await.tenant.id, OPERATOR);
    assert_eq!(Bench { store: two }.read(OPERATOR, []).await.tenant.id, OPERATOR);
}

on_all! {
    check_operator => the_operator_is_there_from_the_start;
    check_backup => a_backup_is_restored;
    check_urls => what_cannot_be_opened_is_told;
    check_memory => a_database_in_memory_is_its_own;
}
