package org.claviger.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.console.common.ConsoleException;
import org.claviger.console.common.Fault;
import org.claviger.console.common.TestBackground;
import org.claviger.console.connect.Certificates.Ca;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectViewModelTest {
    private static final String ADDRESS = "https://kms.example.com:8443";

    @TempDir
    Path folder;

    private final TestBackground background = new TestBackground();
    private final FakeContact contact = new FakeContact();
    private final List<ApiClient> connected = new ArrayList<>();
    private SavedServers servers;
    private ConnectViewModel model;
    private Ca ca;

    @BeforeEach
    void start() throws Exception {
        ca = Ca.create();
        contact.presents = ca.certificate();
        servers = new SavedServers(folder);
        model = new ConnectViewModel(background.background(), contact, servers, connected::add);
        model.addressProperty().set("kms.example.com:8443");
    }

    private void connect() {
        model.connect();
        background.work();
    }

    private void trust() {
        model.comparedProperty().set(true);
        model.trust();
        background.work();
    }

    @Test
    void a_server_that_was_never_met_is_an_offer_and_nothing_is_pinned() throws ConsoleException {
        connect();
        assertThat(model.offerProperty().get()).isNotNull();
        assertThat(servers.all()).isEmpty();
        assertThat(connected).isEmpty();
    }

    @Test
    void without_saying_to_have_compared_nobody_can_trust() throws ConsoleException {
        connect();
        assertThat(model.trustable().get()).isFalse();
        model.trust();
        background.work();
        assertThat(servers.all()).isEmpty();
        assertThat(connected).isEmpty();
    }

    @Test
    void a_confirmed_ca_is_pinned_and_connected_with() throws Exception {
        connect();
        trust();
        assertThat(servers.find(ADDRESS).orElseThrow().certificate()).isEqualTo(ca.certificate());
        assertThat(contact.trusted).containsExactly(ca.certificate());
        assertThat(connected).hasSize(1);
        assertThat(model.offerProperty().get()).isNull();
    }

    @Test
    void a_declined_ca_is_not_pinned_and_the_address_stays() throws ConsoleException {
        connect();
        model.back();
        assertThat(servers.all()).isEmpty();
        assertThat(model.offerProperty().get()).isNull();
        assertThat(model.addressProperty().get()).isEqualTo(ADDRESS);
    }

    @Test
    void the_confirmation_of_one_offer_does_not_hold_for_the_next() {
        connect();
        model.comparedProperty().set(true);
        connect();
        assertThat(model.trustable().get()).isFalse();
    }

    @Test
    void a_server_whose_identity_fails_is_not_pinned() throws ConsoleException {
        contact.proves = false;
        connect();
        trust();
        assertThat(servers.all()).isEmpty();
        assertThat(connected).isEmpty();
        assertThat(model.activity().faultProperty().get()).isNotNull();
    }

    @Test
    void a_pinned_server_is_connected_without_a_question() throws Exception {
        servers.remember(SavedServer.of(ADDRESS, ca.certificate()));
        connect();
        assertThat(connected).hasSize(1);
        assertThat(model.offerProperty().get()).isNull();
    }

    @Test
    void another_ca_than_the_pinned_one_raises_an_alarm_and_is_not_connected() throws Exception {
        Ca earlier = Ca.create();
        servers.remember(SavedServer.of(ADDRESS, earlier.certificate()));
        connect();
        assertThat(model.alarmProperty().get()).isNotNull();
        assertThat(model.offerProperty().get()).isNull();
        assertThat(contact.trusted).isEmpty();
        assertThat(connected).isEmpty();
    }

    @Test
    void an_alarm_can_not_be_confirmed_away() throws Exception {
        Ca earlier = Ca.create();
        servers.remember(SavedServer.of(ADDRESS, earlier.certificate()));
        connect();
        trust();
        assertThat(connected).isEmpty();
        assertThat(servers.find(ADDRESS).orElseThrow().certificate()).isEqualTo(earlier.certificate());
    }

    @Test
    void a_forgotten_server_is_met_as_for_the_first_time() throws Exception {
        SavedServer earlier = SavedServer.of(ADDRESS, Ca.create().certificate());
        servers.remember(earlier);
        model.forget(earlier);
        background.work();
        assertThat(model.saved()).isEmpty();
        connect();
        assertThat(model.offerProperty().get()).isNotNull();
    }

    @Test
    void an_address_that_is_none_is_told_without_a_call() {
        model.addressProperty().set("http://kms.example.com");
        connect();
        assertThat(contact.met).isEmpty();
        assertThat(model.activity().faultProperty().get())
                .extracting(Fault::code)
                .isEqualTo(ServerAddress.INVALID);
    }

    @Test
    void a_server_that_is_down_is_told_and_the_address_stays() {
        contact.down = true;
        connect();
        assertThat(model.activity().faultProperty().get())
                .extracting(Fault::code)
                .isEqualTo(Fault.UNREACHABLE);
        assertThat(model.addressProperty().get()).isEqualTo(ADDRESS);
    }

    @Test
    void the_latest_server_is_proposed() throws ConsoleException {
        servers.remember(new SavedServer("https://a", "1"));
        model.addressProperty().set("");
        model.load();
        background.work();
        assertThat(model.addressProperty().get()).isEqualTo("https://a");
        assertThat(model.saved()).hasSize(1);
    }

    @Test
    void an_address_from_the_command_line_is_gone_to_at_once() {
        model.open("other.example.com");
        background.work();
        assertThat(contact.met).containsExactly(URI.create("https://other.example.com"));
    }

    private static final class FakeContact implements Contact {
        private final List<URI> met = new ArrayList<>();
        private final List<X509Certificate> trusted = new ArrayList<>();
        private @Nullable X509Certificate presents;
        private boolean proves = true;
        private boolean down;

        @Override
        public X509Certificate caOf(URI server) {
            met.add(server);
            if (down) {
                throw new ServerUnreachableException("No answer.", new IOException());
            }
            return Objects.requireNonNull(presents);
        }

        @Override
        public ApiClient connect(URI server, X509Certificate ca) throws ConsoleException {
            if (!proves) {
                throw new ConsoleException(TlsContact.IDENTITY_UNPROVEN, "another host");
            }
            trusted.add(ca);
            try {
                return new ApiClient(server, SSLContext.getDefault());
            } catch (NoSuchAlgorithmException e) {
                throw new ConsoleException(TlsContact.NOT_TLS, e);
            }
        }
    }
}
