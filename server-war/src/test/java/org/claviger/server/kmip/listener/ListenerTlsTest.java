package org.claviger.server.kmip.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.claviger.server.TestCa;
import org.claviger.server.TestCa.Bearer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's certificate may be of either kind: products there are that know RSA alone (older VMware, say). */
class ListenerTlsTest {
    private static final char[] PASSWORD = "in memory".toCharArray();
    private static final TestCa CA = TestCa.root("CN=servers");

    @ParameterizedTest
    @CsvSource({"RSA, TLSv1.2", "RSA, TLSv1.3", "EC, TLSv1.2", "EC, TLSv1.3"})
    void a_certificate_of_rsa_and_one_of_a_curve_are_served(String algorithm, String protocol)
            throws GeneralSecurityException, IOException {
        Bearer server = server(algorithm);

        SSLSession session = handshake(server, client().protocols(protocol).build());

        assertThat(session.getProtocol()).isEqualTo(protocol);
        assertThat(session.getPeerCertificates()[0]).isEqualTo(server.certificate());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "RSA, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "EC, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
    })
    void a_client_of_one_suite_is_served(String algorithm, String suite) throws GeneralSecurityException, IOException {
        SSLSession session = handshake(
                server(algorithm),
                client().protocols("TLSv1.2").ciphers(List.of(suite)).build());

        assertThat(session.getCipherSuite()).isEqualTo(suite);
    }

    @Test
    void suites_of_a_key_that_the_server_does_not_have_are_refused() throws GeneralSecurityException, IOException {
        SslContext wrong = client().protocols("TLSv1.2")
                .ciphers(List.of("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"))
                .build();
        Bearer server = server("RSA");

        assertThatThrownBy(() -> handshake(server, wrong)).hasCauseInstanceOf(SSLHandshakeException.class);
    }

    private static SslContextBuilder client() {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(InsecureTrustManagerFactory.INSTANCE); // Which certificate comes is what is looked at.
    }

    private static Bearer server(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        KeyPair pair = generator.generateKeyPair();
        return CA.certify("CN=server", pair);
    }

    /** What the client knows when it is done. */
    private static SSLSession handshake(Bearer bearer, SslContext client) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", bearer.key(), PASSWORD, bearer.chain().toArray(Certificate[]::new));
        SslContext server = ListenerTls.context(store, PASSWORD, InsecureTrustManagerFactory.INSTANCE);
        SslHandler theirs = client.newHandler(UnpooledByteBufAllocator.DEFAULT);
        EmbeddedChannel here = new EmbeddedChannel(server.newHandler(UnpooledByteBufAllocator.DEFAULT));
        EmbeddedChannel there = new EmbeddedChannel(theirs);
        try {
            boolean isMoving = true;
            while (isMoving) {
                boolean isAsked = move(there, here);
                isMoving = move(here, there) || isAsked;
            }
            return theirs.engine().getSession();
        } finally {
            here.finishAndReleaseAll();
            there.finishAndReleaseAll();
        }
    }

    private static boolean move(EmbeddedChannel from, EmbeddedChannel to) {
        boolean any = false;
        for (Object bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
            to.writeInbound(bytes);
            any = true;
        }
        return any;
    }
}
