-- Foreign keys, added after the table was distributed.

ALTER TABLE support_request ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE support_request ADD FOREIGN KEY (tenant_id, opener_id) REFERENCES person (tenant_id, id);
ALTER TABLE support_request ADD FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscription (tenant_id, id);
