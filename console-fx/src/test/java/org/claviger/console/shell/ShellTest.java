package org.claviger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
    @ParameterizedTest
    @CsvSource({"Ada Lovelace, AL", "ada, A", "'  Ada  King Lovelace ', AK", "'', ''"})
    void initials_are_those_of_the_first_two_names(String name, String initials) {
        assertThat(ShellController.initialsOf(name)).isEqualTo(initials);
    }

    @Test
    void a_language_that_the_console_does_not_speak_becomes_english() {
        assertThat(Languages.nearest(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.nearest(Locale.forLanguageTag("de-AT"))).isEqualTo(Locale.GERMAN);
    }

    @ParameterizedTest
    @CsvSource({"Linux, gsettings", "Mac OS X, defaults", "Windows 11, reg"})
    void each_desktop_is_asked_with_its_own_tool(String system, String tool) {
        assertThat(SystemTheme.question(system)).first().isEqualTo(tool);
    }
}
