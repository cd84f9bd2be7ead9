-- The CAs by whose certificates a tenant's clients authenticate: uploaded, or the tenant's own, whose private key is sealed
-- under the master key, which is not in this database.
CREATE TABLE client_authority (
  id           uuid PRIMARY KEY,
  tenant_id    uuid NOT NULL REFERENCES tenant,
  name         text NOT NULL,
  -- PEM: the CA itself, then intermediate ones below it.
  certificates text NOT NULL,
  -- SHA-256 of the CA's public key: the same CA is known by it, whoever has uploaded which of its certificates.
  key_id       text NOT NULL,
  not_after    timestamptz NOT NULL,
  sealed_key   bytea,
  created_at   timestamptz NOT NULL,
  revision     bigint NOT NULL,
  UNIQUE (tenant_id, name)
);
CREATE UNIQUE INDEX client_authority_built_in ON client_authority (tenant_id) WHERE sealed_key IS NOT NULL;
CREATE INDEX client_authority_key ON client_authority (key_id);

-- Which certificate leads to which client: one of a fingerprint (issued here, or mapped), or all of a subject (mapped).
CREATE TABLE client_certificate (
  id                uuid PRIMARY KEY,
  tenant_id         uuid NOT NULL REFERENCES tenant,
  client_id         uuid NOT NULL REFERENCES client ON DELETE CASCADE,
  authority_id      uuid NOT NULL REFERENCES client_authority ON DELETE CASCADE,
  kind              text NOT NULL,
  -- key_id of the authority, so that no two tenants lay claim to one subject, or one certificate, of one CA.
  authority_key     text NOT NULL,
  -- RFC 4514; and as it is compared.
  subject           text,
  canonical_subject text,
  -- SHA-256 of the certificate
  fingerprint       text,
  serial_number     text,
  not_after         timestamptz,
  created_at        timestamptz NOT NULL,
  revoked_at        timestamptz,
  revision          bigint NOT NULL
);
CREATE UNIQUE INDEX client_certificate_subject ON client_certificate (canonical_subject, authority_key)
  WHERE kind = 'SUBJECT';
CREATE UNIQUE INDEX client_certificate_fingerprint ON client_certificate (fingerprint, authority_key);
CREATE INDEX client_certificate_client ON client_certificate (tenant_id, client_id);
CREATE INDEX client_certificate_authority ON client_certificate (authority_id);
