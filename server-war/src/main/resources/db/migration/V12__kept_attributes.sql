-- Attributes that only a protocol knows: kept as they came, and given back. KMIP has several dozen, and those of vendors.
CREATE TABLE kept_attribute (
  tenant_id uuid NOT NULL REFERENCES tenant,
  object_id uuid NOT NULL REFERENCES managed_object,
  -- Whose attribute it is; empty for those of the standard.
  vendor    text NOT NULL,
  name      text NOT NULL,
  -- The Attribute Index of KMIP 1.x: stays when another one is deleted.
  position  integer NOT NULL,
  value     bytea NOT NULL,
  -- SHA-256 of the value, which may be too long for an index.
  digest    bytea NOT NULL,
  PRIMARY KEY (object_id, vendor, name, position)
);
CREATE INDEX kept_attribute_find ON kept_attribute (tenant_id, vendor, name, digest, object_id);
