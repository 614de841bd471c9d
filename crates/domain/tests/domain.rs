//! Tests of the decisions, through the one public door `decide::decide`. Start reading at `domain/world.rs`, the kit,
//! and `domain/world/script.rs`, the language in which most tests are written.

#[cfg(test)]
mod domain {
    mod billing;
    mod cancel;
    mod large_moves;
    mod licenses;
    mod lifecycle;
    mod matrices;
    mod model;
    mod organization;
    mod payment;
    mod precedence;
    mod properties;
    mod purchases;
    mod quantity;
    mod reactions;
    mod reads;
    mod sessions;
    mod support;
    mod take_over;
    mod trials;
    mod undo;
    mod verify;
    mod world;
}
