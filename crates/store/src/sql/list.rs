//! The list of every statement. A test prepares each on both databases and finds those that are missing here.

use super::Op;

/// Every statement and declaration of the crate.
#[must_use]
pub fn all() -> Vec<Op> {
    let parts: [&[Op]; 0] = [];
    parts.concat()
}
