package org.claviger.blackbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.server.hsm.agent.RawProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Re-sealing of many objects, without clients and with eight that encrypt and decrypt all the while, over what the token does
 * by itself: one open and one seal per object. In the middle the server is killed. Run by {@code ./claviger bench rotation}.
 */
class RotationBenchmark {
    private static final int OBJECTS = Integer.getInteger("objects", 100_000);
    private static final int CLIENTS = 8;
    private static final int RAW_MILLISECONDS = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        Files.writeString(folder.resolve("claviger.properties"), "claviger.token.lifetime-seconds=7200\n");
        Files.writeString(folder.resolve("version"), "1\n");
        try (Rotation rotation = new Rotation(folder)) {
            long begun = System.nanoTime();
            List<UUID> keys = rotation.createKeys(OBJECTS, CLIENTS);
            say("%,d objects created, %.0f/s", OBJECTS, OBJECTS / secondsSince(begun));
            KekResponse kek = rotation.rotate();
            double quiet = finish(rotation, OBJECTS);
            double raw = raw(kek);
            say("without clients: %.0f objects/s; raw %.0f/s; ratio %.2f", quiet, raw, quiet / raw);
            Traffic traffic = new Traffic(CLIENTS, keys, rotation.client());
            double before;
            double after;
            double calm;
            double last;
            try (traffic) {
                last = perSecond(traffic, 10);
                rotation.rotate();
                begun = System.nanoTime();
                rotation.awaitLeftAtMost(OBJECTS / 2, PATIENCE);
                long left = rotation.resealing().left();
                before = (OBJECTS - left) / secondsSince(begun);
                traffic.serverGoes();
                rotation.killAndRestart();
                traffic.serverIsBack(rotation.client());
                rotation.awaitLeftAtMost(0, PATIENCE);
                after = rotation.resealing().rate(); // of the run that followed the restart
                calm = perSecond(traffic, 10);
            }
            double rawAgain = raw(kek);
            say("with %d clients, until the kill: %.0f objects/s, ratio %.2f", CLIENTS, before, before / rawAgain);
            say("with %d clients, after the restart: %.0f objects/s, ratio %.2f", CLIENTS, after, after / rawAgain);
            say("raw %.0f/s; clients alone: %.0f requests/s before, %.0f/s after", rawAgain, last, calm);
            say(
                    "requests: %,d succeeded, %d failed while the server was up, %d while it was down; longest pause"
                            + " %d ms",
                    traffic.succeeded(),
                    traffic.failures().size(),
                    traffic.failedWhileDown(),
                    traffic.longestPause().toMillis());
            traffic.failures().stream().distinct().limit(5).forEach(failure -> say("failed: %s", failure));
        }
    }

    /** From the run's own beginning to its end, as the server has noted them. */
    private static double finish(Rotation rotation, int objects) {
        rotation.awaitLeftAtMost(0, PATIENCE);
        await().atMost(PATIENCE).until(() -> rotation.resealing().finishedAt() != null);
        ResealingResponse run = rotation.resealing();
        return objects
                * 1000.0
                / Duration.between(run.startedAt(), run.finishedAt()).toMillis();
    }

    private static double perSecond(Traffic traffic, int seconds) throws InterruptedException {
        long before = traffic.succeeded();
        long begun = System.nanoTime();
        Thread.sleep(seconds * 1000L);
        return (traffic.succeeded() - before) / secondsSince(begun);
    }

    /** The better of one thread and two. */
    private double raw(KekResponse kek) throws IOException {
        DataFolder data = DataFolder.at(folder);
        String pin = new DevelopmentTokens(data).pinOf(kek.tokenLabel());
        Path configuration = folder.resolve("tokens").resolve("softhsm2.conf");
        try (RawProcess token = new RawProcess(configuration, kek.tokenLabel(), kek.label(), kek.ckaId(), pin)) {
            token.rate("reseal", 1, RAW_MILLISECONDS);
            return Math.max(token.rate("reseal", 1, RAW_MILLISECONDS), token.rate("reseal", 2, RAW_MILLISECONDS));
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // what it is for
    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}
