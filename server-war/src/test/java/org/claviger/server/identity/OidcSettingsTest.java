package org.claviger.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {
    private static final String OWN = "https://kms.example";

    private final Map<String, String> settings = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void without_settings_nobody_else_is_trusted() {
        assertThat(issuers()).isEmpty();
    }

    @Test
    void an_issuer_needs_no_more_than_its_address() {
        corp();

        assertThat(issuers())
                .containsExactly(new OidcIssuer(
                        "corp",
                        "https://sso.example/realms/corp",
                        "claviger",
                        "realm_access.roles",
                        "tenant",
                        "corp",
                        "claviger-console",
                        null));
        assertThat(issuers().get(0).discovery())
                .isEqualTo(URI.create("https://sso.example/realms/corp/.well-known/openid-configuration"));
    }

    @Test
    void several_may_each_have_their_own_ways() throws IOException {
        Path ca = Files.createFile(folder.resolve("ca.pem"));
        corp();
        settings.put("claviger.oidc.issuers", "corp, partner-2");
        settings.put("claviger.oidc.partner-2.url", "http://localhost:8080/");
        settings.put("claviger.oidc.partner-2.audience", "kms");
        settings.put("claviger.oidc.partner-2.roles-claim", "groups");
        settings.put("claviger.oidc.partner-2.tenant-claim", "org.name");
        settings.put("claviger.oidc.partner-2.display-name", "Partner");
        settings.put("claviger.oidc.partner-2.console-client-id", "console");
        settings.put("claviger.oidc.partner-2.ca-file", ca.toString());

        assertThat(issuers().get(1))
                .isEqualTo(new OidcIssuer(
                        "partner-2", "http://localhost:8080/", "kms", "groups", "org.name", "Partner", "console", ca));
        assertThat(issuers().get(1).discovery())
                .isEqualTo(URI.create("http://localhost:8080/.well-known/openid-configuration"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sso.example",
                "http://sso.example/realms/corp",
                "http://127.0.0.1.example/",
                "http://localhost.example/",
                "https://user@sso.example/",
                "https://sso.example/?realm=corp",
                "https://sso.example/#corp",
                "ftp://sso.example/",
                "file:///etc/keys",
                "https://",
                "https://sso example/",
                OWN
            })
    void an_address_that_can_not_be_meant_is_refused(String url) {
        corp();
        settings.put("claviger.oidc.corp.url", url);

        assertRefused("claviger.oidc.corp.url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost/", "http://127.0.0.1:8080/realms/x", "http://127.9.8.7/", "http://[::1]:80/"})
    void this_machine_needs_no_tls(String url) {
        corp();
        settings.put("claviger.oidc.corp.url", url);

        assertThat(issuers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Corp", "corp,", "corp,corp", "a b", "ä", "a.b", "-a", ","})
    void names_that_can_not_be_meant_are_refused(String names) {
        corp();
        settings.put("claviger.oidc.issuers", names);

        assertRefused("claviger.oidc.issuers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claviger.oidc.corp.audiance", "claviger.oidc.partner.url", "claviger.oidc.url"})
    void a_misspelt_setting_is_refused(String key) {
        corp();
        settings.put(key, "x");

        assertRefused(key);
    }

    @Test
    void two_names_for_one_issuer_are_refused() {
        corp();
        settings.put("claviger.oidc.issuers", "corp,twin");
        settings.put("claviger.oidc.twin.url", "https://sso.example/realms/corp");

        assertRefused("claviger.oidc.twin.url");
    }

    @Test
    void a_ca_file_that_is_not_there_is_refused() {
        corp();
        settings.put("claviger.oidc.corp.ca-file", folder.resolve("none.pem").toString());

        assertRefused("claviger.oidc.corp.ca-file");
    }

    @Test
    void a_ca_file_without_certificates_is_refused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatIllegalStateException()
                .isThrownBy(() -> IssuerTrust.of(empty))
                .withMessageContaining(empty.toString());
    }

    @Test
    void the_jdk_has_cas_of_its_own() {
        assertThat(IssuerTrust.of(null)).isNotNull();
    }

    private void corp() {
        settings.put("claviger.oidc.issuers", "corp");
        settings.put("claviger.oidc.corp.url", "https://sso.example/realms/corp");
    }

    private List<OidcIssuer> issuers() {
        return new OidcSettings(key -> Optional.ofNullable(settings.get(key))).issuers(settings.keySet(), OWN);
    }

    private void assertRefused(String key) {
        assertThatIllegalStateException()
                .isThrownBy(this::issuers)
                .withMessageContaining(key)
                .withMessageContaining("claviger.properties");
    }
}
