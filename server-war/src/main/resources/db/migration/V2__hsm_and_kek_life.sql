-- HSM profiles name the master key that seals their PINs, what their token may hold keys of, and why no login is tried.
ALTER TABLE hsm_profile
  ADD COLUMN master_key      text,
  ADD COLUMN algorithms      text NOT NULL DEFAULT 'AES',
  ADD COLUMN blocked_at      timestamptz,
  ADD COLUMN blocked_because text;
ALTER TABLE hsm_profile ALTER COLUMN algorithms DROP DEFAULT;

-- A second token for a tenant, and how long a KEK of its may seal.
ALTER TABLE tenant
  ADD COLUMN failover_profile_id   uuid REFERENCES hsm_profile,
  ADD COLUMN kek_cryptoperiod_days integer;

-- A KEK is found on its token by CKA_ID, and stands in one of two places: one KEK of each is active.
ALTER TABLE kek
  ADD COLUMN cka_id         text,
  ADD COLUMN place          text NOT NULL DEFAULT 'PRIMARY',
  ADD COLUMN activated_at   timestamptz,
  ADD COLUMN suspended_at   timestamptz,
  ADD COLUMN deactivated_at timestamptz,
  ADD COLUMN compromised_at timestamptz,
  ADD COLUMN destroyed_at   timestamptz;
UPDATE kek SET cka_id = replace(id::text, '-', ''), activated_at = created_at;
ALTER TABLE kek
  ALTER COLUMN cka_id SET NOT NULL,
  ALTER COLUMN place DROP DEFAULT,
  ADD UNIQUE (hsm_profile_id, cka_id);
DROP INDEX kek_active;
CREATE UNIQUE INDEX kek_active ON kek (tenant_id, place) WHERE state = 'ACTIVE';

-- The material of a version may be sealed twice: under the tenant's KEK, and under the one that stands in for it.
ALTER TABLE material DROP CONSTRAINT material_pkey;
ALTER TABLE material ADD PRIMARY KEY (object_id, version, kek_id);
-- Part of what a seal authenticates; so far there were symmetric keys alone (KMIP 2.1, section 11.37).
ALTER TABLE material ADD COLUMN object_type smallint NOT NULL DEFAULT 2;
ALTER TABLE material ALTER COLUMN object_type DROP DEFAULT;
DROP INDEX material_kek;
CREATE INDEX material_kek ON material (kek_id, object_id, version);

-- How far the re-sealing of a tenant's material has come.
CREATE TABLE resealing (
  tenant_id          uuid PRIMARY KEY REFERENCES tenant,
  paused             boolean NOT NULL,
  objects_per_second integer,
  running            boolean NOT NULL,
  done               bigint NOT NULL,
  failed             bigint NOT NULL,
  rate               double precision NOT NULL,
  started_at         timestamptz,
  finished_at        timestamptz
);
