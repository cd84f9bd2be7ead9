/**
 * The REST doors, by who calls: sign-in ({@code auth}), KMS-Admin ({@code admin}), KMS-Tenant ({@code tenant}) and
 * KMS-Crypto-API ({@code crypto}); and KMIP over HTTPS ({@code kmip}). Here is what they share: who calls and whether he may, how a refusal is told, and the
 * dialect of JSON. A door only translates; the rooms behind it know neither HTTP nor JSON.
 */
@Room(
        uses = {
            "kmip",
            "crypto",
            "object",
            "transfer",
            "vault",
            "kek",
            "approval",
            "hsm",
            "node",
            "tenant",
            "account",
            "identity",
            "audit"
        })
package org.claviger.server.rest;

import org.claviger.server.platform.Room;
