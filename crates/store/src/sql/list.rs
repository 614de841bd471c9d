//! The list of every statement. A test prepares each on both databases and finds those that are missing here.

use super::Op;
use crate::apply::writes;
use crate::load::lookups;
use crate::verify::statements;
use crate::{mail, name_order, queue, views};

/// Every statement and declaration of the crate.
#[must_use]
pub fn all() -> Vec<Op> {
    let mut ops =
        [lookups::ALL, writes::ALL, queue::ALL, mail::ALL, statements::ALL, name_order::ALL].concat();
    ops.extend(views::PARTS.concat());
    ops
}
