-- Accounts: what they may do, who signs in elsewhere, and a second factor.
ALTER TABLE account
  ADD COLUMN email   text,
  ADD COLUMN enabled boolean NOT NULL DEFAULT true,
  -- Names of roles, separated by commas.
  ADD COLUMN roles   text NOT NULL DEFAULT '',
  -- Of one who signs in at an OpenID Connect issuer and has no password here.
  ADD COLUMN issuer  text,
  ADD COLUMN subject text,
  ALTER COLUMN password_hash DROP NOT NULL;
UPDATE account SET roles = CASE WHEN tenant_id IS NULL THEN 'admin' ELSE 'operator' END;
ALTER TABLE account ALTER COLUMN roles DROP DEFAULT, ALTER COLUMN enabled DROP DEFAULT;
DROP INDEX account_username;
CREATE UNIQUE INDEX account_username ON account (tenant_id, lower(username)) NULLS NOT DISTINCT WHERE issuer IS NULL;
CREATE UNIQUE INDEX account_subject ON account (tenant_id, issuer, subject) NULLS NOT DISTINCT WHERE issuer IS NOT NULL;

-- Roles beside those that are built in.
CREATE TABLE account_role (
  id          uuid PRIMARY KEY,
  -- A tenant's id, or zeros for the admins'.
  scope       uuid NOT NULL,
  name        text NOT NULL,
  permissions text NOT NULL,
  created_at  timestamptz NOT NULL,
  revision    bigint NOT NULL,
  UNIQUE (scope, name)
);

-- Secrets of RFC 6238, sealed under the server's master key; recovery codes as SHA-256 of 80 random bits each.
CREATE TABLE second_factor (
  account_id     uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  secret         bytea NOT NULL,
  confirmed      boolean NOT NULL,
  -- The time step of the last code that was taken: no code is good twice.
  last_step      bigint NOT NULL,
  recovery_codes text NOT NULL
);

-- Sessions: the refresh token's hash, and that of the one before, whose use tells that somebody has copied it.
ALTER TABLE account_session
  ADD COLUMN refresh_hash  bytea,
  ADD COLUMN previous_hash bytea,
  ADD COLUMN address       text,
  ADD COLUMN user_agent    text,
  ADD COLUMN last_used_at  timestamptz;
DELETE FROM account_session;
ALTER TABLE account_session
  ALTER COLUMN refresh_hash SET NOT NULL,
  ALTER COLUMN last_used_at SET NOT NULL;
CREATE INDEX account_session_refresh ON account_session (refresh_hash);
CREATE INDEX account_session_previous ON account_session (previous_hash);

-- The keys that sign access tokens: the newest signs, those before still verify until what they signed has expired.
CREATE TABLE signing_key (
  id          text PRIMARY KEY,
  public_key  bytea NOT NULL,
  private_key bytea NOT NULL,
  created_at  timestamptz NOT NULL
);

-- How many have to accept an action; where there is no row, the scope above or the product says it.
CREATE TABLE approval_requirement (
  -- A tenant's id, or zeros for the admins' and for tenants that say nothing themselves.
  scope       uuid NOT NULL,
  action      text NOT NULL,
  acceptances integer NOT NULL,
  PRIMARY KEY (scope, action)
);

-- Proposals of admins stand beside those of tenants. The request that is to be carried out is sealed: it may hold a PIN.
ALTER TABLE proposal DROP CONSTRAINT proposal_tenant_id_fkey;
ALTER TABLE proposal RENAME COLUMN tenant_id TO scope;
ALTER TABLE proposal
  ALTER COLUMN object_id DROP NOT NULL,
  ALTER COLUMN reason DROP NOT NULL,
  ADD COLUMN request              bytea,
  ADD COLUMN changes              text NOT NULL DEFAULT '[]',
  ADD COLUMN acceptances_required integer NOT NULL DEFAULT 1;
ALTER TABLE proposal ALTER COLUMN changes DROP DEFAULT, ALTER COLUMN acceptances_required DROP DEFAULT;

CREATE TABLE proposal_acceptance (
  proposal_id uuid NOT NULL REFERENCES proposal ON DELETE CASCADE,
  by_id       uuid NOT NULL,
  by_name     text NOT NULL,
  at          timestamptz NOT NULL,
  note        text,
  PRIMARY KEY (proposal_id, by_id)
);
