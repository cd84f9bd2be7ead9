package org.claviger.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of the audit trail. Each holds the hash of the one before it, so that none can be changed, removed or
 * inserted unnoticed.
 *
 * @param sequence counts from 1 in each chain: the system has one, and each tenant
 * @param actor who did it: the username or the client's name, or what was claimed in a sign-in that failed
 * @param objectId what it was done to
 * @param outcome {@code SUCCESS}, or the {@link ErrorCode} of the refusal
 * @param correlationId of the request; where the record stands for several uses, of all of them, with spaces between
 * @param uses how many times it was done: uses that were recorded together, and differ in nothing but their time and
 *     correlation id, are one record
 * @param hash SHA-256 over this record and the hash of the one before, in hexadecimal
 */
public record AuditRecordResponse(
        long sequence,
        Instant at,
        String action,
        String outcome,
        @Nullable String actor,
        @Nullable UUID actorId,
        @Nullable UUID objectId,
        @Nullable String detail,
        String correlationId,
        int uses,
        String hash) {}
