-- As which an OpenID Connect issuer knows a client.
ALTER TABLE client ADD COLUMN IF NOT EXISTS oidc_client_id text;
CREATE UNIQUE INDEX IF NOT EXISTS client_oidc_client_id ON client (tenant_id, oidc_client_id);
