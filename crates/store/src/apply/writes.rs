//! What transactions write, declared.

use crate::sql::{Column, Delete, Insert, Op, Statement, Update};
use crate::value::Kind::{Id, Int, Json, Text};

const TENANT_ID: Column = ("tenant_id", Id);
const ID: Column = ("id", Id);
const VERSION: Column = ("version", Int);
const DOC: Column = ("doc", Json);

/// The two ways to write an aggregate that has a version: the first one is inserted, a later one replaces exactly the
/// version before it. Values of a row: identity, then for an update the version that is replaced, then the new version
/// and the other columns.
#[derive(Debug)]
pub struct Versioned {
    /// The first version.
    pub insert: Insert,
    /// A later version.
    pub update: Update,
}

macro_rules! versioned {
    ($($name:ident = $table:literal ($($key:ident),*) { $($column:literal $kind:ident),* };)*) => {$(
        pub static $name: Versioned = Versioned {
            insert: Insert {
                name: concat!("insert ", $table),
                table: $table,
                columns: &[$($key,)* VERSION, $(($column, $kind),)* DOC],
                conflict: "",
            },
            update: Update {
                name: concat!("update ", $table),
                table: $table,
                keys: &[$($key,)* VERSION],
                set: &[VERSION, $(($column, $kind),)* DOC],
            },
        };
    )*};
}

versioned! {
    PERSON = "person" (TENANT_ID, ID) {
        "user_principal_name" Text, "display_name" Text, "department" Text, "search" Text, "sort_key" Text,
        "active" Int, "guest" Int, "is_admin" Int
    };
    GROUP = "people_group" (TENANT_ID, ID) { "display_name" Text, "search" Text, "sort_key" Text };
    SERVICE = "service_account" (TENANT_ID, ID) { "display_name" Text };
    TOKEN = "token" (TENANT_ID, ID) { "hash" Text, "bearer" Text, "expires_at" Int, "began_at" Int };
    POLICY = "policy" (TENANT_ID) {};
    PAYMENT_METHOD = "payment_method" (TENANT_ID, ID) { "owner_id" Id, "removed" Int };
    BILLING_PROFILE = "billing_profile" (TENANT_ID, ID) {
        "owner_id" Id, "payment_method_id" Id, "name" Text, "currency" Text
    };
    SUBSCRIPTION = "subscription" (TENANT_ID, ID) {
        "owner_id" Id, "product_id" Text, "product_name" Text, "sku_id" Id, "plan_id" Id, "billing_profile_id" Id,
        "status" Text, "quantity" Int, "assigned" Int, "reserved" Int, "created_at" Int, "ends_on" Text,
        "due_at" Int, "take_over_id" Id
    };
    TAKE_OVER = "take_over" (TENANT_ID, ID) { "source_id" Id, "target_id" Id, "phase" Text };
    SUPPORT_REQUEST = "support_request" (TENANT_ID, ID) {
        "opener_id" Id, "subscription_id" Id, "status" Text
    };
}

pub static TENANT_INSERT: Insert = Insert {
    name: "insert tenant",
    table: "tenant",
    columns: &[
        TENANT_ID,
        VERSION,
        ("domain", Text),
        ("name", Text),
        DOC,
        ("event_seq", Int),
        ("last_at", Int),
    ],
    conflict: "",
};

pub static TENANT_UPDATE: Update = Update {
    name: "update tenant",
    table: "tenant",
    keys: &[TENANT_ID, VERSION],
    set: &[VERSION, ("domain", Text), ("name", Text), DOC],
};

/// The clock and the log's counter of a tenant: written by every transaction.
pub static TENANT_TICK: Update = Update {
    name: "tick tenant",
    table: "tenant",
    keys: &[TENANT_ID],
    set: &[("event_seq", Int), ("last_at", Int)],
};

pub static DOMAIN: Insert = Insert {
    name: "insert domain",
    table: "domain_name",
    columns: &[("domain", Text), TENANT_ID],
    conflict: "",
};

pub static NAME: Insert = Insert {
    name: "insert sign-in name",
    table: "sign_in_name",
    columns: &[("name", Text), TENANT_ID, ("person_id", Id)],
    conflict: "",
};

pub static MEMBER_INSERT: Insert = Insert {
    name: "insert group member",
    table: "people_group_member",
    columns: &[TENANT_ID, ("group_id", Id), ("person_id", Id)],
    conflict: "",
};

pub static MEMBER_DELETE: Delete = Delete {
    name: "delete group members",
    table: "people_group_member",
    keys: &[TENANT_ID, ("group_id", Id)],
};

pub static TOKEN_DELETE: Delete = Delete { name: "delete token", table: "token", keys: &[TENANT_ID, ID] };

pub static HASH_INSERT: Insert = Insert {
    name: "insert token hash",
    table: "token_hash",
    columns: &[("hash", Text), TENANT_ID, ("token_id", Id)],
    conflict: "",
};

pub static HASH_DELETE: Delete =
    Delete { name: "delete token hash", table: "token_hash", keys: &[("hash", Text)] };

pub static PRODUCT_PUT: Insert = Insert {
    name: "put product",
    table: "product",
    columns: &[("product_id", Text), ("sku_id", Id), ("name", Text), ("status", Text), ("search", Text), DOC],
    conflict: "ON CONFLICT (product_id) DO UPDATE SET sku_id = excluded.sku_id, name = excluded.name, \
               status = excluded.status, search = excluded.search, doc = excluded.doc",
};

/// Its aliases and plans go with it.
pub static PRODUCT_DELETE: Delete =
    Delete { name: "delete product", table: "product", keys: &[("product_id", Text)] };

pub static ALIAS_INSERT: Insert = Insert {
    name: "insert product alias",
    table: "product_alias",
    columns: &[("alias", Text), ("product_id", Text)],
    conflict: "",
};

pub static ALIAS_DELETE: Delete =
    Delete { name: "delete product aliases", table: "product_alias", keys: &[("product_id", Text)] };

pub static PLAN_INSERT: Insert = Insert {
    name: "insert plan",
    table: "plan",
    columns: &[("plan_id", Id), ("product_id", Text)],
    conflict: "",
};

pub static PLAN_DELETE: Delete =
    Delete { name: "delete plans", table: "plan", keys: &[("product_id", Text)] };

pub static SEAT_INSERT: Insert = Insert {
    name: "insert seat",
    table: "seat",
    columns: &[
        TENANT_ID,
        ("subscription_id", Id),
        ("person_id", Id),
        ("assigned_at", Int),
        ("take_over_id", Id),
        ("disabled_plans", Json),
    ],
    conflict: "",
};

pub static SEAT_DELETE: Delete = Delete {
    name: "delete seat",
    table: "seat",
    keys: &[TENANT_ID, ("subscription_id", Id), ("person_id", Id)],
};

/// `$1` tenant, `$2` from, `$3` into, `$4` after, `$5` up to, `$6` mark. A seat keeps everything else.
pub static SEATS_MOVE: Statement = Statement {
    name: "move seats",
    sql: "UPDATE seat SET subscription_id = $3, take_over_id = $6
          WHERE tenant_id = $1 AND subscription_id = $2 AND person_id > $4 AND person_id <= $5
            AND (SELECT there.person_id FROM seat AS there WHERE there.tenant_id = $1
                 AND there.subscription_id = $3 AND there.person_id = seat.person_id) IS NULL",
    params: &[Id, Id, Id, Id, Id, Id],
};

/// The same for those whom the take-over `$7` brought.
pub static SEATS_MOVE_ONLY: Statement = Statement {
    name: "move seats of a take-over",
    sql: "UPDATE seat SET subscription_id = $3, take_over_id = $6
          WHERE tenant_id = $1 AND subscription_id = $2 AND take_over_id = $7 AND person_id > $4
            AND person_id <= $5
            AND (SELECT there.person_id FROM seat AS there WHERE there.tenant_id = $1
                 AND there.subscription_id = $3 AND there.person_id = seat.person_id) IS NULL",
    params: &[Id, Id, Id, Id, Id, Id, Id],
};

pub static SEATS_FORGET: Statement = Statement {
    name: "forget seats",
    sql: "DELETE FROM seat WHERE tenant_id = $1 AND subscription_id = $2 AND person_id <= $3",
    params: &[Id, Id, Id],
};

pub static LINE: Insert = Insert {
    name: "insert line",
    table: "line",
    columns: &[
        TENANT_ID,
        ID,
        ("subscription_id", Id),
        ("payer", Id),
        ("period_ix", Int),
        ("period_start", Text),
        ("period_end", Text),
        ("from_on", Text),
        ("to_on", Text),
        ("quantity", Int),
        ("unit_price", Int),
        ("amount", Int),
        ("currency", Text),
        ("why", Text),
        ("billed_at", Int),
    ],
    conflict: "",
};

pub static EVENT: Insert = Insert {
    name: "insert event",
    table: "event",
    columns: &[
        TENANT_ID,
        ("seq", Int),
        ID,
        ("at", Int),
        ("actor", Text),
        ("command", Text),
        ("request_id", Text),
        ("kind", Text),
        ("subject", Id),
        ("data", Json),
        ("notes", Json),
    ],
    conflict: "",
};

/// A job with the same id takes the place of the stored one. Whoever works on that has lost their lease.
pub static JOB: Insert = Insert {
    name: "put job",
    table: "job",
    columns: &[
        TENANT_ID,
        ID,
        ("kind", Text),
        ("work", Json),
        ("due_at", Int),
        ("attempt", Int),
        ("buried", Int),
    ],
    conflict: "ON CONFLICT (tenant_id, id) DO UPDATE SET kind = excluded.kind, work = excluded.work, \
               due_at = excluded.due_at, attempt = 0, lease = NULL, buried = 0, error = NULL",
};

/// A buried job is due again, from its first attempt on.
pub static JOB_RETRY: Update = Update {
    name: "retry buried job",
    table: "job",
    keys: &[TENANT_ID, ID, ("buried", Int)],
    set: &[("buried", Int), ("due_at", Int), ("attempt", Int), ("lease", Id)],
};

pub static CALL_KEY: Insert = Insert {
    name: "remember call",
    table: "call_key",
    columns: &[
        TENANT_ID,
        ("principal", Text),
        ("key", Text),
        ("fingerprint", Text),
        ("outcome", Json),
        ("at", Int),
    ],
    conflict: "",
};

/// For the list of all statements.
pub static ALL: &[Op] = &[
    Op::Insert(&PERSON.insert),
    Op::Update(&PERSON.update),
    Op::Insert(&GROUP.insert),
    Op::Update(&GROUP.update),
    Op::Insert(&SERVICE.insert),
    Op::Update(&SERVICE.update),
    Op::Insert(&POLICY.insert),
    Op::Update(&POLICY.update),
    Op::Insert(&PAYMENT_METHOD.insert),
    Op::Update(&PAYMENT_METHOD.update),
    Op::Insert(&BILLING_PROFILE.insert),
    Op::Update(&BILLING_PROFILE.update),
    Op::Insert(&SUBSCRIPTION.insert),
    Op::Update(&SUBSCRIPTION.update),
    Op::Insert(&TAKE_OVER.insert),
    Op::Update(&TAKE_OVER.update),
    Op::Insert(&SUPPORT_REQUEST.insert),
    Op::Update(&SUPPORT_REQUEST.update),
    Op::Insert(&TENANT_INSERT),
    Op::Update(&TENANT_UPDATE),
    Op::Update(&TENANT_TICK),
    Op::Insert(&DOMAIN),
    Op::Insert(&NAME),
    Op::Insert(&MEMBER_INSERT),
    Op::Delete(&MEMBER_DELETE),
    Op::Insert(&TOKEN.insert),
    Op::Update(&TOKEN.update),
    Op::Delete(&TOKEN_DELETE),
    Op::Insert(&HASH_INSERT),
    Op::Delete(&HASH_DELETE),
    Op::Insert(&PRODUCT_PUT),
    Op::Delete(&PRODUCT_DELETE),
    Op::Insert(&ALIAS_INSERT),
    Op::Delete(&ALIAS_DELETE),
    Op::Insert(&PLAN_INSERT),
    Op::Delete(&PLAN_DELETE),
    Op::Insert(&SEAT_INSERT),
    Op::Delete(&SEAT_DELETE),
    Op::Statement(&SEATS_MOVE),
    Op::Statement(&SEATS_MOVE_ONLY),
    Op::Statement(&SEATS_FORGET),
    Op::Insert(&LINE),
    Op::Insert(&EVENT),
    Op::Insert(&JOB),
    Op::Update(&JOB_RETRY),
    Op::Insert(&CALL_KEY),
];
