-- Run only on a distributed engine (Citus): each tenant's rows live together on one node, the catalog on every node,
-- and what is unique everywhere is spread by itself. The order of foreign keys that follow needs one node at a time.

SET LOCAL citus.multi_shard_modify_mode = 'sequential';
SELECT create_distributed_table('tenant', 'tenant_id');
SELECT create_distributed_table('domain_name', 'domain', colocate_with => 'none');
SELECT create_distributed_table('sign_in_name', 'name', colocate_with => 'none');
SELECT create_distributed_table('token_hash', 'hash', colocate_with => 'none');
SELECT create_reference_table('product');
SELECT create_reference_table('product_alias');
SELECT create_reference_table('plan');
SELECT create_distributed_table('person', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('people_group', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('people_group_member', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('service_account', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('token', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('policy', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('payment_method', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('billing_profile', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('subscription', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('seat', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('line', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('take_over', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('event', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('job', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('call_key', 'tenant_id', colocate_with => 'tenant');
SELECT create_distributed_table('kept_mail', 'tenant_id', colocate_with => 'tenant');
