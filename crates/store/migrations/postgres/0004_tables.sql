-- The order of names, as sort keys of the market's language, and by which rules they were made.
-- A distributed engine changes its tables one node at a time; the setting means nothing to others.

SET LOCAL citus.multi_shard_modify_mode = 'sequential';
CREATE TABLE name_order (
    rules TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

ALTER TABLE person ADD COLUMN sort_key TEXT COLLATE "C" NOT NULL DEFAULT '';
DROP INDEX person_by_search;
CREATE INDEX person_in_order ON person (tenant_id, sort_key, id);

ALTER TABLE people_group ADD COLUMN sort_key TEXT COLLATE "C" NOT NULL DEFAULT '';
DROP INDEX people_group_by_search;
CREATE INDEX people_group_in_order ON people_group (tenant_id, sort_key, id);
