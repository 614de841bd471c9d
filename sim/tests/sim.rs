//! The simulator's seeds on both databases, and processes that are killed for real.

#[cfg(test)]
mod sim {
    mod crash;
    mod seeds;
}
