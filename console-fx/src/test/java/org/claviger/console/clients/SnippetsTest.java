package org.claviger.console.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnippetsTest {
    private static final UUID CLIENT = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(Way.class)
    void each_names_the_server_and_what_the_client_shows(Way way) {
        Snippets snippets = new Snippets(URI.create("https://kms.example:8443"), CLIENT, way);
        for (String snippet : List.of(snippets.curl(), snippets.java(), snippets.python(), snippets.kmip())) {
            assertThat(snippet).contains("kms.example").contains("ca.pem").doesNotContain("%%", "%1", "%2");
            assertThat(snippet.contains(CLIENT.toString())).isEqualTo(way == Way.SECRET);
            assertThat(snippet.contains("client.pem")).isEqualTo(way == Way.CERTIFICATE);
        }
    }
}
