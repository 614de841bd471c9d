-- The first schema. Its twin is migrations/postgres/0001_*.sql; a test keeps them equal.
--
-- Every key of a tenant's table starts with tenant_id. What is searched, joined or constrained is a column; the rest
-- of an aggregate is its document, which decisions read. Instants are microseconds UTC, dates ISO text, flags 0 or 1.
-- Tables that grow with every call (event, job, call_key, line) are plain rowid tables, so that rows are appended:
-- clustered by tenant their inserts cost ten times as much at the 99th percentile.

CREATE TABLE tenant (
    tenant_id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    event_seq INTEGER NOT NULL CHECK (event_seq >= 0),
    last_at INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT;

-- What is unique everywhere.

CREATE TABLE domain_name (
    domain TEXT NOT NULL,
    tenant_id BLOB NOT NULL,
    PRIMARY KEY (domain)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_name (
    name TEXT NOT NULL,
    tenant_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

CREATE TABLE token_hash (
    hash TEXT NOT NULL,
    tenant_id BLOB NOT NULL,
    token_id BLOB NOT NULL,
    PRIMARY KEY (hash)
) STRICT, WITHOUT ROWID;

-- The catalog, the same for every tenant.

CREATE TABLE product (
    product_id TEXT NOT NULL,
    sku_id BLOB NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    search TEXT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (product_id)
) STRICT;
CREATE INDEX product_by_search ON product (search, product_id);
CREATE INDEX product_by_sku ON product (sku_id);

CREATE TABLE product_alias (
    alias TEXT NOT NULL,
    product_id TEXT NOT NULL,
    PRIMARY KEY (alias),
    FOREIGN KEY (product_id) REFERENCES product (product_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX product_alias_by_product ON product_alias (product_id);

CREATE TABLE plan (
    plan_id BLOB NOT NULL,
    product_id TEXT NOT NULL,
    PRIMARY KEY (plan_id),
    FOREIGN KEY (product_id) REFERENCES product (product_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_by_product ON plan (product_id);

-- Organizations, their people, and what speaks for them.

CREATE TABLE person (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    user_principal_name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    department TEXT,
    -- Lower-case display name, then sign-in name: lists are sorted by it and searched in it.
    search TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    guest INTEGER NOT NULL CHECK (guest IN (0, 1)),
    -- A Global or Billing administrator who can act.
    is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) STRICT;
CREATE UNIQUE INDEX person_by_name ON person (tenant_id, user_principal_name);
CREATE INDEX person_by_search ON person (tenant_id, search, id);
CREATE INDEX person_admins ON person (tenant_id, id) WHERE is_admin = 1;

CREATE TABLE people_group (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    display_name TEXT NOT NULL,
    search TEXT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) STRICT;
CREATE INDEX people_group_by_search ON people_group (tenant_id, search, id);

CREATE TABLE people_group_member (
    tenant_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    PRIMARY KEY (tenant_id, group_id, person_id),
    FOREIGN KEY (tenant_id, group_id) REFERENCES people_group (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_group_member_by_person ON people_group_member (tenant_id, person_id, group_id);

CREATE TABLE service_account (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    display_name TEXT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) STRICT;

CREATE TABLE token (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    hash TEXT NOT NULL,
    -- Principal::text of whose rights it carries.
    bearer TEXT NOT NULL,
    expires_at INTEGER,
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) STRICT;

CREATE TABLE policy (
    tenant_id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) STRICT;

-- Paying. An owner is a person, or the organization when there is none.

CREATE TABLE payment_method (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    owner_id BLOB,
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES person (tenant_id, id)
) STRICT;
CREATE INDEX payment_method_by_owner ON payment_method (tenant_id, owner_id, id);

CREATE TABLE billing_profile (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    owner_id BLOB,
    payment_method_id BLOB,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES person (tenant_id, id),
    FOREIGN KEY (tenant_id, payment_method_id) REFERENCES payment_method (tenant_id, id)
) STRICT;
CREATE INDEX billing_profile_by_owner ON billing_profile (tenant_id, owner_id, id);
CREATE INDEX billing_profile_by_payment_method ON billing_profile (tenant_id, payment_method_id);

-- Subscriptions, who holds their licenses, and what was billed.

CREATE TABLE subscription (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    owner_id BLOB,
    product_id TEXT NOT NULL,
    product_name TEXT NOT NULL,
    sku_id BLOB NOT NULL,
    plan_id BLOB NOT NULL,
    billing_profile_id BLOB NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('scheduled', 'active', 'expired', 'disabled', 'deleted')),
    quantity INTEGER NOT NULL,
    assigned INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ends_on TEXT,
    -- When time next changes something about it.
    due_at INTEGER,
    take_over_id BLOB,
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK (assigned >= 0 AND reserved >= 0 AND assigned + reserved <= quantity),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    FOREIGN KEY (tenant_id, owner_id) REFERENCES person (tenant_id, id),
    FOREIGN KEY (tenant_id, billing_profile_id) REFERENCES billing_profile (tenant_id, id)
) STRICT;
CREATE INDEX subscription_by_owner ON subscription (tenant_id, owner_id, id);
CREATE INDEX subscription_by_product ON subscription (tenant_id, product_id, id);
CREATE INDEX subscription_by_sku ON subscription (tenant_id, sku_id, id);
CREATE INDEX subscription_due ON subscription (due_at, tenant_id, id) WHERE due_at IS NOT NULL;

CREATE TABLE seat (
    tenant_id BLOB NOT NULL,
    subscription_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    assigned_at INTEGER NOT NULL,
    -- The take-over that brought it here.
    take_over_id BLOB,
    disabled_plans TEXT NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, person_id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscription (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_by_person ON seat (tenant_id, person_id, subscription_id);
CREATE INDEX seat_by_take_over ON seat (tenant_id, subscription_id, take_over_id, person_id)
    WHERE take_over_id IS NOT NULL;

CREATE TABLE line (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    subscription_id BLOB NOT NULL,
    payer BLOB NOT NULL,
    period_ix INTEGER NOT NULL CHECK (period_ix >= 0),
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    unit_price INTEGER NOT NULL,
    amount INTEGER NOT NULL CHECK (amount <> 0),
    currency TEXT NOT NULL,
    why TEXT NOT NULL,
    billed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscription (tenant_id, id),
    FOREIGN KEY (tenant_id, payer) REFERENCES billing_profile (tenant_id, id)
) STRICT;
-- Holds all that the sum of a subscription's lines needs.
CREATE INDEX line_by_subscription ON line (tenant_id, subscription_id, period_ix, payer, amount);
CREATE INDEX line_by_payer ON line (tenant_id, payer, id);

CREATE TABLE take_over (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    source_id BLOB NOT NULL,
    target_id BLOB,
    phase TEXT NOT NULL CHECK (phase IN ('moving', 'completed', 'undoing', 'undone')),
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, source_id) REFERENCES subscription (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES subscription (tenant_id, id)
) STRICT;
CREATE INDEX take_over_by_source ON take_over (tenant_id, source_id, id);
CREATE INDEX take_over_by_target ON take_over (tenant_id, target_id, id);

-- What happened, what must happen, and what was answered. Their tenant is not a foreign key: the tenant's row is
-- locked by whoever writes here, and `verify` looks.

CREATE TABLE event (
    tenant_id BLOB NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    request_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB,
    data TEXT NOT NULL,
    notes TEXT NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) STRICT;
CREATE INDEX event_by_subject ON event (tenant_id, subject, seq) WHERE subject IS NOT NULL;

CREATE TABLE job (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    work TEXT NOT NULL,
    -- When it is next looked at: when it is due, or while somebody works on it, when their lease ends.
    due_at INTEGER NOT NULL,
    attempt INTEGER NOT NULL CHECK (attempt >= 0),
    -- Who works on it.
    lease BLOB,
    buried INTEGER NOT NULL CHECK (buried IN (0, 1)),
    error TEXT,
    PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX job_due ON job (due_at, tenant_id) WHERE buried = 0;
CREATE INDEX job_due_of_tenant ON job (tenant_id, due_at) WHERE buried = 0;

CREATE TABLE call_key (
    tenant_id BLOB NOT NULL,
    principal TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, principal, key)
) STRICT;
CREATE INDEX call_key_by_age ON call_key (at);

-- Mail that the demo's transport keeps instead of sending.

CREATE TABLE kept_mail (
    tenant_id BLOB NOT NULL,
    message_id TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, message_id)
) STRICT;
CREATE INDEX kept_mail_by_time ON kept_mail (sent_at);
