-- Foreign keys, added after the tables were distributed: a distributed engine takes them in no other order.

ALTER TABLE product_alias ADD FOREIGN KEY (product_id) REFERENCES product (product_id) ON DELETE CASCADE;
ALTER TABLE plan ADD FOREIGN KEY (product_id) REFERENCES product (product_id) ON DELETE CASCADE;
ALTER TABLE person ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE people_group ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE people_group_member ADD FOREIGN KEY (tenant_id, group_id) REFERENCES people_group (tenant_id, id);
ALTER TABLE people_group_member ADD FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id);
ALTER TABLE service_account ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE token ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE policy ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE payment_method ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE payment_method ADD FOREIGN KEY (tenant_id, owner_id) REFERENCES person (tenant_id, id);
ALTER TABLE billing_profile ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE billing_profile ADD FOREIGN KEY (tenant_id, owner_id) REFERENCES person (tenant_id, id);
ALTER TABLE billing_profile ADD FOREIGN KEY (tenant_id, payment_method_id) REFERENCES payment_method (tenant_id, id);
ALTER TABLE subscription ADD FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id);
ALTER TABLE subscription ADD FOREIGN KEY (tenant_id, owner_id) REFERENCES person (tenant_id, id);
ALTER TABLE subscription ADD FOREIGN KEY (tenant_id, billing_profile_id) REFERENCES billing_profile (tenant_id, id);
ALTER TABLE seat ADD FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscription (tenant_id, id);
ALTER TABLE seat ADD FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id);
ALTER TABLE line ADD FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscription (tenant_id, id);
ALTER TABLE line ADD FOREIGN KEY (tenant_id, payer) REFERENCES billing_profile (tenant_id, id);
ALTER TABLE take_over ADD FOREIGN KEY (tenant_id, source_id) REFERENCES subscription (tenant_id, id);
ALTER TABLE take_over ADD FOREIGN KEY (tenant_id, target_id) REFERENCES subscription (tenant_id, id);
