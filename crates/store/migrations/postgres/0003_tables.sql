-- What people ask support for. Only one request about a subscription is open at a time.

CREATE TABLE support_request (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    opener_id UUID NOT NULL,
    subscription_id UUID,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('open', 'done', 'declined')),
    doc JSONB NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX support_request_by_opener ON support_request (tenant_id, opener_id, id);
CREATE INDEX support_request_open ON support_request (tenant_id, opener_id) WHERE status = 'open';
CREATE UNIQUE INDEX support_request_about ON support_request (tenant_id, subscription_id) WHERE status = 'open';
