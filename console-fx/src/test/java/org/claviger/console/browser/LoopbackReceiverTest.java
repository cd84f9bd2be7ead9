package org.claviger.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.id.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackReceiverTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final LoopbackReceiver receiver = new LoopbackReceiver(new State("right"), "Close this, schöner Mensch.");

    LoopbackReceiverTest() throws IOException {}

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void it_listens_on_this_machine_only() {
        assertThat(receiver.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+/.+");
    }

    @Test
    void who_brings_the_state_gets_the_page_and_is_heard_once() throws Exception {
        HttpResponse<String> answer = get("?state=right&code=a+b");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("schöner Mensch");
        // The browser has its page before the console hears of it.
        assertThat(receiver.await(SOON)).hasQuery("state=right&code=a+b");
        assertThat(get("?state=right&code=another").statusCode()).isEqualTo(404);
        assertThat(receiver.await(Duration.ZERO)).hasQuery("state=right&code=a+b");
    }

    @Test
    void others_are_not_heard() throws Exception {
        assertThat(get("?state=wrong&code=a").statusCode()).isEqualTo(404);
        assertThat(get("").statusCode()).isEqualTo(404);
        assertThat(get("/more?state=right&code=a").statusCode()).isEqualTo(404);

        assertThatThrownBy(() -> receiver.await(Duration.ofMillis(100))).isInstanceOf(TimeoutException.class);
    }

    private HttpResponse<String> get(String rest) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(receiver.address() + rest)).build(), BodyHandlers.ofString());
    }
}
