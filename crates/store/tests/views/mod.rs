//! Views: what is seen and what is not, pages that visit every row once, and how often the database is asked.

/// Each check as one test on each database.
macro_rules! on_each {
    ($($check:ident => $name:ident;)*) => {$(
        mod $name {
            use purser_store::testing::{Engine, TestDatabase};

            #[tokio::test]
            async fn on_sqlite() {
                on(Engine::Sqlite).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                on(Engine::Postgres).await;
            }

            async fn on(engine: Engine) {
                if let Some(database) = TestDatabase::new(engine).await.unwrap() {
                    super::$check(&database).await;
                }
            }
        }
    )*};
}

mod cost;
mod lists;
mod paging;
mod scoping;
mod world;
