//! What decisions read, declared. Every lookup uses a key or an index that starts with the tenant.

use crate::sql::{Lookup, Op, Statement};
use crate::value::Kind::{Id, Int, Text};

/// An aggregate's document by tenant and id.
macro_rules! documents {
    ($($name:ident = $table:literal;)*) => {$(
        pub static $name: Lookup = Lookup {
            name: concat!("load ", $table),
            columns: "t.tenant_id, t.doc",
            from: concat!($table, " t"),
            keys: &[("t.tenant_id", Id), ("t.id", Id)],
            rest: "",
        };
    )*};
}

documents! {
    PERSON = "person";
    SERVICE = "service_account";
    TOKEN = "token";
    PAYMENT_METHOD = "payment_method";
    BILLING_PROFILE = "billing_profile";
    SUBSCRIPTION = "subscription";
    TAKE_OVER = "take_over";
    SUPPORT_REQUEST = "support_request";
}

/// The lock that serializes a tenant's commands across lanes and processes. Rows are locked in the order of ids.
pub static TENANT: Lookup = Lookup {
    name: "open tenant",
    columns: "t.tenant_id, t.doc, t.event_seq, t.last_at",
    from: "tenant t",
    keys: &[("t.tenant_id", Id)],
    rest: "ORDER BY t.tenant_id FOR NO KEY UPDATE",
};

pub static CALL_KEY: Lookup = Lookup {
    name: "recall",
    columns: "c.tenant_id, c.principal, c.key, c.fingerprint, c.outcome",
    from: "call_key c",
    keys: &[("c.tenant_id", Id), ("c.principal", Text), ("c.key", Text)],
    rest: "",
};

pub static PERSON_NAMED: Lookup = Lookup {
    name: "load person named",
    columns: "p.tenant_id, p.doc",
    from: "person p",
    keys: &[("p.tenant_id", Id), ("p.user_principal_name", Text)],
    rest: "",
};

/// Few: a person has at most `limits::SESSIONS_MAX`.
pub static SESSIONS: Lookup = Lookup {
    name: "load sessions of person",
    columns: "t.tenant_id, t.doc",
    from: "token t",
    keys: &[("t.tenant_id", Id), ("t.bearer", Text)],
    rest: "AND t.began_at IS NOT NULL",
};

pub static ADMINS: Statement = Statement {
    name: "load admins",
    sql: "SELECT p.tenant_id, p.doc FROM person p WHERE p.tenant_id = $1 AND p.is_admin = 1 ORDER BY p.id LIMIT $2",
    params: &[Id, Int],
};

pub static DOMAIN: Lookup = Lookup {
    name: "load domain",
    columns: "d.domain",
    from: "domain_name d",
    keys: &[("d.domain", Text)],
    rest: "",
};

pub static NAME: Lookup = Lookup {
    name: "load sign-in name",
    columns: "n.name",
    from: "sign_in_name n",
    keys: &[("n.name", Text)],
    rest: "",
};

pub static PRODUCT: Lookup = Lookup {
    name: "load product",
    columns: "p.product_id, p.doc",
    from: "product p",
    keys: &[("p.product_id", Text)],
    rest: "",
};

pub static PRODUCT_ALIAS: Lookup = Lookup {
    name: "load product by alias",
    columns: "a.alias, p.doc",
    from: "product_alias a JOIN product p ON p.product_id = a.product_id",
    keys: &[("a.alias", Text)],
    rest: "",
};

pub static PRODUCT_OF_PLAN: Lookup = Lookup {
    name: "load product of plan",
    columns: "l.plan_id, p.doc",
    from: "plan l JOIN product p ON p.product_id = l.product_id",
    keys: &[("l.plan_id", Id)],
    rest: "",
};

pub static POLICY: Lookup = Lookup {
    name: "load policy",
    columns: "p.tenant_id, p.doc",
    from: "policy p",
    keys: &[("p.tenant_id", Id)],
    rest: "",
};

pub static METHODS_OF_PERSON: Lookup = Lookup {
    name: "count payment methods of person",
    columns: "m.tenant_id, m.owner_id, COUNT(*)",
    from: "payment_method m",
    keys: &[("m.tenant_id", Id), ("m.owner_id", Id)],
    rest: "AND m.removed = 0 GROUP BY m.tenant_id, m.owner_id",
};

pub static METHODS_OF_ORGANIZATION: Lookup = Lookup {
    name: "count payment methods of organization",
    columns: "m.tenant_id, m.owner_id, COUNT(*)",
    from: "payment_method m",
    keys: &[("m.tenant_id", Id)],
    rest: "AND m.owner_id IS NULL AND m.removed = 0 GROUP BY m.tenant_id, m.owner_id",
};

pub static METHOD_USES: Lookup = Lookup {
    name: "count uses of payment method",
    columns: "b.tenant_id, b.payment_method_id, COUNT(*)",
    from: "billing_profile b",
    keys: &[("b.tenant_id", Id), ("b.payment_method_id", Id)],
    rest: "GROUP BY b.tenant_id, b.payment_method_id",
};

pub static PROFILE_OF_PERSON: Lookup = Lookup {
    name: "load billing profiles of person",
    columns: "b.tenant_id, b.doc",
    from: "billing_profile b",
    keys: &[("b.tenant_id", Id), ("b.owner_id", Id)],
    rest: "",
};

pub static PROFILE_OF_ORGANIZATION: Lookup = Lookup {
    name: "load billing profiles of organization",
    columns: "b.tenant_id, b.doc",
    from: "billing_profile b",
    keys: &[("b.tenant_id", Id)],
    rest: "AND b.owner_id IS NULL",
};

pub static SEAT: Lookup = Lookup {
    name: "load seat",
    columns: "s.tenant_id, s.subscription_id, s.person_id, s.assigned_at, s.take_over_id, s.disabled_plans",
    from: "seat s",
    keys: &[("s.tenant_id", Id), ("s.subscription_id", Id), ("s.person_id", Id)],
    rest: "",
};

pub static BILLED: Lookup = Lookup {
    name: "sum lines",
    columns: "l.tenant_id, l.subscription_id, l.period_ix, l.payer, SUM(l.amount)::bigint",
    from: "line l",
    keys: &[("l.tenant_id", Id), ("l.subscription_id", Id)],
    rest: "GROUP BY l.tenant_id, l.subscription_id, l.period_ix, l.payer",
};

pub static BROUGHT: Lookup = Lookup {
    name: "count seats brought",
    columns: "s.tenant_id, s.take_over_id, s.subscription_id, COUNT(*)",
    from: "seat s",
    keys: &[("s.tenant_id", Id), ("s.take_over_id", Id), ("s.subscription_id", Id)],
    rest: "GROUP BY s.tenant_id, s.take_over_id, s.subscription_id",
};

pub static BURIED_JOB: Lookup = Lookup {
    name: "load buried job",
    columns: "j.tenant_id, j.id",
    from: "job j",
    keys: &[("j.tenant_id", Id), ("j.id", Id)],
    rest: "AND j.buried = 1",
};

pub static CANCEL_REQUESTED: Lookup = Lookup {
    name: "load open request about subscription",
    columns: "r.tenant_id, r.subscription_id",
    from: "support_request r",
    keys: &[("r.tenant_id", Id), ("r.subscription_id", Id)],
    rest: "AND r.status = 'open'",
};

pub static SUPPORT_REQUESTS_OPEN: Lookup = Lookup {
    name: "count open requests of person",
    columns: "r.tenant_id, r.opener_id, COUNT(*)",
    from: "support_request r",
    keys: &[("r.tenant_id", Id), ("r.opener_id", Id)],
    rest: "AND r.status = 'open' GROUP BY r.tenant_id, r.opener_id",
};

/// People of one subscription in the order of ids, each with their seat of another one, if any. That seat is asked for
/// by its whole key: joined, a planner that has not seen the table lately scans all seats for each person.
pub static MOVE_STEP: Statement = Statement {
    name: "load move step",
    sql: "SELECT step.person_id,
            (SELECT there.person_id FROM seat AS there WHERE there.tenant_id = $1 AND there.subscription_id = $5
             AND there.person_id = step.person_id)
          FROM (SELECT s.person_id FROM seat s
                WHERE s.tenant_id = $1 AND s.subscription_id = $2 AND s.person_id > $3
                ORDER BY s.person_id LIMIT $4) AS step
          ORDER BY step.person_id",
    params: &[Id, Id, Id, Int, Id],
};

/// The same for those whom a take-over brought; an index of its own finds them among a million others.
pub static MOVE_STEP_ONLY: Statement = Statement {
    name: "load move step of a take-over",
    sql: "SELECT step.person_id,
            (SELECT there.person_id FROM seat AS there WHERE there.tenant_id = $1 AND there.subscription_id = $5
             AND there.person_id = step.person_id)
          FROM (SELECT s.person_id FROM seat s
                WHERE s.tenant_id = $1 AND s.subscription_id = $2 AND s.take_over_id = $6 AND s.person_id > $3
                ORDER BY s.person_id LIMIT $4) AS step
          ORDER BY step.person_id",
    params: &[Id, Id, Id, Int, Id, Id],
};

/// For the list of all statements.
pub static ALL: &[Op] = &[
    Op::Lookup(&PERSON),
    Op::Lookup(&SERVICE),
    Op::Lookup(&TOKEN),
    Op::Lookup(&PAYMENT_METHOD),
    Op::Lookup(&BILLING_PROFILE),
    Op::Lookup(&SUBSCRIPTION),
    Op::Lookup(&TAKE_OVER),
    Op::Lookup(&SUPPORT_REQUEST),
    Op::Lookup(&CANCEL_REQUESTED),
    Op::Lookup(&SUPPORT_REQUESTS_OPEN),
    Op::Lookup(&TENANT),
    Op::Lookup(&CALL_KEY),
    Op::Lookup(&PERSON_NAMED),
    Op::Lookup(&SESSIONS),
    Op::Statement(&ADMINS),
    Op::Lookup(&DOMAIN),
    Op::Lookup(&NAME),
    Op::Lookup(&PRODUCT),
    Op::Lookup(&PRODUCT_ALIAS),
    Op::Lookup(&PRODUCT_OF_PLAN),
    Op::Lookup(&POLICY),
    Op::Lookup(&METHODS_OF_PERSON),
    Op::Lookup(&METHODS_OF_ORGANIZATION),
    Op::Lookup(&METHOD_USES),
    Op::Lookup(&PROFILE_OF_PERSON),
    Op::Lookup(&PROFILE_OF_ORGANIZATION),
    Op::Lookup(&SEAT),
    Op::Lookup(&BILLED),
    Op::Lookup(&BROUGHT),
    Op::Lookup(&BURIED_JOB),
    Op::Statement(&MOVE_STEP),
    Op::Statement(&MOVE_STEP_ONLY),
];
