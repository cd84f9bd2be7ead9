-- A tenant can be suspended, and deleted after a waiting time. What is left of a deleted one is its row, those of its KEKs,
-- and its audit trail.
ALTER TABLE tenant
  ADD COLUMN suspended    boolean NOT NULL DEFAULT false,
  ADD COLUMN delete_after timestamptz,
  ADD COLUMN deleted_at   timestamptz;
ALTER TABLE tenant ALTER COLUMN suspended DROP DEFAULT;
ALTER TABLE tenant DROP CONSTRAINT tenant_name_key;
CREATE UNIQUE INDEX tenant_name ON tenant (name) WHERE deleted_at IS NULL;

-- Answers to requests with an Idempotency-Key, sealed under the server's master key, since some hold a secret.
CREATE TABLE repetition (
  caller_id   uuid NOT NULL,
  key         text NOT NULL,
  -- SHA-256 of the request.
  fingerprint bytea NOT NULL,
  -- Absent while the request is being served, or if it was cut off.
  status      integer,
  answer      bytea,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (caller_id, key)
);
CREATE INDEX repetition_age ON repetition (created_at);
