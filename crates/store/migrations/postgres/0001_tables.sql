-- The first schema. Its twin is migrations/sqlite/0001_first.sql; a test keeps them equal.
--
-- Every key of a tenant's table starts with tenant_id. What is searched, joined or constrained is a column; the rest
-- of an aggregate is its document, which decisions read. Instants are microseconds UTC, dates ISO text, flags 0 or 1.
-- Text is ordered by bytes on every machine. Rows that change with every command leave room for their next version. Foreign keys come in a file of their own, after distribution.

CREATE TABLE tenant (
    tenant_id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    domain TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    event_seq BIGINT NOT NULL CHECK (event_seq >= 0),
    last_at BIGINT NOT NULL,
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id)
) WITH (fillfactor = 80);

-- What is unique everywhere.

CREATE TABLE domain_name (
    domain TEXT COLLATE "C" NOT NULL,
    tenant_id UUID NOT NULL,
    PRIMARY KEY (domain)
);

CREATE TABLE sign_in_name (
    name TEXT COLLATE "C" NOT NULL,
    tenant_id UUID NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE token_hash (
    hash TEXT COLLATE "C" NOT NULL,
    tenant_id UUID NOT NULL,
    token_id UUID NOT NULL,
    PRIMARY KEY (hash)
);

-- The catalog, the same for every tenant.

CREATE TABLE product (
    product_id TEXT COLLATE "C" NOT NULL,
    sku_id UUID NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    doc JSONB NOT NULL,
    PRIMARY KEY (product_id)
);
CREATE INDEX product_by_search ON product (search, product_id);
CREATE INDEX product_by_sku ON product (sku_id);

CREATE TABLE product_alias (
    alias TEXT COLLATE "C" NOT NULL,
    product_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (alias)
);
CREATE INDEX product_alias_by_product ON product_alias (product_id);

CREATE TABLE plan (
    plan_id UUID NOT NULL,
    product_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (plan_id)
);
CREATE INDEX plan_by_product ON plan (product_id);

-- Organizations, their people, and what speaks for them.

CREATE TABLE person (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    user_principal_name TEXT COLLATE "C" NOT NULL,
    display_name TEXT COLLATE "C" NOT NULL,
    department TEXT COLLATE "C",
    -- Lower-case display name, then sign-in name: lists are sorted by it and searched in it.
    search TEXT COLLATE "C" NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    guest BIGINT NOT NULL CHECK (guest IN (0, 1)),
    -- A Global or Billing administrator who can act.
    is_admin BIGINT NOT NULL CHECK (is_admin IN (0, 1)),
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX person_by_name ON person (tenant_id, user_principal_name);
CREATE INDEX person_by_search ON person (tenant_id, search, id);
CREATE INDEX person_admins ON person (tenant_id, id) WHERE is_admin = 1;

CREATE TABLE people_group (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    display_name TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX people_group_by_search ON people_group (tenant_id, search, id);

CREATE TABLE people_group_member (
    tenant_id UUID NOT NULL,
    group_id UUID NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, group_id, person_id)
);
CREATE INDEX people_group_member_by_person ON people_group_member (tenant_id, person_id, group_id);

CREATE TABLE service_account (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    display_name TEXT COLLATE "C" NOT NULL,
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE token (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    -- Principal::text of whose rights it carries.
    bearer TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT,
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE policy (
    tenant_id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id)
);

-- Paying. An owner is a person, or the organization when there is none.

CREATE TABLE payment_method (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    owner_id UUID,
    removed BIGINT NOT NULL CHECK (removed IN (0, 1)),
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX payment_method_by_owner ON payment_method (tenant_id, owner_id, id);

CREATE TABLE billing_profile (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    owner_id UUID,
    payment_method_id UUID,
    name TEXT COLLATE "C" NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX billing_profile_by_owner ON billing_profile (tenant_id, owner_id, id);
CREATE INDEX billing_profile_by_payment_method ON billing_profile (tenant_id, payment_method_id);

-- Subscriptions, who holds their licenses, and what was billed.

CREATE TABLE subscription (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    owner_id UUID,
    product_id TEXT COLLATE "C" NOT NULL,
    product_name TEXT COLLATE "C" NOT NULL,
    sku_id UUID NOT NULL,
    plan_id UUID NOT NULL,
    billing_profile_id UUID NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('scheduled', 'active', 'expired', 'disabled', 'deleted')),
    quantity BIGINT NOT NULL,
    assigned BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_on TEXT COLLATE "C",
    -- When time next changes something about it.
    due_at BIGINT,
    take_over_id UUID,
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK (assigned >= 0 AND reserved >= 0 AND assigned + reserved <= quantity)
) WITH (fillfactor = 80);
CREATE INDEX subscription_by_owner ON subscription (tenant_id, owner_id, id);
CREATE INDEX subscription_by_product ON subscription (tenant_id, product_id, id);
CREATE INDEX subscription_by_sku ON subscription (tenant_id, sku_id, id);
CREATE INDEX subscription_due ON subscription (due_at, tenant_id, id) WHERE due_at IS NOT NULL;

CREATE TABLE seat (
    tenant_id UUID NOT NULL,
    subscription_id UUID NOT NULL,
    person_id UUID NOT NULL,
    assigned_at BIGINT NOT NULL,
    -- The take-over that brought it here.
    take_over_id UUID,
    disabled_plans JSONB NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, person_id)
);
CREATE INDEX seat_by_person ON seat (tenant_id, person_id, subscription_id);
CREATE INDEX seat_by_take_over ON seat (tenant_id, subscription_id, take_over_id, person_id)
    WHERE take_over_id IS NOT NULL;

CREATE TABLE line (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    subscription_id UUID NOT NULL,
    payer UUID NOT NULL,
    period_ix BIGINT NOT NULL CHECK (period_ix >= 0),
    period_start TEXT COLLATE "C" NOT NULL,
    period_end TEXT COLLATE "C" NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    to_on TEXT COLLATE "C" NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 0),
    unit_price BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount <> 0),
    currency TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C" NOT NULL,
    billed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
-- Holds all that the sum of a subscription's lines needs.
CREATE INDEX line_by_subscription ON line (tenant_id, subscription_id, period_ix, payer, amount);
CREATE INDEX line_by_payer ON line (tenant_id, payer, id);

CREATE TABLE take_over (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    source_id UUID NOT NULL,
    target_id UUID,
    phase TEXT COLLATE "C" NOT NULL CHECK (phase IN ('moving', 'completed', 'undoing', 'undone')),
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX take_over_by_source ON take_over (tenant_id, source_id, id);
CREATE INDEX take_over_by_target ON take_over (tenant_id, target_id, id);

-- What happened, what must happen, and what was answered. Their tenant is not a foreign key: the tenant's row is
-- locked by whoever writes here, and `verify` looks.

CREATE TABLE event (
    tenant_id UUID NOT NULL,
    seq BIGINT NOT NULL CHECK (seq >= 1),
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    command TEXT COLLATE "C" NOT NULL,
    request_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject UUID,
    data JSONB NOT NULL,
    notes JSONB NOT NULL,
    PRIMARY KEY (tenant_id, seq)
);
CREATE INDEX event_by_subject ON event (tenant_id, subject, seq) WHERE subject IS NOT NULL;

CREATE TABLE job (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    work JSONB NOT NULL,
    -- When it is next looked at: when it is due, or while somebody works on it, when their lease ends.
    due_at BIGINT NOT NULL,
    attempt BIGINT NOT NULL CHECK (attempt >= 0),
    -- Who works on it.
    lease UUID,
    buried BIGINT NOT NULL CHECK (buried IN (0, 1)),
    error TEXT COLLATE "C",
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 80);
CREATE INDEX job_due ON job (due_at, tenant_id) WHERE buried = 0;
CREATE INDEX job_due_of_tenant ON job (tenant_id, due_at) WHERE buried = 0;

CREATE TABLE call_key (
    tenant_id UUID NOT NULL,
    principal TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    fingerprint TEXT COLLATE "C" NOT NULL,
    outcome JSONB NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, principal, key)
);
CREATE INDEX call_key_by_age ON call_key (at);

-- Mail that the demo's transport keeps instead of sending.

CREATE TABLE kept_mail (
    tenant_id UUID NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    sent_at BIGINT NOT NULL,
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, message_id)
);
CREATE INDEX kept_mail_by_time ON kept_mail (sent_at);
