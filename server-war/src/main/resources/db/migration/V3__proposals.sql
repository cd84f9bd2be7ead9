-- What one operator proposes and another decides. No foreign keys to accounts and objects: a proposal outlives them.
CREATE TABLE proposal (
  id               uuid PRIMARY KEY,
  tenant_id        uuid NOT NULL REFERENCES tenant,
  action           text NOT NULL,
  object_id        uuid NOT NULL,
  -- The object in words, as it was when the proposal was made, later when it was decided.
  subject          text NOT NULL,
  reason           text NOT NULL,
  -- An open one whose time is over counts as expired, whether or not it is written here.
  state            text NOT NULL,
  proposed_by      uuid NOT NULL,
  proposed_by_name text NOT NULL,
  proposed_at      timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  decided_by       uuid,
  decided_by_name  text,
  decided_at       timestamptz,
  note             text,
  outcome          text,
  revision         bigint NOT NULL
);
CREATE UNIQUE INDEX proposal_open ON proposal (tenant_id, action, object_id) WHERE state = 'OPEN';
CREATE INDEX proposal_newest ON proposal (tenant_id, proposed_at);
