-- A token has versions, and may be a session: then it has begun, and a person's sessions are found by whose they are.
-- A distributed engine takes a check only after its column, and a migration one node at a time; the setting means
-- nothing to others.

SET LOCAL citus.multi_shard_modify_mode = 'sequential';
ALTER TABLE token ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE token ADD CONSTRAINT token_version
    CHECK (version >= 1);
ALTER TABLE token ADD COLUMN began_at BIGINT;
CREATE INDEX token_sessions ON token (tenant_id, bearer) WHERE began_at IS NOT NULL;
