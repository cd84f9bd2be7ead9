-- A tenant keeps the keys of its applications apart. Each has the namespace "default".
CREATE TABLE namespace (
  id          uuid PRIMARY KEY,
  tenant_id   uuid NOT NULL REFERENCES tenant,
  name        text NOT NULL,
  description text,
  created_at  timestamptz NOT NULL,
  revision    bigint NOT NULL,
  UNIQUE (tenant_id, name)
);
INSERT INTO namespace (id, tenant_id, name, created_at, revision)
  SELECT gen_random_uuid(), id, 'default', created_at, 1 FROM tenant;

ALTER TABLE managed_object ADD COLUMN namespace_id uuid REFERENCES namespace;
UPDATE managed_object o SET namespace_id = n.id FROM namespace n WHERE n.tenant_id = o.tenant_id;
ALTER TABLE managed_object ALTER COLUMN namespace_id SET NOT NULL;
DROP INDEX managed_object_name;
CREATE UNIQUE INDEX managed_object_name ON managed_object (namespace_id, name)
  WHERE state NOT IN ('DESTROYED', 'DESTROYED_COMPROMISED');
-- A tenant's keys that count, and what is left in a namespace.
CREATE INDEX managed_object_namespace ON managed_object (namespace_id);

-- What a client may do. Namespaces are ids with commas between them: a client shares a lock on each that it names, so that
-- one who deletes a namespace finds all that are in it.
ALTER TABLE client
  ADD COLUMN description     text,
  ADD COLUMN namespaces      text,
  -- JSON
  ADD COLUMN grants          text NOT NULL DEFAULT '[{"operations":["CREATE","GET_ATTRIBUTES","ENCRYPT","DECRYPT","SIGN",
"VERIFY","MAC","WRAP","UNWRAP","DERIVE","MANAGE_LIFE_CYCLE","DELETE"]}]',
  -- CIDR, with commas between them; empty: from anywhere.
  ADD COLUMN source_networks text NOT NULL DEFAULT '',
  ADD COLUMN oidc_client_id  text;
UPDATE client c SET namespaces = n.id::text FROM namespace n WHERE n.tenant_id = c.tenant_id;
ALTER TABLE client
  ALTER COLUMN namespaces SET NOT NULL,
  ALTER COLUMN grants DROP DEFAULT,
  ALTER COLUMN source_networks DROP DEFAULT;
CREATE UNIQUE INDEX client_oidc ON client (tenant_id, oidc_client_id) WHERE oidc_client_id IS NOT NULL;

-- A client may have several secrets, so that one can be replaced while another is in use.
CREATE TABLE client_secret (
  id           uuid PRIMARY KEY,
  client_id    uuid NOT NULL REFERENCES client ON DELETE CASCADE,
  hash         bytea NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  -- Roughly: it is written behind the requests, not with each.
  last_used_at timestamptz
);
CREATE INDEX client_secret_client ON client_secret (client_id);
INSERT INTO client_secret (id, client_id, hash, created_at)
  SELECT gen_random_uuid(), id, secret_hash, created_at FROM client;
ALTER TABLE client DROP COLUMN secret_hash;

-- What holds for all of a tenant's keys and clients, as JSON.
CREATE TABLE tenant_settings (
  tenant_id uuid PRIMARY KEY REFERENCES tenant,
  settings  text NOT NULL,
  revision  bigint NOT NULL
);
INSERT INTO tenant_settings (tenant_id, settings, revision) SELECT id, '{}', 1 FROM tenant;
