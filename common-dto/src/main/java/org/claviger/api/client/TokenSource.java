package org.claviger.api.client;

/** Where a caller's access token comes from, request by request. Many threads may ask at once. */
@FunctionalInterface
public interface TokenSource {
    /**
     * The token to send now; may have to be asked for, and then blocks.
     *
     * @throws ApiException if the server refuses a new one
     * @throws SessionEndedException if whoever gives tokens gives none any more
     * @throws ServerUnreachableException if it doesn't answer
     */
    String accessToken();
}
