-- Which nodes serve from this database. Each says so every few seconds, and takes its leave when it is stopped in order.
CREATE TABLE node (
  id         uuid PRIMARY KEY,
  host       text NOT NULL,
  since      timestamptz NOT NULL,
  -- By the clock of the database, so that nodes whose clocks differ are told from nodes that are gone.
  seen_at    timestamptz NOT NULL,
  requests   bigint NOT NULL,
  refused    bigint NOT NULL,
  failed     bigint NOT NULL,
  -- Names of the HSM profiles that fail or are blocked there.
  in_trouble text[] NOT NULL
);
