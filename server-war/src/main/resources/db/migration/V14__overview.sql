-- What an operator sees first.

-- How often each thing was done in each hour: counted from the audit trail, soon after it was.
CREATE TABLE audit_tally (
  scope   uuid NOT NULL,
  hour    timestamptz NOT NULL,
  action  text NOT NULL,
  refused boolean NOT NULL,
  times   bigint NOT NULL,
  PRIMARY KEY (scope, hour, action, refused)
);

-- Up to which record of each chain that is done.
CREATE TABLE audit_tally_end (
  scope    uuid PRIMARY KEY,
  sequence bigint NOT NULL
);

-- A tenant's objects are counted by state and algorithm from an index alone, and what ends soon is found by another.
DROP INDEX managed_object_state;
CREATE INDEX managed_object_state ON managed_object (tenant_id, state, algorithm);
CREATE INDEX managed_object_ending ON managed_object (tenant_id, cryptoperiod_end)
  WHERE state = 'ACTIVE' AND NOT auto_rotate AND cryptoperiod_end IS NOT NULL;
