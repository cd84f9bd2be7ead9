package org.claviger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void at_first_nothing_is_preferred() {
        Preferences preferences = new Preferences(folder);
        assertThat(preferences.theme()).isEmpty();
        assertThat(preferences.language()).isEmpty();
    }

    @Test
    void what_was_chosen_comes_back() {
        Path fresh = folder.resolve("fresh");
        new Preferences(fresh).save(ThemeChoice.DARK, Locale.GERMAN);
        assertThat(new Preferences(fresh).theme()).contains(ThemeChoice.DARK);
        assertThat(new Preferences(fresh).language()).contains(Locale.GERMAN);
    }

    @Test
    void nonsense_in_the_file_is_no_preference() throws IOException {
        Files.writeString(folder.resolve("console.properties"), "theme=pink\n\\u00zz");
        assertThat(new Preferences(folder).theme()).isEmpty();
    }

    @Test
    void a_folder_that_can_not_be_written_troubles_nobody() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatCode(() -> new Preferences(file).save(ThemeChoice.DARK, Locale.GERMAN))
                .doesNotThrowAnyException();
    }
}
