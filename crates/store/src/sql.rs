//! Statements, written once for both databases.
//!
//! A [`Statement`] is SQL in PostgreSQL's dialect. What is looked up by key or written in many rows is *declared*
//! ([`Lookup`], [`Insert`], [`Update`], [`Delete`]) and becomes one statement over arrays on PostgreSQL, and a loop
//! over one prepared statement on SQLite, where a call costs less than an array. Both texts come from the same
//! declaration, so they cannot drift apart. `all()` lists every one; a test prepares each on both migrated databases.
//!
//! What both dialects share is enough for everything here; these things are not in it and must not be used: the
//! databases' clocks, random numbers, triggers, sequences, `ILIKE`, `max(uuid)`, correlated subqueries that leave the
//! tenant. `SUM` of whole numbers is cast to `bigint`, because PostgreSQL makes it a `numeric`.

mod dialect;
mod list;

pub use dialect::sqlite;
pub use list::all;

use crate::value::Kind;

/// A column or a parameter with its type.
pub type Column = (&'static str, Kind);

/// One statement, in PostgreSQL's dialect with `$1`, `$2`…
#[derive(Debug)]
pub struct Statement {
    /// Unique name, for the list, for logs and for the cache of prepared statements.
    pub name: &'static str,
    /// The text.
    pub sql: &'static str,
    /// Types of `$1`, `$2`…
    pub params: &'static [Kind],
}

/// Rows whose key columns equal the given values.
#[derive(Debug)]
pub struct Lookup {
    /// Unique name.
    pub name: &'static str,
    /// What is selected. It contains the keys, so that the caller knows which row answers which key.
    pub columns: &'static str,
    /// Tables, with joins.
    pub from: &'static str,
    /// Key columns; the values of one key come in this order. The tenant is first.
    pub keys: &'static [Column],
    /// More conditions, beginning with `AND`, then `GROUP BY`; without parameters.
    pub rest: &'static str,
}

/// New rows.
#[derive(Debug)]
pub struct Insert {
    /// Unique name.
    pub name: &'static str,
    /// Where to.
    pub table: &'static str,
    /// Columns; the values of one row come in this order. The tenant is first.
    pub columns: &'static [Column],
    /// What happens when a row is there already: empty for an error, or an `ON CONFLICT` clause.
    pub conflict: &'static str,
}

/// Changed rows. One row of values is the keys, then what is set.
#[derive(Debug)]
pub struct Update {
    /// Unique name.
    pub name: &'static str,
    /// Which table.
    pub table: &'static str,
    /// Columns that must be equal. The tenant is first; the version that is replaced is among them.
    pub keys: &'static [Column],
    /// Columns that are set.
    pub set: &'static [Column],
}

/// Removed rows.
#[derive(Debug)]
pub struct Delete {
    /// Unique name.
    pub name: &'static str,
    /// Which table.
    pub table: &'static str,
    /// Columns that must be equal. The tenant is first.
    pub keys: &'static [Column],
}

/// Any of them.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    /// A statement as it is.
    Statement(&'static Statement),
    /// Rows by key.
    Lookup(&'static Lookup),
    /// New rows.
    Insert(&'static Insert),
    /// Changed rows.
    Update(&'static Update),
    /// Removed rows.
    Delete(&'static Delete),
}

/// How many tenants one PostgreSQL statement over arrays spans.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shape {
    /// Any number: every column is an array.
    Many,
    /// One: the tenant is a plain first parameter and the rest are arrays, so that a distributed engine sends the
    /// statement to the one node that has the tenant.
    OneTenant,
}

macro_rules! op_from {
    ($($name:ident)*) => {$(
        impl From<&'static $name> for Op {
            fn from(op: &'static $name) -> Self {
                Self::$name(op)
            }
        }
    )*};
}

op_from! { Statement Lookup Insert Update Delete }

impl Op {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statement(op) => op.name,
            Self::Lookup(op) => op.name,
            Self::Insert(op) => op.name,
            Self::Update(op) => op.name,
            Self::Delete(op) => op.name,
        }
    }

    /// Types of the values of one row.
    #[must_use]
    pub fn kinds(self) -> Vec<Kind> {
        let kinds = |columns: &[Column]| columns.iter().map(|&(_, kind)| kind).collect();
        match self {
            Self::Statement(op) => op.params.to_vec(),
            Self::Lookup(op) => kinds(op.keys),
            Self::Insert(op) => kinds(op.columns),
            Self::Update(op) => [kinds(op.keys), kinds(op.set)].concat(),
            Self::Delete(op) => kinds(op.keys),
        }
    }

    /// Whether its rows belong to tenants, so that they can be sent tenant by tenant.
    #[must_use]
    pub fn by_tenant(self) -> bool {
        let first = |columns: &[Column]| columns.first().is_some_and(|(name, _)| name.ends_with("tenant_id"));
        match self {
            Self::Statement(_) => false,
            Self::Lookup(op) => first(op.keys),
            Self::Insert(op) => first(op.columns),
            Self::Update(op) => first(op.keys),
            Self::Delete(op) => first(op.keys),
        }
    }

    /// SQLite's text, for one row of values.
    #[must_use]
    pub fn sqlite(self) -> String {
        sqlite(&self.one_row())
    }

    /// PostgreSQL's text: a statement as it is, everything else over arrays.
    #[must_use]
    pub fn postgres(self, shape: Shape) -> String {
        match self {
            Self::Statement(op) => op.sql.to_owned(),
            Self::Lookup(op) => {
                let keys = Arrays::new(op.keys, shape);
                let from = keys.from();
                format!("SELECT {} FROM {from}{} WHERE {} {}", op.columns, op.from, keys.equal(""), op.rest)
            }
            Self::Insert(op) => {
                let rows = Arrays::new(op.columns, shape);
                let (from, names) = (rows.from(), names(op.columns));
                let select = rows.select();
                let from = from.trim_end_matches(", ");
                format!("INSERT INTO {} ({names}) SELECT {select} FROM {from} {}", op.table, op.conflict)
            }
            Self::Update(op) => {
                let columns = [op.keys, op.set].concat();
                let rows = Arrays::new(&columns, shape);
                let sets = op.set.iter().enumerate().map(|(ix, (name, _))| {
                    format!("{name} = k.c{}", ix.saturating_add(op.keys.len()).saturating_add(1))
                });
                let (sets, from) = (list(sets), rows.from());
                let from = from.trim_end_matches(", ");
                let keys = Arrays::new(op.keys, shape).equal(op.table);
                format!("UPDATE {} SET {sets} FROM {from} WHERE {keys}", op.table)
            }
            Self::Delete(op) => {
                let keys = Arrays::new(op.keys, shape);
                let from = keys.from();
                let from = from.trim_end_matches(", ");
                let using = if from.is_empty() { String::new() } else { format!(" USING {from}") };
                format!("DELETE FROM {}{using} WHERE {}", op.table, keys.equal(op.table))
            }
        }
    }

    /// The text for one row of plain parameters, in PostgreSQL's dialect.
    fn one_row(self) -> String {
        let equal = |keys: &[Column]| {
            let equal =
                keys.iter().enumerate().map(|(ix, (name, _))| format!("{name} = ${}", ix.saturating_add(1)));
            equal.collect::<Vec<_>>().join(" AND ")
        };
        match self {
            Self::Statement(op) => op.sql.to_owned(),
            Self::Lookup(op) => {
                format!("SELECT {} FROM {} WHERE {} {}", op.columns, op.from, equal(op.keys), op.rest)
            }
            Self::Insert(op) => {
                let values = list((1..=op.columns.len()).map(|ix| format!("${ix}")));
                format!("INSERT INTO {} ({}) VALUES ({values}) {}", op.table, names(op.columns), op.conflict)
            }
            Self::Update(op) => {
                let first = op.keys.len().saturating_add(1);
                let sets = op.set.iter().zip(first..).map(|((name, _), ix)| format!("{name} = ${ix}"));
                format!("UPDATE {} SET {} WHERE {}", op.table, list(sets), equal(op.keys))
            }
            Self::Delete(op) => format!("DELETE FROM {} WHERE {}", op.table, equal(op.keys)),
        }
    }
}

/// Columns of parameters as arrays: `unnest($1::uuid[], …) AS k(c1, …)`.
struct Arrays<'a> {
    columns: &'a [Column],
    shape: Shape,
}

impl<'a> Arrays<'a> {
    const fn new(columns: &'a [Column], shape: Shape) -> Self {
        Self { columns, shape }
    }

    /// Number and column of the parameters that are arrays.
    fn arrays(&self) -> impl Iterator<Item = (usize, &Column)> {
        let plain = usize::from(self.shape == Shape::OneTenant);
        (1..).zip(self.columns).skip(plain)
    }

    /// What is selected from; ends with a comma unless it is empty.
    fn from(&self) -> String {
        let arrays: Vec<_> = self.arrays().collect();
        if arrays.is_empty() {
            return String::new();
        }
        let params = list(arrays.iter().map(|(ix, (_, kind))| format!("${ix}::{}[]", kind.postgres())));
        let names = list(arrays.iter().map(|(ix, _)| format!("c{ix}")));
        format!("unnest({params}) AS k({names}), ")
    }

    /// The columns of one row.
    fn select(&self) -> String {
        let plain = (self.shape == Shape::OneTenant).then(|| "$1::uuid".to_owned());
        list(plain.into_iter().chain(self.arrays().map(|(ix, _)| format!("k.c{ix}"))))
    }

    /// Every column equals its parameter.
    fn equal(&self, table: &str) -> String {
        let dot = if table.is_empty() { "" } else { "." };
        let plain = if self.shape == Shape::OneTenant { self.columns.first() } else { None };
        let plain = plain.map(|(name, _)| format!("{table}{dot}{name} = $1"));
        let arrays = self.arrays().map(|(ix, (name, _))| format!("{table}{dot}{name} = k.c{ix}"));
        plain.into_iter().chain(arrays).collect::<Vec<_>>().join(" AND ")
    }
}

fn names(columns: &[Column]) -> String {
    list(columns.iter().map(|(name, _)| (*name).to_owned()))
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    static LOOKUP: Lookup = Lookup {
        name: "a",
        columns: "s.tenant_id, s.id, s.doc",
        from: "thing s",
        keys: &[("s.tenant_id", Kind::Id), ("s.id", Kind::Id)],
        rest: "AND s.gone = 0",
    };
    static INSERT: Insert = Insert {
        name: "b",
        table: "thing",
        columns: &[("tenant_id", Kind::Id), ("doc", Kind::Json)],
        conflict: "ON CONFLICT DO NOTHING",
    };
    static UPDATE: Update = Update {
        name: "c",
        table: "thing",
        keys: &[("tenant_id", Kind::Id), ("version", Kind::Int)],
        set: &[("doc", Kind::Json)],
    };
    static DELETE: Delete = Delete { name: "d", table: "thing", keys: &[("tenant_id", Kind::Id)] };

    fn check(op: impl Into<Op>, sqlite: &str, many: &str, one_tenant: &str) {
        let op = op.into();
        assert_eq!(op.sqlite().trim_end(), sqlite);
        assert_eq!(op.postgres(Shape::Many).trim_end(), many);
        assert_eq!(op.postgres(Shape::OneTenant).trim_end(), one_tenant);
    }

    #[test]
    fn one_declaration_gives_every_text() {
        check(
            &LOOKUP,
            "SELECT s.tenant_id, s.id, s.doc FROM thing s WHERE s.tenant_id = ?1 AND s.id = ?2 AND s.gone = 0",
            "SELECT s.tenant_id, s.id, s.doc FROM unnest($1::uuid[], $2::uuid[]) AS k(c1, c2), thing s \
             WHERE s.tenant_id = k.c1 AND s.id = k.c2 AND s.gone = 0",
            "SELECT s.tenant_id, s.id, s.doc FROM unnest($2::uuid[]) AS k(c2), thing s \
             WHERE s.tenant_id = $1 AND s.id = k.c2 AND s.gone = 0",
        );
        check(
            &INSERT,
            "INSERT INTO thing (tenant_id, doc) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            "INSERT INTO thing (tenant_id, doc) SELECT k.c1, k.c2 FROM unnest($1::uuid[], $2::jsonb[]) \
             AS k(c1, c2) ON CONFLICT DO NOTHING",
            "INSERT INTO thing (tenant_id, doc) SELECT $1::uuid, k.c2 FROM unnest($2::jsonb[]) AS k(c2) \
             ON CONFLICT DO NOTHING",
        );
        check(
            &UPDATE,
            "UPDATE thing SET doc = ?3 WHERE tenant_id = ?1 AND version = ?2",
            "UPDATE thing SET doc = k.c3 FROM unnest($1::uuid[], $2::bigint[], $3::jsonb[]) AS k(c1, c2, c3) \
             WHERE thing.tenant_id = k.c1 AND thing.version = k.c2",
            "UPDATE thing SET doc = k.c3 FROM unnest($2::bigint[], $3::jsonb[]) AS k(c2, c3) \
             WHERE thing.tenant_id = $1 AND thing.version = k.c2",
        );
        check(
            &DELETE,
            "DELETE FROM thing WHERE tenant_id = ?1",
            "DELETE FROM thing USING unnest($1::uuid[]) AS k(c1) WHERE thing.tenant_id = k.c1",
            "DELETE FROM thing WHERE thing.tenant_id = $1",
        );
    }
}
