-- The life of objects goes by itself, their uses are counted, and they are found by whatever is known of them.

-- When the newest version was made, and when its cryptoperiod ends: what rotate_date was for those that rotate by themselves.
ALTER TABLE managed_object ADD COLUMN version_created_at timestamptz;
UPDATE managed_object o SET version_created_at =
  (SELECT max(v.created_at) FROM object_version v WHERE v.object_id = o.id);
ALTER TABLE managed_object ALTER COLUMN version_created_at SET NOT NULL;
ALTER TABLE managed_object RENAME COLUMN rotate_date TO cryptoperiod_end;
UPDATE managed_object
  SET cryptoperiod_end = GREATEST(activation_date, version_created_at) + make_interval(days => cryptoperiod_days)
  WHERE activation_date IS NOT NULL AND cryptoperiod_days IS NOT NULL;
DROP INDEX managed_object_rotate;
CREATE INDEX managed_object_rotate ON managed_object (cryptoperiod_end) WHERE auto_rotate AND state = 'ACTIVE';

-- Random IVs that were reserved for a version of a key (NIST SP 800-38D, section 8.3: 2^32 and no more).
ALTER TABLE object_version ADD COLUMN random_ivs bigint NOT NULL DEFAULT 0;

-- One index for each thing that may be rare among a tenant's objects; what is frequent is found on the way through the names.
DROP INDEX managed_object_namespace;
CREATE INDEX managed_object_namespace ON managed_object (namespace_id, name, id);
CREATE INDEX managed_object_name_pattern ON managed_object (tenant_id, name text_pattern_ops);
CREATE INDEX managed_object_state ON managed_object (tenant_id, state);
CREATE INDEX managed_object_type ON managed_object (tenant_id, object_type);
CREATE INDEX managed_object_algorithm ON managed_object (tenant_id, algorithm, length);
CREATE INDEX managed_object_usage ON managed_object (tenant_id, usage_mask);
CREATE INDEX managed_object_hsm ON managed_object (tenant_id) WHERE protection = 'HSM';
CREATE INDEX managed_object_held ON managed_object (tenant_id) WHERE held_since IS NOT NULL;
CREATE INDEX managed_object_created ON managed_object (tenant_id, created_at);
CREATE INDEX managed_object_activated ON managed_object (tenant_id, activation_date);
CREATE INDEX managed_object_deactivated ON managed_object (tenant_id, deactivation_date)
  WHERE deactivation_date IS NOT NULL;
CREATE INDEX managed_object_destroyed ON managed_object (tenant_id, destroy_date) WHERE destroy_date IS NOT NULL;
CREATE INDEX object_version_check_value ON object_version (tenant_id, check_value) WHERE check_value IS NOT NULL;
CREATE INDEX object_version_fingerprint ON object_version (tenant_id, fingerprint) WHERE fingerprint IS NOT NULL;
