-- What people ask support for. Only one request about a subscription is open at a time.

CREATE TABLE support_request (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    opener_id BLOB NOT NULL,
    subscription_id BLOB,
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'declined')),
    doc TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    FOREIGN KEY (tenant_id, opener_id) REFERENCES person (tenant_id, id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscription (tenant_id, id)
) STRICT;
CREATE INDEX support_request_by_opener ON support_request (tenant_id, opener_id, id);
CREATE INDEX support_request_open ON support_request (tenant_id, opener_id) WHERE status = 'open';
CREATE UNIQUE INDEX support_request_about ON support_request (tenant_id, subscription_id) WHERE status = 'open';
