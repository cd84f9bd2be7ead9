-- What KMIP clients have set for all new objects of their tenant that are made by KMIP, as it came: TTLV.
CREATE TABLE kmip_rules (
  tenant_id   uuid PRIMARY KEY REFERENCES tenant,
  defaults    bytea NOT NULL,
  constraints bytea NOT NULL
);
