//! The schema and the statements: the same on every database, and none forgotten.

use crate::on_all;
use purser_domain::people::Bearer;
use purser_store::migrate::MIGRATIONS;
use purser_store::sql::{Statement, all};
use purser_store::testing::{Engine, TestDatabase, execute, prepare_all, scans};
use purser_store::{Migrated, Store, StoreError, views};
use std::collections::BTreeSet;
use std::path::Path;
use uuid::Uuid;

async fn check_statements(database: &TestDatabase) {
    let store = database.open().await.unwrap();
    let prepared = prepare_all(&store).await.unwrap();
    assert!(prepared > 100, "{prepared}");
}

#[test]
fn names_of_statements_are_unique() {
    let mut seen = BTreeSet::new();
    let repeated: Vec<_> = all().into_iter().map(|op| op.name()).filter(|name| !seen.insert(*name)).collect();
    assert_eq!(repeated, [""; 0]);
}

/// Every `name: "…"` in the sources, and what the two macros make of table names.
#[test]
fn the_list_of_statements_is_complete() {
    let listed: BTreeSet<String> = all().into_iter().map(|op| op.name().to_owned()).collect();
    let mut written = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            // Declarations of tests are not of the crate, and the schema's history has names of its own.
            let text = text.split("#[cfg(test)]").next().unwrap();
            let of_macro = |prefix: &str| {
                let text = text.to_owned();
                let prefix = prefix.to_owned();
                text.lines()
                    .filter_map(|line| line.trim().split_once(" = \""))
                    .filter(|(name, _)| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'))
                    .filter_map(|(_, rest)| rest.split_once('"'))
                    .map(|(table, _)| format!("{prefix} {table}"))
                    .collect::<Vec<_>>()
            };
            match path.file_name().unwrap().to_str().unwrap() {
                "migrate.rs" => continue,
                "lookups.rs" => written.extend(of_macro("load")),
                "writes.rs" => {
                    written.extend(of_macro("insert"));
                    written.extend(of_macro("update"));
                }
                _ => {}
            }
            let names = text.split("name: \"").skip(1).filter_map(|rest| rest.split_once('"'));
            written.extend(names.map(|(name, _)| name.to_owned()));
        }
    }
    let missing: Vec<_> = written.difference(&listed).collect();
    assert_eq!(missing, [""; 0], "written and not listed");
    // Views make variants of a statement, told apart after a comma.
    let unknown: Vec<_> = listed.difference(&written).filter(|name| !name.contains(", ")).collect();
    assert_eq!(unknown, [""; 0], "listed and not found: a name that is made in a new way?");
}

/// Released migrations never change: this file only grows.
#[test]
fn checksums_are_frozen() {
    let lines = MIGRATIONS
        .iter()
        .map(|migration| format!("{:04} {} {}\n", migration.version, migration.name, migration.checksum()));
    assert_eq!(lines.collect::<String>(), include_str!("../../migrations/checksums.txt"));
    assert!((1..).zip(MIGRATIONS).all(|(version, migration)| migration.version == version));
}

/// A command's cost must not grow with the database: everything that it runs is found by an index.
#[tokio::test]
async fn no_command_reads_a_whole_table() {
    let database = TestDatabase::new(Engine::Sqlite).await.unwrap().unwrap();
    let scans = scans(&database.open().await.unwrap()).await.unwrap();
    let of_commands = scans.into_iter().filter(|(name, _)| {
        !name.starts_with("view ")
            && !name.starts_with("verify ")
            && !name.starts_with("order ")
            && *name != "kept mails"
    });
    // Short lists that a step before made: they are not tables.
    let tables = of_commands.filter(|(_, scan)| !["SCAN due", "SCAN step"].contains(&scan.as_str()));
    assert_eq!(tables.collect::<Vec<_>>(), []);
}

async fn check_migration(database: &TestDatabase) {
    let fresh = TestDatabase::empty(database.engine()).await.unwrap().unwrap();
    let latest = MIGRATIONS.last().unwrap().version;
    let store = fresh.open().await.unwrap();
    assert_eq!(store.schema_version().await, Ok(0));
    // Several processes start at once: one migrates, the others find it done.
    let mut starts = Vec::new();
    for _ in 0..4 {
        let store = fresh.open().await.unwrap();
        starts.push(tokio::spawn(async move { migrate_at_last(&store).await }));
    }
    let mut done = Vec::new();
    for start in starts {
        done.push(start.await.unwrap());
    }
    done.sort_by_key(|migrated| migrated.from);
    assert_eq!(done[0], Migrated { from: 0, to: latest });
    assert_eq!(done[1..], [(); 3].map(|()| Migrated { from: latest, to: latest }));
    assert_eq!(store.migrate().await, Ok(Migrated { from: latest, to: latest }));
    assert_eq!(store.schema_version().await, Ok(latest));
    assert_eq!(store.verify().await, Ok(Vec::new()));

    execute(&store, "UPDATE migration SET checksum = 'another'").await.unwrap();
    assert!(told(store.migrate().await).contains("another history"));
    execute(&store, "UPDATE migration SET version = 9999 WHERE version = 1").await.unwrap();
    assert!(told(store.migrate().await).contains("newer"));
}

/// A database of the first version, with a token and people in it that know nothing of what came later.
async fn check_upgrade(database: &TestDatabase) {
    let old = TestDatabase::empty(database.engine()).await.unwrap().unwrap();
    let store = old.open().await.unwrap();
    let first = &MIGRATIONS[0];
    let texts = match old.engine() {
        Engine::Sqlite => vec![first.sqlite],
        Engine::Postgres => vec![first.tables, first.keys],
        Engine::Distributed => vec![first.tables, first.distribute, first.keys],
    };
    for text in texts {
        execute(&store, text).await.unwrap();
    }
    let id = |n: u128| match old.engine() {
        Engine::Sqlite => format!("x'{n:032x}'"),
        _ => format!("'{}'", Uuid::from_u128(n)),
    };
    let (tenant, token) = (id(7), id(8));
    let document =
        format!(r#"{{"id":"{}","hash":"h","bearer":"provisioning","expires_at":null}}"#, Uuid::from_u128(8));
    let sum = first.checksum();
    for sql in [
        "CREATE TABLE migration (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)"
            .to_owned(),
        format!("INSERT INTO migration VALUES (1, 'first', '{sum}')"),
        format!("INSERT INTO tenant VALUES ({tenant}, 1, 'a.example', 'A', 0, 0, '{{\"market\":\"SE\"}}')"),
        format!("INSERT INTO domain_name VALUES ('a.example', {tenant})"),
        format!("INSERT INTO token_hash VALUES ('h', {tenant}, {token})"),
        format!("INSERT INTO token VALUES ({tenant}, {token}, 'h', 'provisioning', NULL, '{document}')"),
    ] {
        execute(&store, &sql).await.unwrap();
    }
    let latest = MIGRATIONS.last().unwrap().version;
    for (n, name) in [(9, "Åke"), (10, "Zoe")] {
        let person = id(n);
        let upn = format!("{n}@a.example");
        let row = format!("{tenant}, {person}, 1, '{upn}', '{name}', NULL, '{name} {upn}', 1, 0, 0, '{{}}'");
        execute(&store, &format!("INSERT INTO person VALUES ({row})")).await.unwrap();
        execute(&store, &format!("INSERT INTO sign_in_name VALUES ('{upn}', {tenant}, {person})"))
            .await
            .unwrap();
    }
    let group = format!("{tenant}, {}, 1, 'Ål', 'ål', '{{}}'", id(11));
    execute(&store, &format!("INSERT INTO people_group VALUES ({group})")).await.unwrap();
    assert_eq!(store.migrate().await, Ok(Migrated { from: 1, to: latest }));
    assert_eq!(store.verify().await, Ok(Vec::new()));

    // Names whose order was made by other rules are ordered again.
    for table in ["person", "people_group"] {
        execute(&store, &format!("UPDATE {table} SET sort_key = 'x'")).await.unwrap();
    }
    assert_eq!(store.verify().await.unwrap().len(), 3);
    store.migrate().await.unwrap();
    assert_eq!(store.verify().await.unwrap().len(), 3, "these rules were the present ones");
    execute(&store, "UPDATE name_order SET rules = 'former'").await.unwrap();
    store.migrate().await.unwrap();
    assert_eq!(store.verify().await, Ok(Vec::new()));
    let mut reader = store.read().await.unwrap();
    let known = views::identity::token(&mut reader, "h").await.unwrap().unwrap();
    assert_eq!((known.bearer, known.session), (Bearer::Provisioning, None));
}

/// Two SQLite files opened at once are two processes: one may be told to try again.
async fn migrate_at_last(store: &Store) -> Migrated {
    loop {
        match store.migrate().await {
            Err(StoreError::Retry(_)) => tokio::task::yield_now().await,
            done => return done.unwrap(),
        }
    }
}

fn told<T: core::fmt::Debug>(result: Result<T, StoreError>) -> String {
    match result {
        Err(StoreError::Down(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// Every column as `table.column type null key`, every foreign key, every index, in words that both databases share.
static LITE_COLUMNS: Statement = Statement {
    name: "test columns of sqlite",
    sql: "SELECT t.name || '.' || c.name || ' ' ||
            CASE c.type WHEN 'BLOB' THEN 'uuid' WHEN 'INTEGER' THEN 'bigint' ELSE 'text' END ||
            CASE c.\"notnull\" WHEN 1 THEN '' ELSE ' null' END || CASE c.pk WHEN 0 THEN '' ELSE ' key ' || c.pk END
          FROM sqlite_schema t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'migration' ORDER BY 1",
    params: &[],
};

static PG_COLUMNS: Statement = Statement {
    name: "test columns of postgres",
    sql: "SELECT c.table_name::text || '.' || c.column_name::text || ' ' ||
            CASE c.data_type::text WHEN 'jsonb' THEN 'text' ELSE c.data_type::text END ||
            CASE c.is_nullable::text WHEN 'NO' THEN '' ELSE ' null' END ||
            COALESCE(' key ' || k.ordinal_position::text, '')
          FROM information_schema.columns c
          LEFT JOIN information_schema.table_constraints p ON p.table_schema = c.table_schema
            AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
          LEFT JOIN information_schema.key_column_usage k ON k.constraint_schema = p.constraint_schema
            AND k.constraint_name = p.constraint_name AND k.column_name = c.column_name
          WHERE c.table_schema = 'public' AND c.table_name <> 'migration' ORDER BY 1",
    params: &[],
};

static LITE_KEYS: Statement = Statement {
    name: "test foreign keys of sqlite by table",
    sql: "SELECT g.name || '(' || g.own || ') ' || g.\"table\" || '(' || g.other || ') ' || g.on_delete FROM
            (SELECT t.name, f.id, f.\"table\", f.on_delete, group_concat(f.\"from\", ',') AS own,
               group_concat(f.\"to\", ',') AS other
             FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
             WHERE t.type = 'table' GROUP BY t.name, f.id, f.\"table\", f.on_delete) g ORDER BY 1",
    params: &[],
};

static PG_KEYS: Statement = Statement {
    name: "test foreign keys of postgres by table",
    sql: "SELECT c.conrelid::regclass::text || '(' ||
            (SELECT string_agg(a.attname::text, ',' ORDER BY u.n) FROM unnest(c.conkey) WITH ORDINALITY u(k, n)
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.k) || ') ' ||
            c.confrelid::regclass::text || '(' ||
            (SELECT string_agg(a.attname::text, ',' ORDER BY u.n) FROM unnest(c.confkey) WITH ORDINALITY u(k, n)
             JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = u.k) || ') ' ||
            CASE c.confdeltype WHEN 'c' THEN 'CASCADE' ELSE 'NO ACTION' END
          FROM pg_constraint c WHERE c.contype = 'f' ORDER BY 1",
    params: &[],
};

static LITE_INDEXES: Statement = Statement {
    name: "test indexes of sqlite",
    sql:
        "SELECT g.name || ' ' || g.\"unique\" || ' ' || g.partial || ' ' || g.columns FROM
            (SELECT i.name, i.\"unique\", i.partial, group_concat(x.name, ',') AS columns
             FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) x
             WHERE t.type = 'table' AND i.origin = 'c' GROUP BY i.name, i.\"unique\", i.partial) g ORDER BY 1",
    params: &[],
};

static PG_INDEXES: Statement = Statement {
    name: "test indexes of postgres",
    sql: "SELECT x.indexrelid::regclass::text || ' ' || x.indisunique::int || ' ' || (x.indpred IS NOT NULL)::int ||
            ' ' || (SELECT string_agg(a.attname::text, ',' ORDER BY u.n)
                    FROM unnest(x.indkey::int2[]) WITH ORDINALITY u(k, n)
                    JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.k)
          FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace s ON s.oid = t.relnamespace
          WHERE s.nspname = 'public' AND NOT x.indisprimary AND t.relname <> 'migration' ORDER BY 1",
    params: &[],
};

async fn described(store: &Store, statements: [&'static Statement; 3]) -> Vec<BTreeSet<String>> {
    let mut reader = store.read().await.unwrap();
    let mut parts = Vec::new();
    for statement in statements {
        let rows = reader.query(statement, &[]).await.unwrap();
        parts.push(rows.iter().map(|row| row.text(0).unwrap()).collect());
    }
    parts
}

#[tokio::test]
async fn both_schemas_are_equal() {
    let Some(postgres) = TestDatabase::new(Engine::Postgres).await.unwrap() else { return };
    let sqlite = TestDatabase::new(Engine::Sqlite).await.unwrap().unwrap();
    let lite = described(&sqlite.open().await.unwrap(), [&LITE_COLUMNS, &LITE_KEYS, &LITE_INDEXES]).await;
    let pg = described(&postgres.open().await.unwrap(), [&PG_COLUMNS, &PG_KEYS, &PG_INDEXES]).await;
    for (lite, pg) in lite.iter().zip(&pg) {
        assert!(lite.len() > 15, "something is described: {lite:?}");
        assert_eq!(lite.difference(pg).collect::<Vec<_>>(), [""; 0], "only in SQLite");
        assert_eq!(pg.difference(lite).collect::<Vec<_>>(), [""; 0], "only in PostgreSQL");
    }
}

/// Checks are compared as they are written: both databases keep the text of a table, each in its own words.
#[test]
fn both_schemas_check_the_same() {
    let checks = |text: &str| {
        let parts = text.split("CHECK (").skip(1).filter_map(|rest| rest.split('\n').next());
        parts.map(|check| check.trim_end_matches(',').to_owned()).collect::<Vec<_>>()
    };
    for migration in MIGRATIONS {
        assert_eq!(checks(migration.sqlite), checks(migration.tables));
    }
}

/// Keys of tenants' tables start with the tenant, so that a table can be distributed by it.
#[tokio::test]
async fn every_key_starts_with_the_tenant() {
    let database = TestDatabase::new(Engine::Sqlite).await.unwrap().unwrap();
    let parts = described(&database.open().await.unwrap(), [&LITE_COLUMNS, &LITE_KEYS, &LITE_INDEXES]).await;
    let everyones =
        ["product", "product_alias", "plan", "domain_name", "sign_in_name", "token_hash", "name_order"];
    let first_keys = parts[0].iter().filter(|column| column.ends_with(" key 1"));
    for column in first_keys.filter(|column| !everyones.contains(&column.split('.').next().unwrap())) {
        assert!(column.contains(".tenant_id uuid"), "{column}");
    }
    for key in parts[1].iter().filter(|key| !key.contains(" product(")) {
        assert!(key.contains("(tenant_id"), "{key}");
    }
}

on_all! {
    check_statements => every_statement_prepares;
    check_migration => a_database_is_migrated_once;
    check_upgrade => what_was_stored_before_is_kept;
}
