package org.claviger.api.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One of the nodes that serve from one database, as it has told of itself. Nodes that are stopped in order take their leave; one
 * that died is told of for a day.
 *
 * @param id of this start of the node
 * @param host the name of its machine
 * @param asked whether it is the one that answers this request
 * @param since when it started
 * @param seenAt when it has told last, by the clock of the database; it does so every 5 seconds
 * @param answering whether that is less than 15 seconds ago
 * @param requests answered by it over HTTPS since its start, whatever the answer was
 * @param refused of these with a status of 400 to 499
 * @param failed of these with a status of 500 or more
 * @param profilesInTrouble the names of the HSM profiles that fail or are blocked there
 */
public record NodeResponse(
        UUID id,
        String host,
        boolean asked,
        Instant since,
        Instant seenAt,
        boolean answering,
        long requests,
        long refused,
        long failed,
        List<String> profilesInTrouble) {
    public NodeResponse {
        profilesInTrouble = List.copyOf(profilesInTrouble);
    }
}
