package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnyClientTest {
    private X509ExtendedTrustManager manager;
    private X509Certificate[] chain;
    private SSLEngine engine;

    @BeforeEach
    void asked_for_by_the_name_of_its_algorithm() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(AnyClient.ALGORITHM, new AnyClient());
        factory.init((KeyStore) null);
        manager = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        chain = new X509Certificate[] {
            CertificateAuthority.selfSigned("somebody").certificate()
        };
        engine = SSLContext.getDefault().createSSLEngine();
    }

    @Test
    void it_lets_any_client_pass() {
        assertThatCode(() -> manager.checkClientTrusted(chain, "EC", engine)).doesNotThrowAnyException();
        assertThat(manager.getAcceptedIssuers()).isEmpty();
    }

    @Test
    void it_trusts_no_server() {
        assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> manager.checkServerTrusted(chain, "EC"));
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> manager.checkServerTrusted(chain, "EC", (Socket) null));
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> manager.checkServerTrusted(chain, "EC", engine));
    }

    @Test
    void nobody_gets_it_who_does_not_name_it() throws GeneralSecurityException {
        assertThat(TrustManagerFactory.getDefaultAlgorithm()).isNotEqualTo(AnyClient.ALGORITHM);
        assertThat(new AnyClient().getServices()).hasSize(1);
    }
}
