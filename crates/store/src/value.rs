//! Values that both databases hold, and rows of them.
//!
//! | here | PostgreSQL | SQLite |
//! | --- | --- | --- |
//! | `Int`: minor units, instants in microseconds UTC, flags 0/1, counters | `BIGINT` | `INTEGER` |
//! | `Text`, civil dates as `2026-01-31` | `TEXT COLLATE "C"` | `TEXT` |
//! | `Id` | `uuid` | `BLOB` of 16 bytes |
//! | `Json` | `jsonb` | `TEXT` |

use crate::error::StoreError;
use core::fmt::Write as _;
use jiff::Timestamp;
use jiff::civil::Date;
use purser_domain::id;
use purser_domain::payment::Owner;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// One value of one column or parameter.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// An identifier.
    Id(Uuid),
    /// A JSON document, as text.
    Json(String),
}

/// The type of a parameter or a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A whole number, an instant or a flag.
    Int,
    /// Text or a civil date.
    Text,
    /// An identifier.
    Id,
    /// A JSON document.
    Json,
}

impl Kind {
    /// PostgreSQL's name of the type.
    #[must_use]
    pub const fn postgres(self) -> &'static str {
        match self {
            Self::Int => "bigint",
            Self::Text => "text",
            Self::Id => "uuid",
            Self::Json => "jsonb",
        }
    }
}

impl Value {
    /// A document.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the value has no JSON form, such as a map whose keys are no text.
    pub fn json(value: &impl Serialize) -> Result<Self, StoreError> {
        serde_json::to_string(value).map(Self::Json).map_err(|error| StoreError::Corrupt(error.to_string()))
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<u64> for Value {
    /// Counters never come near the end of 63 bits; one that did would stay there.
    fn from(value: u64) -> Self {
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Id(value)
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Self::Int(value.as_microsecond())
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Self {
        Self::Text(value.to_string())
    }
}

impl From<Owner> for Value {
    /// The person; nothing when the organization is the owner.
    fn from(value: Owner) -> Self {
        Self::from(value.person())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! from_ids {
    ($($name:ident)*) => {$(
        impl From<id::$name> for Value {
            fn from(value: id::$name) -> Self {
                Self::Id(value.0)
            }
        }
    )*};
}

from_ids! {
    TenantId PersonId GroupId ServiceId SkuId PlanId SubscriptionId PaymentMethodId BillingProfileId TakeOverId SupportRequestId
    JobId LineId TokenId WebhookId EventId
}

/// One row of an answer. Columns are read by position.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    cells: Vec<Value>,
}

/// A getter and the same for a column that may be empty.
macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident, $optional:ident -> $out:ty;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`StoreError::Corrupt`] when the column is something else, empty or not there.
        pub fn $name(&self, column: usize) -> Result<$out, StoreError> {
            self.$optional(column)?.ok_or_else(|| self.unexpected(column, stringify!($name)))
        }

        $(#[$doc])*
        /// None when the column is empty.
        ///
        /// # Errors
        /// [`StoreError::Corrupt`] when the column is something else or not there.
        pub fn $optional(&self, column: usize) -> Result<Option<$out>, StoreError> {
            match self.cell(column)? {
                Value::Null => Ok(None),
                cell => match Read::read(cell) {
                    Some(value) => Ok(Some(value)),
                    None => Err(self.unexpected(column, stringify!($name))),
                },
            }
        }
    )*};
}

/// What a cell can be read as.
trait Read: Sized {
    fn read(cell: &Value) -> Option<Self>;
}

impl Row {
    /// A row of cells.
    #[must_use]
    pub const fn new(cells: Vec<Value>) -> Self {
        Self { cells }
    }

    /// A cell.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the row has no such column.
    pub fn cell(&self, column: usize) -> Result<&Value, StoreError> {
        let missing = || StoreError::Corrupt(format!("column {column} of a row of {}", self.cells.len()));
        self.cells.get(column).ok_or_else(missing)
    }

    getters! {
        /// A whole number.
        int, opt_int -> i64;
        /// A whole number that is not negative and fits 32 bits, such as a count of licenses.
        u32, opt_u32 -> u32;
        /// A whole number that is not negative, such as a version.
        u64, opt_u64 -> u64;
        /// A flag.
        flag, opt_flag -> bool;
        /// Text.
        text, opt_text -> String;
        /// An identifier. Ids with a type are made of it: `PersonId(row.id(0)?)`.
        id, opt_id -> Uuid;
        /// An instant.
        timestamp, opt_timestamp -> Timestamp;
        /// A civil date.
        date, opt_date -> Date;
    }

    /// A document.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the column is empty or holds a document of another shape.
    pub fn json<T: DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        self.opt_json(column)?.ok_or_else(|| self.unexpected(column, "a document"))
    }

    /// A document; none when the column is empty.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the column holds a document of another shape.
    pub fn opt_json<T: DeserializeOwned>(&self, column: usize) -> Result<Option<T>, StoreError> {
        match self.cell(column)? {
            Value::Null => Ok(None),
            Value::Json(text) | Value::Text(text) => serde_json::from_str(text)
                .map(Some)
                .map_err(|error| StoreError::Corrupt(format!("the document in column {column}: {error}"))),
            _ => Err(self.unexpected(column, "a document")),
        }
    }

    fn unexpected(&self, column: usize, wanted: &str) -> StoreError {
        StoreError::Corrupt(format!("column {column} is {:?}, not {wanted}", self.cells.get(column)))
    }
}

impl Read for i64 {
    fn read(cell: &Value) -> Option<Self> {
        match cell {
            Value::Int(value) => Some(*value),
            _ => None,
        }
    }
}

impl Read for u32 {
    fn read(cell: &Value) -> Option<Self> {
        i64::read(cell).and_then(|value| Self::try_from(value).ok())
    }
}

impl Read for u64 {
    fn read(cell: &Value) -> Option<Self> {
        i64::read(cell).and_then(|value| Self::try_from(value).ok())
    }
}

impl Read for bool {
    fn read(cell: &Value) -> Option<Self> {
        match cell {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl Read for String {
    fn read(cell: &Value) -> Option<Self> {
        match cell {
            Value::Text(value) => Some(value.clone()),
            _ => None,
        }
    }
}

impl Read for Uuid {
    fn read(cell: &Value) -> Option<Self> {
        match cell {
            Value::Id(value) => Some(*value),
            _ => None,
        }
    }
}

impl Read for Timestamp {
    fn read(cell: &Value) -> Option<Self> {
        i64::read(cell).and_then(|value| Self::from_microsecond(value).ok())
    }
}

impl Read for Date {
    fn read(cell: &Value) -> Option<Self> {
        match cell {
            Value::Text(value) => value.parse().ok(),
            _ => None,
        }
    }
}

/// Bytes as digits that are compared as the bytes are.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len().saturating_mul(2)), |mut hex, byte| {
        // Writing to a String never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let at = Timestamp::from_microsecond(1_769_853_600_123_456).unwrap();
        let on = jiff::civil::date(2026, 1, 31);
        let id = Uuid::from_u128(7);
        let doc = Value::json(&vec![1, 2]).unwrap();
        let none: Option<&str> = None;
        let row =
            Row::new(vec![at.into(), on.into(), id.into(), doc, none.into(), true.into(), (-1_i64).into()]);
        assert_eq!(row.timestamp(0), Ok(at));
        assert_eq!(row.date(1), Ok(on));
        assert_eq!(row.id(2), Ok(id));
        assert_eq!(row.json(3), Ok(vec![1, 2]));
        assert_eq!(row.opt_text(4), Ok(None));
        assert_eq!(row.flag(5), Ok(true));
        assert_eq!(row.int(6), Ok(-1));
    }

    #[test]
    fn what_is_not_there_is_corrupt_and_no_panic() {
        let row = Row::new(vec![Value::Null, Value::Int(-1), Value::Json("{".into()), Value::Int(2)]);
        assert!(matches!(row.int(0), Err(StoreError::Corrupt(_))));
        assert!(matches!(row.u32(1), Err(StoreError::Corrupt(_))));
        assert!(matches!(row.json::<Vec<u8>>(2), Err(StoreError::Corrupt(_))));
        assert!(matches!(row.flag(3), Err(StoreError::Corrupt(_))));
        assert!(matches!(row.text(9), Err(StoreError::Corrupt(_))));
    }
}
