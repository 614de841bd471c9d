//! What a caller sees of the subscriptions, as part of every `WHERE`.
//!
//! A filter by owner can only narrow what the scope allows, so both become one [`Sight`]. What lies outside is not
//! refused: it is not there. The first four parameters of every statement made here are the sight.

use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Value};
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::subscription::Status;

/// Whose subscriptions a list is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnerFilter {
    /// The organization's.
    Organization,
    /// Self-service purchases.
    SelfService,
    /// The caller's own self-service purchases.
    Me,
}

/// What is seen: the scope, narrowed by a filter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sight {
    scope: ReadScope,
}

/// The same statement for what is seen: one person's subscriptions, the organization's, or a mixture. Each of the first
/// two has an index of its own, so that a purchaser's page costs nothing in an organization of a million purchases.
#[derive(Debug)]
pub(super) struct BySight {
    pub(super) mine: Statement,
    pub(super) organization: Statement,
    pub(super) mixed: Statement,
}

impl Sight {
    pub(super) fn new(scope: &ReadScope, owner: Option<OwnerFilter>) -> Self {
        let (organization, self_service, own) = match owner {
            None => (true, true, true),
            Some(OwnerFilter::Organization) => (true, false, false),
            Some(OwnerFilter::SelfService) => (false, true, true),
            Some(OwnerFilter::Me) => (false, false, true),
        };
        let own: Option<PersonId> = scope.own.filter(|_| own);
        let organization = organization && scope.organization;
        let self_service = self_service && scope.self_service;
        Self { scope: ReadScope { own, organization, self_service, ..*scope } }
    }

    /// Only what this person bought by themselves, as far as it was seen before.
    pub(super) fn of_purchaser(self, purchaser: Option<PersonId>) -> Self {
        let Some(purchaser) = purchaser else { return self };
        let seen = self.scope.self_service || self.scope.own == Some(purchaser);
        let own = Some(purchaser).filter(|_| seen);
        Self { scope: ReadScope { own, organization: false, self_service: false, ..self.scope } }
    }

    /// The statement for this sight; none when nothing at all is seen.
    pub(super) const fn of(&self, statements: &'static BySight) -> Option<&'static Statement> {
        match (self.scope.organization, self.scope.self_service, self.scope.own) {
            (false, false, None) => None,
            (false, false, Some(_)) => Some(&statements.mine),
            (true, false, None) => Some(&statements.organization),
            _ => Some(&statements.mixed),
        }
    }

    /// The first four parameters, then the others.
    pub(super) fn params(&self, others: impl IntoIterator<Item = Value>) -> Vec<Value> {
        let ReadScope { tenant, own, organization, self_service, .. } = self.scope;
        let sight = [tenant.into(), own.into(), organization.into(), self_service.into()];
        sight.into_iter().chain(others).collect()
    }
}

/// The condition that holds for every sight.
macro_rules! visible {
    () => {
        "s.tenant_id = $1 AND ((s.owner_id IS NULL AND $3 = 1) OR (s.owner_id IS NOT NULL AND $4 = 1) \
         OR s.owner_id = $2)"
    };
}

/// The condition that `subscription s` was bought as the product with the current or former id of this parameter. It
/// keeps the id under which it was bought, so every id that means the product is looked for.
macro_rules! same_product {
    ($id:literal) => {
        concat!(
            "s.product_id IN (SELECT ",
            $id,
            " UNION ALL SELECT b.product_id FROM product_alias b WHERE b.alias = ",
            $id,
            " UNION ALL SELECT b.alias FROM product_alias b WHERE b.product_id = ",
            $id,
            " UNION ALL SELECT b.alias FROM product_alias c JOIN product_alias b ON b.product_id = c.product_id \
             WHERE c.alias = ",
            $id,
            ")"
        )
    };
}

static STATUS: Statement = Statement {
    name: "view subscription status",
    sql: concat!("SELECT s.status FROM subscription s WHERE ", visible!(), " AND s.id = $5"),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&STATUS)];

/// The status of a subscription; none when the caller does not see it.
pub(super) async fn status_of(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
) -> Result<Option<Status>, StoreError> {
    let rows = reader.query(&STATUS, &Sight::new(scope, None).params([subscription.into()])).await?;
    rows.first().map(|row| status(&row.text(0)?)).transpose()
}

/// The status with a stored word.
pub(super) fn status(word: &str) -> Result<Status, StoreError> {
    Status::named(word).ok_or_else(|| StoreError::Corrupt(format!("the status {word:?}")))
}

/// Statements over `subscription s`, the three kinds of sight between what stands before and after them. The sight is
/// `$1` to `$4`; the types of the others are given.
macro_rules! by_sight {
    ($name:literal, [$($kind:ident),*], $before:expr, $after:expr) => {
        $crate::views::sight::BySight {
            mine: $crate::sql::Statement {
                name: concat!($name, ", mine"),
                sql: concat!($before, " s.tenant_id = $1 AND s.owner_id = $2 ", $after),
                params: $crate::views::sight::by_sight!(@params $($kind),*),
            },
            organization: $crate::sql::Statement {
                name: concat!($name, ", organization"),
                sql: concat!($before, " s.tenant_id = $1 AND s.owner_id IS NULL ", $after),
                params: $crate::views::sight::by_sight!(@params $($kind),*),
            },
            mixed: $crate::sql::Statement {
                name: concat!($name, ", mixed"),
                sql: concat!($before, " ", $crate::views::sight::visible!(), " ", $after),
                params: $crate::views::sight::by_sight!(@params $($kind),*),
            },
        }
    };
    (@params $($kind:ident),*) => {{
        use $crate::value::Kind;
        &[Kind::Id, Kind::Id, Kind::Int, Kind::Int $(, Kind::$kind)*]
    }};
}

pub(super) use {by_sight, same_product, visible};
