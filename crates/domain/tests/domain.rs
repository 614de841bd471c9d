//! Tests of the decisions, through the one public door `decide::decide`. Start reading at `domain/world.rs`, the kit,
//! and `domain/world/script.rs`, the language in which most tests are written.

#[cfg(test)]
mod domain {
    mod world;
}
