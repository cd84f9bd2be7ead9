package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thief of the serving process's memory holds in his hands. */
class HeapDumpIT {
    /** A Java string is of bytes or of UTF-16; the latter in the byte order of the machine, which a dump may turn round. */
    private static final List<Charset> FORMS = List.of(UTF_8, UTF_16BE, UTF_16LE);

    @TempDir
    Path folder;

    /**
     * The profile was made before the last start, as in most of a server's life. SoftHSM has one user, so that the PIN is
     * that of key management and of key usage at once; both were used. Garbage is looked through as well.
     */
    @Test
    void after_a_management_operation_the_heap_holds_no_pin() throws Exception {
        Path data = folder.resolve("data");
        Handle.startOn(data).close();
        try (Handle server = Handle.startOn(data)) {
            String pin = new DevelopmentTokens(server.process().data()).pinOf("claviger-north");
            server.rotateKek("north");
            Path dump = dump(server);

            assertThat(holds(dump, server.process().base().toString()))
                    .as("the issuer, to prove the search")
                    .isTrue();
            assertThat(holds(dump, pin)).isFalse();
        }
    }

    private Path dump(Handle server) throws IOException, InterruptedException {
        long serving = server.process()
                .handle()
                .descendants()
                .filter(each -> each.info().commandLine().orElse("").endsWith(".PayaraServer"))
                .findFirst()
                .orElseThrow()
                .pid();
        Path file = folder.resolve("heap.hprof").toAbsolutePath();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(serving), "GC.heap_dump", "-all", file.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.size(file)).isGreaterThan(1 << 20);
        return file;
    }

    private static boolean holds(Path dump, String text) throws IOException {
        try (FileChannel file = FileChannel.open(dump)) {
            MappedByteBuffer bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            return FORMS.stream().anyMatch(form -> holds(bytes, text.getBytes(form)));
        }
    }

    private static boolean holds(MappedByteBuffer bytes, byte[] pattern) {
        for (int at = 0; at + pattern.length <= bytes.limit(); at++) {
            int length = 0;
            while (length < pattern.length && bytes.get(at + length) == pattern[length]) {
                length++;
            }
            if (length == pattern.length) {
                return true;
            }
        }
        return false;
    }
}
