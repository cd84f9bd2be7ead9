package org.claviger.server.approval;

import java.util.UUID;

/** What the one who carries out a proposal may want to tell of it. */
public record Approval(UUID proposalId, String proposedByName, String reason) {}
