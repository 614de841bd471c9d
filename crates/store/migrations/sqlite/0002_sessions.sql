-- A token has versions, and may be a session: then it has begun, and a person's sessions are found by whose they are.

ALTER TABLE token ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);
ALTER TABLE token ADD COLUMN began_at INTEGER;
CREATE INDEX token_sessions ON token (tenant_id, bearer) WHERE began_at IS NOT NULL;
