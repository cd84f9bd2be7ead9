-- Managed objects of all types and algorithms, with the attributes of KMIP 2.1, section 4.

-- Secret data and opaque objects have no algorithm.
ALTER TABLE managed_object ALTER COLUMN algorithm DROP NOT NULL;
ALTER TABLE managed_object ALTER COLUMN length DROP NOT NULL;
ALTER TABLE managed_object ADD COLUMN object_type text NOT NULL DEFAULT 'SYMMETRIC_KEY';
ALTER TABLE managed_object ALTER COLUMN object_type DROP DEFAULT;
ALTER TABLE managed_object ADD COLUMN protection text NOT NULL DEFAULT 'SEALED';
ALTER TABLE managed_object ALTER COLUMN protection DROP DEFAULT;

-- When it changes, or changed, its state; the server's clock keeps these without a request having to come.
ALTER TABLE managed_object RENAME COLUMN activated_at TO activation_date;
ALTER TABLE managed_object RENAME COLUMN deactivated_at TO deactivation_date;
ALTER TABLE managed_object RENAME COLUMN destroyed_at TO destroy_date;
ALTER TABLE managed_object ADD COLUMN process_start_date timestamptz;
ALTER TABLE managed_object ADD COLUMN protect_stop_date timestamptz;
ALTER TABLE managed_object ADD COLUMN compromise_occurrence_date timestamptz;
ALTER TABLE managed_object ADD COLUMN compromise_date timestamptz;
ALTER TABLE managed_object ADD COLUMN revocation_reason text;
ALTER TABLE managed_object ADD COLUMN revocation_message text;
UPDATE managed_object SET compromise_date = deactivation_date WHERE state IN ('COMPROMISED', 'DESTROYED_COMPROMISED');
-- NIST SP 800-57 Part 1, section 7.3: suspension, which KMIP's states lack.
ALTER TABLE managed_object ADD COLUMN held_since timestamptz;
ALTER TABLE managed_object ADD COLUMN hold_reason text;

ALTER TABLE managed_object ADD COLUMN original_creation_date timestamptz;
ALTER TABLE managed_object ADD COLUMN last_change_date timestamptz;
ALTER TABLE managed_object ADD COLUMN last_used_at timestamptz;

-- What may be done with it.
ALTER TABLE managed_object ADD COLUMN sensitive boolean NOT NULL DEFAULT TRUE;
ALTER TABLE managed_object ADD COLUMN always_sensitive boolean NOT NULL DEFAULT TRUE;
ALTER TABLE managed_object ADD COLUMN extractable boolean NOT NULL DEFAULT FALSE;
ALTER TABLE managed_object ADD COLUMN never_extractable boolean NOT NULL DEFAULT TRUE;
ALTER TABLE managed_object ADD COLUMN caller_iv boolean NOT NULL DEFAULT FALSE;
ALTER TABLE managed_object ADD COLUMN least_version integer NOT NULL DEFAULT 1;
ALTER TABLE managed_object ADD COLUMN usage_limit_unit text;
ALTER TABLE managed_object ADD COLUMN usage_limit_total bigint;
ALTER TABLE managed_object ADD COLUMN usage_limit_left bigint;
ALTER TABLE managed_object ADD COLUMN cryptoperiod_days integer;
ALTER TABLE managed_object ADD COLUMN auto_rotate boolean NOT NULL DEFAULT FALSE;
ALTER TABLE managed_object ADD COLUMN rotate_date timestamptz;

-- Both halves of a pair may have one name.
DROP INDEX managed_object_name;
CREATE UNIQUE INDEX managed_object_name ON managed_object (namespace_id, name, object_type)
  WHERE state NOT IN ('DESTROYED', 'DESTROYED_COMPROMISED');

-- What the clock has to look at: few rows, whatever the table holds.
CREATE INDEX managed_object_activation ON managed_object (activation_date) WHERE state = 'PRE_ACTIVE';
CREATE INDEX managed_object_deactivation ON managed_object (deactivation_date) WHERE state = 'ACTIVE';
CREATE INDEX managed_object_destroy ON managed_object (destroy_date)
  WHERE destroy_date IS NOT NULL AND state NOT IN ('DESTROYED', 'DESTROYED_COMPROMISED');
CREATE INDEX managed_object_rotate ON managed_object (rotate_date) WHERE rotate_date IS NOT NULL;

-- Groups, free attributes and links: what an object has several of.
CREATE TABLE object_attribute (
  tenant_id uuid NOT NULL REFERENCES tenant,
  object_id uuid NOT NULL REFERENCES managed_object,
  kind      text NOT NULL,
  name      text NOT NULL,
  value     text NOT NULL,
  PRIMARY KEY (object_id, kind, name, value)
);
CREATE INDEX object_attribute_find ON object_attribute (tenant_id, kind, name, value, object_id);

-- Each rotation makes a version of an object's material.
CREATE TABLE object_version (
  tenant_id      uuid NOT NULL REFERENCES tenant,
  object_id      uuid NOT NULL REFERENCES managed_object,
  version        integer NOT NULL,
  created_at     timestamptz NOT NULL,
  -- What tells that material is the same, and nothing of it.
  check_value    text,
  fingerprint    text,
  -- Of material that is on a token.
  hsm_profile_id uuid REFERENCES hsm_profile,
  cka_id         text,
  PRIMARY KEY (object_id, version)
);
INSERT INTO object_version (tenant_id, object_id, version, created_at)
  SELECT tenant_id, id, version, created_at FROM managed_object;
CREATE INDEX object_version_profile ON object_version (hsm_profile_id) WHERE hsm_profile_id IS NOT NULL;
