//! What verification reads. Every page is walked by key; its size is the last parameter.

use crate::sql::{Lookup, Op, Statement};
use crate::value::Kind::{Id, Int, Text};

pub static TENANTS: Statement = Statement {
    name: "verify tenants",
    sql: "SELECT tenant_id, event_seq, last_at, domain, doc ->> 'market' FROM tenant WHERE tenant_id > $1 ORDER BY tenant_id LIMIT $2",
    params: &[Id, Int],
};

pub static LOG: Statement = Statement {
    name: "verify log",
    sql: "SELECT COUNT(*), MIN(seq), MAX(seq), MAX(at) FROM event WHERE tenant_id = $1",
    params: &[Id],
};

pub static LOG_ORDER: Statement = Statement {
    name: "verify order of log",
    sql: "SELECT COUNT(*) FROM
            (SELECT e.at, LAG(e.at) OVER (ORDER BY e.seq) AS before FROM event AS e WHERE e.tenant_id = $1) AS pair
          WHERE pair.at < pair.before",
    params: &[Id],
};

pub static EVENT_OWNERS: Statement = Statement {
    name: "verify owners of events",
    sql: "SELECT DISTINCT e.tenant_id FROM event AS e LEFT JOIN tenant AS t ON t.tenant_id = e.tenant_id
          WHERE t.tenant_id IS NULL LIMIT $1",
    params: &[Int],
};

pub static JOB_OWNERS: Statement = Statement {
    name: "verify owners of jobs",
    sql: "SELECT DISTINCT j.tenant_id FROM job AS j LEFT JOIN tenant AS t ON t.tenant_id = j.tenant_id
          WHERE t.tenant_id IS NULL LIMIT $1",
    params: &[Int],
};

pub static KEY_OWNERS: Statement = Statement {
    name: "verify owners of call keys",
    sql: "SELECT DISTINCT c.tenant_id FROM call_key AS c LEFT JOIN tenant AS t ON t.tenant_id = c.tenant_id
          WHERE t.tenant_id IS NULL LIMIT $1",
    params: &[Int],
};

pub static SUBSCRIPTIONS: Statement = Statement {
    name: "verify subscriptions",
    sql: "SELECT id, version, owner_id, product_id, billing_profile_id, status, quantity, assigned, reserved, ends_on,
                 due_at, take_over_id, doc
          FROM subscription WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
    params: &[Id, Id, Int],
};

/// Of a page's subscriptions, from after `$2` to `$3`.
pub static SEATS: Statement = Statement {
    name: "verify seats",
    sql: "SELECT subscription_id, COUNT(*) FROM seat
          WHERE tenant_id = $1 AND subscription_id > $2 AND subscription_id <= $3 GROUP BY subscription_id",
    params: &[Id, Id, Id],
};

pub static LINES: Statement = Statement {
    name: "verify lines",
    sql: "SELECT subscription_id, period_ix, payer, SUM(amount)::bigint FROM line
          WHERE tenant_id = $1 AND subscription_id > $2 AND subscription_id <= $3
          GROUP BY subscription_id, period_ix, payer",
    params: &[Id, Id, Id],
};

/// Moves under way into a page's subscriptions.
pub static MOVES: Statement = Statement {
    name: "verify moves",
    sql: "SELECT target_id, doc FROM take_over
          WHERE tenant_id = $1 AND target_id > $2 AND target_id <= $3 AND phase = 'moving'",
    params: &[Id, Id, Id],
};

/// A take-over that is under way has its job, which has the take-over's id.
pub static STUCK: Statement = Statement {
    name: "verify jobs of take-overs",
    sql: "SELECT t.id FROM take_over AS t LEFT JOIN job AS j ON j.tenant_id = t.tenant_id AND j.id = t.id
          WHERE t.tenant_id = $1 AND t.phase IN ('moving', 'undoing') AND j.id IS NULL LIMIT $2",
    params: &[Id, Int],
};

pub static SUPPORT_REQUESTS: Statement = Statement {
    name: "verify support requests",
    sql: "SELECT id, version, opener_id, subscription_id, status, doc FROM support_request
          WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
    params: &[Id, Id, Int],
};

pub static PEOPLE: Statement = Statement {
    name: "verify people",
    sql: "SELECT id, user_principal_name, display_name, sort_key FROM person WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
    params: &[Id, Id, Int],
};

pub static GROUPS: Statement = Statement {
    name: "verify groups",
    sql: "SELECT id, display_name, sort_key FROM people_group WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
    params: &[Id, Id, Int],
};

pub static TOKENS: Statement = Statement {
    name: "verify tokens",
    sql: "SELECT id, hash FROM token WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
    params: &[Id, Id, Int],
};

pub static DOMAIN: Lookup = Lookup {
    name: "verify domain",
    columns: "d.domain, d.tenant_id, d.tenant_id",
    from: "domain_name d",
    keys: &[("d.domain", Text)],
    rest: "",
};

pub static NAME: Lookup = Lookup {
    name: "verify sign-in name",
    columns: "n.name, n.tenant_id, n.person_id",
    from: "sign_in_name n",
    keys: &[("n.name", Text)],
    rest: "",
};

pub static HASH: Lookup = Lookup {
    name: "verify token hash",
    columns: "h.hash, h.tenant_id, h.token_id",
    from: "token_hash h",
    keys: &[("h.hash", Text)],
    rest: "",
};

pub static DOMAINS: Statement = Statement {
    name: "verify domains",
    sql: "SELECT domain, tenant_id, tenant_id FROM domain_name WHERE domain > $1 ORDER BY domain LIMIT $2",
    params: &[Text, Int],
};

pub static NAMES: Statement = Statement {
    name: "verify sign-in names",
    sql: "SELECT name, tenant_id, person_id FROM sign_in_name WHERE name > $1 ORDER BY name LIMIT $2",
    params: &[Text, Int],
};

pub static HASHES: Statement = Statement {
    name: "verify token hashes",
    sql: "SELECT hash, tenant_id, token_id FROM token_hash WHERE hash > $1 ORDER BY hash LIMIT $2",
    params: &[Text, Int],
};

pub static TENANT: Lookup = Lookup {
    name: "verify tenant",
    columns: "t.tenant_id, t.tenant_id, t.domain",
    from: "tenant t",
    keys: &[("t.tenant_id", Id)],
    rest: "",
};

pub static PERSON: Lookup = Lookup {
    name: "verify person",
    columns: "p.tenant_id, p.id, p.user_principal_name",
    from: "person p",
    keys: &[("p.tenant_id", Id), ("p.id", Id)],
    rest: "",
};

pub static TOKEN: Lookup = Lookup {
    name: "verify token",
    columns: "t.tenant_id, t.id, t.hash",
    from: "token t",
    keys: &[("t.tenant_id", Id), ("t.id", Id)],
    rest: "",
};

/// For the list of all statements.
pub static ALL: &[Op] = &[
    Op::Statement(&TENANTS),
    Op::Statement(&LOG),
    Op::Statement(&LOG_ORDER),
    Op::Statement(&EVENT_OWNERS),
    Op::Statement(&JOB_OWNERS),
    Op::Statement(&KEY_OWNERS),
    Op::Statement(&SUBSCRIPTIONS),
    Op::Statement(&SEATS),
    Op::Statement(&LINES),
    Op::Statement(&MOVES),
    Op::Statement(&STUCK),
    Op::Statement(&SUPPORT_REQUESTS),
    Op::Statement(&PEOPLE),
    Op::Statement(&GROUPS),
    Op::Statement(&TOKENS),
    Op::Lookup(&DOMAIN),
    Op::Lookup(&NAME),
    Op::Lookup(&HASH),
    Op::Statement(&DOMAINS),
    Op::Statement(&NAMES),
    Op::Statement(&HASHES),
    Op::Lookup(&TENANT),
    Op::Lookup(&PERSON),
    Op::Lookup(&TOKEN),
];
