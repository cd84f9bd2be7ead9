package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.claviger.launcher.InstallationSettings.ExternalDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationSettingsTest {
    private final Path folder;
    private final DataFolder data;

    InstallationSettingsTest(@TempDir Path folder) {
        this.folder = folder;
        this.data = DataFolder.at(folder);
    }

    @Test
    void without_a_file_are_the_defaults() {
        InstallationSettings settings = InstallationSettings.of(data);

        assertThat(settings.all()).isEmpty();
        assertThat(settings.database()).isEmpty();
        assertThat(settings.developmentTokens()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "claviger.database.url=", "claviger.database.url =   ", "#claviger.database.url=jdbc:x"})
    void that_are_blank_are_none(String text) throws IOException {
        assertThat(settings(text).database()).isEmpty();
        assertThat(settings(text).get("claviger.database.url")).isEmpty();
    }

    @Test
    void are_all_handed_on_in_a_copy() throws IOException {
        InstallationSettings settings = settings("claviger.hsm.sessions=4\nother=  ä \n");
        Properties copy = settings.all();
        copy.setProperty("claviger.hsm.sessions", "5");

        assertThat(settings.get("claviger.hsm.sessions")).contains("4");
        assertThat(settings.get("other")).contains("ä");
    }

    @Test
    void with_the_library_of_an_hsm_need_no_development_tokens() throws IOException {
        assertThat(settings("claviger.hsm.library=/usr/lib/hsm.so").developmentTokens())
                .isFalse();
    }

    @Test
    void that_can_not_be_read_are_told_and_not_guessed_at() throws IOException {
        Files.write(data.settings(), new byte[] {'a', '=', (byte) 0xFF, (byte) 0xFE});
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> InstallationSettings.of(data))
                .withMessageContaining(data.settings().toString());

        assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> settings("a=\\u12"));
    }

    @Nested
    class A_database_of_somebody_else {
        @Test
        void has_a_user_by_default_and_no_password() throws IOException {
            assertThat(settings("claviger.database.url=jdbc:postgresql://db/claviger")
                            .database())
                    .contains(new ExternalDatabase("jdbc:postgresql://db/claviger", "claviger", Optional.empty()));
            assertThat(new ExternalDatabase("", "", Optional.empty()).password())
                    .isEmpty();
        }

        @Test
        void has_the_password_that_lies_in_its_file() throws IOException {
            Path file = folder.resolve("db.password");
            Files.writeString(file, "pass word\n");
            ExternalDatabase database = settings("""
                            claviger.database.url=jdbc:postgresql://db/claviger
                            claviger.database.user=kms
                            claviger.database.password-file=%s
                            """.formatted(file)).database().orElseThrow();

            assertThat(database.user()).isEqualTo("kms");
            assertThat(database.password()).isEqualTo("pass word");
            assertThat(database.toString()).doesNotContain("pass word");
        }

        @Test
        void whose_password_is_missing_is_refused() {
            Path file = folder.resolve("missing");
            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(() -> new ExternalDatabase("", "", Optional.of(file)).password())
                    .withMessageContaining(file.toString());
        }
    }

    private InstallationSettings settings(String text) throws IOException {
        Files.writeString(data.settings(), text);
        return InstallationSettings.of(data);
    }
}
