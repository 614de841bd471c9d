//! What the developers of Purser run: checks that no compiler makes. Nothing here is part of the product.

pub mod mutants;
pub mod tidy;
