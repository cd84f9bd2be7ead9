package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekState;
import org.claviger.console.connect.ConnectController;
import org.claviger.console.keks.KeksController;
import org.claviger.console.password.PasswordController;
import org.claviger.console.password.PasswordStrength;
import org.claviger.console.signin.Notice;
import org.claviger.console.signin.SignInController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the bundles to each other, to the FXML beside them, and to the values that keys are made of. */
class StringsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/claviger/console");
    private static final Pattern KEY_IN_FXML = Pattern.compile("\"%([\\w.]+)\"");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    static List<Path> screens() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void every_key_is_there_in_both_languages(Path screen) throws IOException {
        assertThat(keys(screen.resolve("Strings.properties"))).isEqualTo(keys(screen.resolve("Strings_de.properties")));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void every_key_of_an_fxml_has_a_text(Path screen) throws IOException {
        Set<String> known = keys(screen.resolve("Strings.properties"));
        known.addAll(keys(RESOURCES.resolve("common/Strings.properties")));
        try (Stream<Path> files = Files.list(screen)) {
            for (Path fxml :
                    files.filter(file -> file.toString().endsWith(".fxml")).toList()) {
                Matcher matcher = KEY_IN_FXML.matcher(Files.readString(fxml));
                while (matcher.find()) {
                    assertThat(known).as(fxml.toString()).contains(matcher.group(1));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void no_text_has_a_straight_apostrophe_which_formats_swallow(Path screen) throws IOException {
        for (String name : List.of("Strings.properties", "Strings_de.properties")) {
            assertThat(Files.readString(screen.resolve(name))).doesNotContain("'");
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_error_of_the_server_is_explained(ErrorCode code) {
        for (Locale language : LANGUAGES) {
            Strings strings = Strings.of(Strings.class, language);
            assertThat(strings.text("fault." + code + ".title")).isNotBlank();
            assertThat(strings.text("fault." + code + ".advice")).isNotBlank();
        }
    }

    @Test
    void every_value_that_a_key_is_made_of_has_a_text() {
        for (Locale language : LANGUAGES) {
            Strings keks = Strings.of(KeksController.class, language);
            for (KekState state : KekState.values()) {
                assertThat(keks.text("state." + state)).isNotBlank();
                assertThat(keks.text("meaning." + state)).isNotBlank();
            }
            Strings password = Strings.of(PasswordController.class, language);
            for (PasswordStrength strength : PasswordStrength.values()) {
                assertThat(password.text("strength." + strength)).isNotBlank();
            }
            Strings signIn = Strings.of(SignInController.class, language);
            Stream.of(Notice.values())
                    .filter(notice -> notice != Notice.NONE)
                    .forEach(notice ->
                            assertThat(signIn.text("notice." + notice)).isNotBlank());
        }
    }

    @Test
    void a_screen_may_say_more_than_all_screens_do() {
        String shared = Strings.of(Strings.class, Locale.ENGLISH).text("fault.UNREACHABLE.advice");
        assertThat(Strings.of(ConnectController.class, Locale.ENGLISH).text("fault.UNREACHABLE.advice"))
                .isNotEqualTo(shared);
        assertThat(Strings.of(KeksController.class, Locale.ENGLISH).text("fault.UNREACHABLE.advice"))
                .isEqualTo(shared);
    }

    @Test
    void english_stays_english_on_a_german_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            assertThat(Strings.of(Strings.class, Locale.ENGLISH).text("retry")).isEqualTo("Try again");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_key_without_a_text_is_an_error() {
        Strings strings = Strings.of(Strings.class, Locale.ENGLISH);
        assertThatThrownBy(() -> strings.text("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    private static SortedSet<String> keys(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
