-- Run only on a distributed engine, as 0001_distribute.sql: a tenant's requests live with the tenant.

SET LOCAL citus.multi_shard_modify_mode = 'sequential';
SELECT create_distributed_table('support_request', 'tenant_id', colocate_with => 'tenant');
