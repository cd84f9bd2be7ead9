package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.claviger.api.Secret;
import org.claviger.api.approval.IssuedCredential;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedLetterTest {
    @TempDir
    Path folder;

    private String text(Locale language, @Nullable String tenant, @Nullable Instant expiresAt) throws IOException {
        Path file = folder.resolve("letter.pdf");
        new SealedLetter(Strings.of(Strings.class, language), "https://kms.example.org:8443", tenant)
                .write(new IssuedCredential(UUID.randomUUID(), "olga", Secret.of("k35pz-initial"), expiresAt), file);
        try (PDDocument letter = Loader.loadPDF(file.toFile())) {
            assertThat(letter.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(letter);
        }
    }

    @Test
    void it_says_who_signs_in_where_with_what() throws IOException {
        assertThat(text(Locale.ENGLISH, "east", Instant.EPOCH))
                .contains("For olga only", "https://kms.example.org:8443", "east", "k35pz-initial", "1970");
    }

    @Test
    void german_has_its_own_letters() throws IOException {
        assertThat(text(Locale.GERMAN, "east", null)).contains("Nur für olga", "gestrichelten Linie");
    }

    @Test
    void an_admins_letter_names_no_tenant() throws IOException {
        assertThat(text(Locale.ENGLISH, null, null)).doesNotContain("Tenant");
    }

    @Test
    void letters_that_the_font_lacks_keep_no_letter_from_being_printed() throws IOException {
        assertThat(text(Locale.ENGLISH, "восток", null)).contains("k35pz-initial", "??????");
    }

    @Test
    void nobody_else_can_read_the_file() throws IOException {
        Path file = folder.resolve("letter.pdf");
        Files.writeString(file, "an older one, which everybody can read");
        text(Locale.ENGLISH, "east", null);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
