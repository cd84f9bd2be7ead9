package org.claviger.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What one core encrypts by OpenSSL: AES-256-GCM in pieces of 16 KiB, in memory. */
final class OpensslSpeed {
    private static final List<String> COMMAND =
            List.of("openssl", "speed", "-mr", "-seconds", "1", "-bytes", "16384", "-evp", "aes-256-gcm");
    private static final String RESULT = "+F:";

    private OpensslSpeed() {}

    /** In megabytes (10^6 bytes) per second; it takes a second, whatever a round has. */
    static Measure measure() {
        return new Measure("openssl speed, AES-256-GCM, one core", 1, "MB/s", seconds -> take());
    }

    private static Sample take() throws IOException {
        String line = Program.run(COMMAND, Map.of(), 30)
                .lines()
                .filter(each -> each.startsWith(RESULT))
                .findFirst()
                .orElseThrow(() -> new IOException("openssl has told no result"));
        return Sample.of(Double.parseDouble(line.substring(line.lastIndexOf(':') + 1)) / 1e6);
    }
}
