package org.claviger.server.tenant;

import java.util.UUID;

/** No second HSM profile serves the tenant any more; told within the transaction that unlinks it. */
public record FailoverUnlinked(UUID tenantId) {}
