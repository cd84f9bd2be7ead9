package org.claviger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Other servers on the same machine, by scripts that install, start, load and stop them. They get the same number of
 * connections, after the rounds, while our servers have nothing to do.
 *
 * @param folder of the scripts
 */
record Peers(Path folder) {
    private static final int PATIENCE_SECONDS = 900;
    private static final Map<String, String> SETTINGS =
            Map.of("CONNS", Integer.toString(CryptoMeasures.CONNECTIONS), "REPS", "3", "DUR", "5", "MODES", "https");
    /** Its encryption among {@link #ALL}. */
    private static final int PYKMIP = 3;

    private static final double PYKMIP_GOAL = 60;
    private static final List<Peer> ALL = List.of(
            new Peer("40-hadoop-kms", "https.eek_decrypt", "Hadoop KMS, decryptEncryptedKey"),
            new Peer("40-hadoop-kms", "https.eek_generate", "Hadoop KMS, generateEncryptedKey"),
            new Peer("40-hadoop-kms", "https.key_get", "Hadoop KMS, get key"),
            new Peer("30-pykmip", "encrypt", "PyKMIP, encrypt 1 KiB"),
            new Peer("30-pykmip", "decrypt", "PyKMIP, decrypt 1 KiB"),
            new Peer("30-pykmip", "get", "PyKMIP, get"),
            new Peer("30-pykmip", "create", "PyKMIP, create"));

    private record Peer(String script, String figure, String name) {
        String key(String what) {
            return script + "." + figure + ".c" + CryptoMeasures.CONNECTIONS + "." + what;
        }
    }

    /**
     * Runs them.
     *
     * @param decrypt what our server does where Hadoop decrypts an encrypted key
     * @param encrypt what it does where PyKMIP encrypts
     */
    List<Row> rows(Row decrypt, Row encrypt) {
        Map<String, String> said = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Peer peer : ALL) {
            rows.add(row(peer, said.computeIfAbsent(peer.script, this::run)));
        }
        rows.add(over(decrypt, rows.get(0), 1.0));
        rows.add(over(encrypt, rows.get(PYKMIP), PYKMIP_GOAL));
        return rows;
    }

    /** What the script has printed, or why it hasn't. */
    private String run(String script) {
        Path file = folder.resolve(script + ".sh");
        if (Files.notExists(file)) {
            return "there is no script in " + folder;
        }
        Progress.say("%s: some minutes", script);
        try {
            return Program.run(List.of("bash", file.toString()), SETTINGS, PATIENCE_SECONDS);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Row row(Peer peer, String said) {
        Double median = figure(said, peer.key("ops_s"));
        if (median == null) {
            String why = said.contains(peer.script + ".") ? "its script has told no such figure" : said.strip();
            return Row.missing(peer.name, CryptoMeasures.CONNECTIONS, "/s", null, null, why);
        }
        return new Row(
                peer.name,
                CryptoMeasures.CONNECTIONS,
                median,
                "/s",
                null,
                null,
                null,
                null,
                figure(said, peer.key("p50_ms")),
                figure(said, peer.key("p99_ms")),
                null);
    }

    private static @Nullable Double figure(String said, String key) {
        return said.lines()
                .filter(line -> line.startsWith(key + ": "))
                .map(line -> Double.valueOf(line.substring(key.length() + 2)))
                .filter(value -> value > 0)
                .findFirst()
                .orElse(null);
    }

    private static Row over(Row our, Row peer, double goal) {
        Double ours = our.median();
        Double theirs = peer.median();
        if (ours == null || theirs == null) {
            String why = String.valueOf(ours == null ? our.note() : peer.note());
            return Row.missing(our.name(), our.connections(), "/s", peer.name(), goal, why);
        }
        return new Row(
                our.name(),
                our.connections(),
                ours,
                "/s",
                ours / theirs,
                peer.name(),
                goal,
                ours >= goal * theirs,
                our.p50(),
                our.p99(),
                null);
    }
}
