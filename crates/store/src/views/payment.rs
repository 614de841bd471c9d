//! Cards and billing profiles: one's own, and the organization's for those who look after its payments. Nobody sees
//! those of another person, whatever their role.

use super::ViewError;
use super::page::{Page, Paging};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use purser_domain::authz::ReadScope;
use purser_domain::id::{BillingProfileId, PaymentMethodId};
use purser_domain::payment::{BillingProfile, PaymentMethod};
use uuid::Uuid;

const METHODS: &str = "payment-methods";
const PROFILES: &str = "billing-profiles";

/// A billing profile with the card that pays it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BillingProfileRow {
    /// The profile.
    pub profile: BillingProfile,
    /// How it is paid; none means by invoice.
    pub payment_method: Option<PaymentMethod>,
}

/// The caller's own, and the organization's when they may see them.
macro_rules! own {
    ($table:literal) => {
        concat!(
            $table,
            ".tenant_id = $1 AND (",
            $table,
            ".owner_id = $2 OR (",
            $table,
            ".owner_id IS NULL AND $3 = 1))"
        )
    };
}

macro_rules! profiles {
    () => {
        "SELECT b.doc, m.doc FROM billing_profile b \
         LEFT JOIN payment_method m ON m.tenant_id = b.tenant_id AND m.id = b.payment_method_id WHERE "
    };
}

static METHOD_PAGE: Statement = Statement {
    name: "view payment methods",
    sql: concat!(
        "SELECT m.doc FROM payment_method m WHERE ",
        own!("m"),
        " AND m.removed = 0 AND m.id > $4 ORDER BY m.id LIMIT $5"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Id, Kind::Int],
};

static METHOD: Statement = Statement {
    name: "view payment method",
    sql: concat!("SELECT m.doc FROM payment_method m WHERE ", own!("m"), " AND m.id = $4"),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Id],
};

static PROFILE_PAGE: Statement = Statement {
    name: "view billing profiles",
    sql: concat!(profiles!(), own!("b"), " AND b.id > $4 ORDER BY b.id LIMIT $5"),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Id, Kind::Int],
};

static PROFILE: Statement = Statement {
    name: "view billing profile",
    sql: concat!(profiles!(), own!("b"), " AND b.id = $4"),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Id],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&METHOD_PAGE),
    Op::Statement(&METHOD),
    Op::Statement(&PROFILE_PAGE),
    Op::Statement(&PROFILE),
];

/// Payment methods that are not removed, oldest first.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn payment_methods(
    reader: &mut Reader,
    scope: &ReadScope,
    paging: &Paging,
) -> Result<Page<PaymentMethod>, ViewError> {
    let rows = reader.query(&METHOD_PAGE, &page_of(scope, METHODS, paging)?).await?;
    let items = rows.iter().map(|row| row.json(0)).collect::<Result<_, _>>()?;
    Ok(paging.page(items, METHODS, |method: &PaymentMethod| [method.id.to_string()]))
}

/// One payment method, also when it is removed: the record of what was paid with it names it.
///
/// # Errors
/// The database.
pub async fn payment_method(
    reader: &mut Reader,
    scope: &ReadScope,
    id: PaymentMethodId,
) -> Result<Option<PaymentMethod>, StoreError> {
    let rows = reader.query(&METHOD, &own(scope, [id.into()])).await?;
    rows.first().map(|row| row.json(0)).transpose()
}

/// Billing profiles, oldest first.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn billing_profiles(
    reader: &mut Reader,
    scope: &ReadScope,
    paging: &Paging,
) -> Result<Page<BillingProfileRow>, ViewError> {
    let rows = reader.query(&PROFILE_PAGE, &page_of(scope, PROFILES, paging)?).await?;
    let items = rows.iter().map(read_profile).collect::<Result<_, _>>()?;
    Ok(paging.page(items, PROFILES, |row: &BillingProfileRow| [row.profile.id.to_string()]))
}

/// One billing profile.
///
/// # Errors
/// The database.
pub async fn billing_profile(
    reader: &mut Reader,
    scope: &ReadScope,
    id: BillingProfileId,
) -> Result<Option<BillingProfileRow>, StoreError> {
    let rows = reader.query(&PROFILE, &own(scope, [id.into()])).await?;
    rows.first().map(read_profile).transpose()
}

fn own(scope: &ReadScope, others: impl IntoIterator<Item = Value>) -> Vec<Value> {
    [scope.tenant.into(), scope.own.into(), scope.payment.into()].into_iter().chain(others).collect()
}

fn page_of(scope: &ReadScope, list: &str, paging: &Paging) -> Result<Vec<Value>, ViewError> {
    let after = paging.key::<Uuid>(list)?.unwrap_or(Uuid::nil());
    Ok(own(scope, [after.into(), paging.fetch().into()]))
}

fn read_profile(row: &Row) -> Result<BillingProfileRow, StoreError> {
    Ok(BillingProfileRow { profile: row.json(0)?, payment_method: row.opt_json(1)? })
}
