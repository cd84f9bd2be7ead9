-- Keys to which material is wrapped on its way in: each for one import of the client that made it.
CREATE TABLE import_key (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenant,
  client_id  uuid NOT NULL,
  algorithm  text NOT NULL,
  length     integer NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX import_key_client ON import_key (client_id);
CREATE INDEX import_key_expiry ON import_key (expires_at);

-- Their private halves are material like any other, which belongs to a managed object or to an import key.
ALTER TABLE material DROP CONSTRAINT material_object_id_fkey;
