package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExportTest {
    private static final int TOTAL = 2_500;

    @TempDir
    Path folder;

    private final TestBackground background = new TestBackground();
    private boolean refuses;
    private final PagedListing<Integer> listing = new PagedListing<>(
            background.background(), new Activity(background.background()), this::answer, row -> row);
    private final CsvExport<Integer> export = new CsvExport<>(listing, new Activity(background.background()));
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("rows.csv");
    }

    private Slice<Integer> answer(PageRequest wanted) {
        if (refuses && wanted.offset() > 0) {
            throw Refusal.of(ErrorCode.DATABASE_UNAVAILABLE);
        }
        int end = Math.min(TOTAL, wanted.offset() + wanted.limit());
        return new Slice<>(IntStream.range(wanted.offset(), end).boxed().toList(), TOTAL);
    }

    private void write() {
        export.write(
                file,
                List.of(
                        new CsvExport.Column<>("Number", String::valueOf),
                        new CsvExport.Column<>("Claim", row -> row == 0 ? "=HYPERLINK(\"x\")" : "a, b")));
        background.work();
    }

    @Test
    void all_rows_are_written_those_that_nobody_has_looked_at_too() throws IOException {
        write();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(TOTAL + 1).startsWith("Number,Claim");
        assertThat(lines.get(TOTAL)).isEqualTo("2499,\"a, b\"");
        assertThat(export.writtenProperty().get()).isEqualTo(new CsvExport.Written(file, TOTAL));
    }

    @Test
    void what_a_stranger_has_written_is_no_formula() throws IOException {
        write();
        assertThat(Files.readAllLines(file).get(1)).isEqualTo("0,\"'=HYPERLINK(\"\"x\"\")\"");
    }

    @Test
    void an_export_that_fails_leaves_no_half_a_file() throws IOException {
        refuses = true;
        write();
        assertThat(export.activity().faultProperty().get()).isNotNull();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        file = folder.resolve("no such folder").resolve("rows.csv");
        write();
        assertThat(export.activity().faultProperty().get())
                .extracting(fault -> fault == null ? "" : fault.code())
                .isEqualTo("FILE_NOT_WRITTEN");
    }
}
