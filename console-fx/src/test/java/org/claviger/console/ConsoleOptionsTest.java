package org.claviger.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.claviger.console.shell.ThemeChoice;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

class ConsoleOptionsTest {
    private static ConsoleOptions parse(String... arguments) {
        ConsoleOptions options = new ConsoleOptions();
        ConsoleMain.commandLine(options).parseArgs(arguments);
        return options;
    }

    @Test
    void without_options_preferences_decide() {
        ConsoleOptions options = parse();
        assertThat(options.server()).isEmpty();
        assertThat(options.language()).isEmpty();
        assertThat(options.theme()).isEmpty();
        assertThat(options.screenshots()).isEmpty();
    }

    @Test
    void server_language_and_theme_can_be_named() {
        ConsoleOptions options = parse("--server", "https://a:8443", "--lang", "de", "--theme", "dark");
        assertThat(options.server()).isEqualTo("https://a:8443");
        assertThat(options.language()).contains(Locale.GERMAN);
        assertThat(options.theme()).contains(ThemeChoice.DARK);
    }

    @Test
    void a_theme_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> parse("--theme", "pink")).isInstanceOf(ParameterException.class);
    }
}
