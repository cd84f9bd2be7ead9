package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLayoutsTest {
    private static final List<TableLayouts.Column> COLUMNS =
            List.of(new TableLayouts.Column("state", 108, true), new TableLayouts.Column("name", 240, false));

    @TempDir
    Path folder;

    private final TestBackground background = new TestBackground();

    @Test
    void columns_are_as_they_were_left() {
        new TableLayouts(folder.resolve("new"), background.background()).keep("keys", COLUMNS);
        background.work();
        TableLayouts later = new TableLayouts(folder.resolve("new"), background.background());
        assertThat(later.of("keys")).isEqualTo(COLUMNS);
        assertThat(later.of("clients")).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_left_out() throws IOException {
        Files.writeString(folder.resolve("tables.properties"), "keys=state=108;name;=;id=wide");
        assertThat(new TableLayouts(folder, background.background()).of("keys")).containsExactly(COLUMNS.get(0));
    }
}
