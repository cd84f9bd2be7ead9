package org.claviger.console.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.console.common.ConsoleException;
import org.claviger.console.connect.Certificates.Ca;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Meets real servers, with certificates made here. */
class TlsContactTest {
    private final TlsContact contact = new TlsContact("Test");
    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void the_ca_is_the_last_certificate_that_the_server_sends() throws Exception {
        Ca ca = Ca.create();
        assertThat(contact.caOf(start(ca.server("localhost", true)))).isEqualTo(ca.certificate());
    }

    @Test
    void looking_at_the_ca_sends_no_request() throws Exception {
        contact.caOf(start(Ca.create().server("localhost", true)));
        assertThat(requests).hasValue(0);
    }

    @Test
    void with_its_ca_pinned_a_server_is_spoken_to() throws Exception {
        Ca ca = Ca.create();
        ApiClient client = contact.connect(start(ca.server("localhost", true)), ca.certificate());
        assertThat(client.get("/", Integer.class)).isEqualTo(42);
    }

    @Test
    void another_ca_of_the_same_name_is_not_enough() throws Exception {
        URI address = start(Ca.create().server("localhost", true));
        Ca stranger = Ca.create();
        refused(TlsContact.IDENTITY_UNPROVEN, () -> contact.connect(address, stranger.certificate()));
        assertThat(requests).hasValue(0);
    }

    @Test
    void a_certificate_for_another_host_is_not_enough() throws Exception {
        Ca ca = Ca.create();
        URI address = start(ca.server("elsewhere.example.com", true));
        refused(TlsContact.IDENTITY_UNPROVEN, () -> contact.connect(address, ca.certificate()));
    }

    @Test
    void a_certificate_that_has_expired_is_not_enough() throws Exception {
        Ca ca = Ca.create();
        URI address = start(ca.expired("localhost"));
        refused(TlsContact.IDENTITY_UNPROVEN, () -> contact.connect(address, ca.certificate()));
    }

    @Test
    void a_server_that_keeps_its_ca_to_itself_can_not_be_pinned() throws Exception {
        URI address = start(Ca.create().server("localhost", false));
        refused(TlsContact.NO_CA, () -> contact.caOf(address));
    }

    @Test
    void what_does_not_speak_tls_is_told_apart_from_what_is_not_there() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread answering = new Thread(() -> answerInPlain(plain));
            answering.start();
            URI address = URI.create("https://localhost:" + plain.getLocalPort());
            refused(TlsContact.NOT_TLS, () -> contact.caOf(address));
            answering.join();
        }
    }

    /** At once: a server that waits for the end of a line may find none in what TLS begins with. */
    private static void answerInPlain(ServerSocket plain) {
        try (Socket connection = plain.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getInputStream().read(new byte[1 << 14]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void where_nobody_listens_the_server_is_unreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI address = URI.create("https://localhost:" + port);
        assertThatThrownBy(() -> contact.caOf(address)).isInstanceOf(ServerUnreachableException.class);
        Ca ca = Ca.create();
        assertThatThrownBy(() -> contact.connect(address, ca.certificate()))
                .isInstanceOf(ServerUnreachableException.class);
    }

    private URI start(SSLContext tls) throws Exception {
        HttpsServer https = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        https.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] answer = "42".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        https.start();
        server = https;
        return URI.create("https://localhost:" + https.getAddress().getPort());
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConsoleException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
