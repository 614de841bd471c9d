//! The port on every database: one binary, because each test makes its own database and links the same crate.

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod views;

/// Runs checks of a database on every engine, the stand-in for a distributed one included.
macro_rules! on_all {
    ($($check:ident => $name:ident;)*) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                if let Some(database) = crate::database(purser_store::testing::Engine::Sqlite).await {
                    super::$check(&database).await;
                }
            })*
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                if let Some(database) = crate::database(purser_store::testing::Engine::Postgres).await {
                    super::$check(&database).await;
                }
            })*
        }
        mod distributed {
            $(#[tokio::test]
            async fn $name() {
                if let Some(database) = crate::database(purser_store::testing::Engine::Distributed).await {
                    super::$check(&database).await;
                }
            })*
        }
    };
}

pub(crate) use on_all;

#[cfg(test)]
/// A migrated database; none where PostgreSQL is not tested.
async fn database(engine: purser_store::testing::Engine) -> Option<purser_store::testing::TestDatabase> {
    purser_store::testing::TestDatabase::new(engine).await.unwrap()
}
