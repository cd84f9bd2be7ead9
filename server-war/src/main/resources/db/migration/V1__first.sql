-- The schema. Everything of a tenant carries its tenant_id, and every query asks for it.

CREATE TABLE hsm_device (
  id         uuid PRIMARY KEY,
  name       text NOT NULL UNIQUE,
  library    text NOT NULL,
  created_at timestamptz NOT NULL,
  revision   bigint NOT NULL
);

-- The two PINs are sealed under the profile master key, which is not in this database.
CREATE TABLE hsm_profile (
  id                   uuid PRIMARY KEY,
  name                 text NOT NULL UNIQUE,
  device_id            uuid NOT NULL REFERENCES hsm_device,
  token_label          text NOT NULL,
  management_user_type bigint NOT NULL,
  management_pin       bytea NOT NULL,
  usage_user_type      bigint NOT NULL,
  usage_pin            bytea NOT NULL,
  created_at           timestamptz NOT NULL,
  revision             bigint NOT NULL
);

CREATE TABLE tenant (
  id             uuid PRIMARY KEY,
  name           text NOT NULL UNIQUE,
  display_name   text NOT NULL,
  hsm_profile_id uuid REFERENCES hsm_profile,
  created_at     timestamptz NOT NULL,
  revision       bigint NOT NULL
);

-- People. An admin has no tenant.
CREATE TABLE account (
  id                          uuid PRIMARY KEY,
  tenant_id                   uuid REFERENCES tenant,
  username                    text NOT NULL,
  display_name                text NOT NULL,
  password_hash               text NOT NULL,
  must_change_password        boolean NOT NULL,
  initial_password_expires_at timestamptz,
  failed_sign_ins             integer NOT NULL,
  locked_until                timestamptz,
  created_at                  timestamptz NOT NULL,
  revision                    bigint NOT NULL
);
CREATE UNIQUE INDEX account_username ON account (tenant_id, lower(username)) NULLS NOT DISTINCT;

CREATE TABLE account_session (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX account_session_account ON account_session (account_id);

-- Applications of a tenant. A secret is 256 random bits, so a plain SHA-256 of it can't be searched for.
CREATE TABLE client (
  id          uuid PRIMARY KEY,
  tenant_id   uuid NOT NULL REFERENCES tenant,
  name        text NOT NULL,
  enabled     boolean NOT NULL,
  secret_hash bytea NOT NULL,
  created_at  timestamptz NOT NULL,
  revision    bigint NOT NULL,
  UNIQUE (tenant_id, name)
);

-- Generations of a tenant's key-encryption key. The keys themselves are on the tokens.
CREATE TABLE kek (
  id              uuid PRIMARY KEY,
  tenant_id       uuid NOT NULL REFERENCES tenant,
  generation      integer NOT NULL,
  hsm_profile_id  uuid NOT NULL REFERENCES hsm_profile,
  label           text NOT NULL,
  key_check_value text NOT NULL,
  state           text NOT NULL,
  -- Seals that were reserved, in blocks, before they were made: never fewer than were made.
  seals           bigint NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  revision        bigint NOT NULL,
  UNIQUE (tenant_id, generation)
);
CREATE UNIQUE INDEX kek_active ON kek (tenant_id) WHERE state = 'ACTIVE';

CREATE TABLE managed_object (
  id             uuid PRIMARY KEY,
  tenant_id      uuid NOT NULL REFERENCES tenant,
  name           text NOT NULL,
  algorithm      text NOT NULL,
  length         integer NOT NULL,
  usage_mask     integer NOT NULL,
  state          text NOT NULL,
  version        integer NOT NULL,
  created_by     uuid NOT NULL,
  created_at     timestamptz NOT NULL,
  activated_at   timestamptz,
  deactivated_at timestamptz,
  destroyed_at   timestamptz,
  revision       bigint NOT NULL
);
CREATE UNIQUE INDEX managed_object_name ON managed_object (tenant_id, name)
  WHERE state NOT IN ('DESTROYED', 'DESTROYED_COMPROMISED');
CREATE INDEX managed_object_page ON managed_object (tenant_id, name, id);

-- Key material, only ever sealed: IV (12 bytes), ciphertext, tag (16 bytes) of AES-256-GCM under the KEK, which binds it to
-- its tenant, object, KEK, version and type. Destroying an object deletes its rows.
CREATE TABLE material (
  object_id uuid NOT NULL REFERENCES managed_object,
  version   integer NOT NULL,
  tenant_id uuid NOT NULL REFERENCES tenant,
  kek_id    uuid NOT NULL REFERENCES kek,
  sealed    bytea NOT NULL,
  PRIMARY KEY (object_id, version)
);
CREATE INDEX material_kek ON material (kek_id);

-- The audit trail: a chain for the system (scope 0) and one for each tenant. No foreign keys: a record outlives what it
-- is about.
CREATE TABLE audit_chain (
  scope    uuid PRIMARY KEY,
  sequence bigint NOT NULL,
  hash     bytea NOT NULL
);

CREATE TABLE audit_record (
  scope          uuid NOT NULL,
  sequence       bigint NOT NULL,
  at             timestamptz NOT NULL,
  action         text NOT NULL,
  outcome        text NOT NULL,
  actor          text,
  actor_id       uuid,
  object_id      uuid,
  detail         text,
  correlation_id text NOT NULL,
  hash           bytea NOT NULL,
  PRIMARY KEY (scope, sequence)
);
