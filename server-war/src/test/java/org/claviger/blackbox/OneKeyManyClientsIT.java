package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 64 clients use one key while it is rotated, held, released, revoked and destroyed. A change happens at an instant between its
 * request and its answer. So an answer is right if it fits one of the states that there may have been between its own
 * request and answer: at the latest {@link #PROMISED} after the answer to a change nothing is as it was before.
 */
@ExtendWith(RunningServer.class)
class OneKeyManyClientsIT {
    private static final int CLIENTS = 64;
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    /** How long, after the answer to a change, its own node may serve what it knew before: not at all. */
    private static final Duration PROMISED = Duration.ZERO;

    private final Objects objects;
    private final Queue<Use> uses = new ConcurrentLinkedQueue<>();
    private final List<Change> changes = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    OneKeyManyClientsIT(RunningServer.Handle server) {
        this.objects = new Objects(server.client("north"));
    }

    @Test
    void each_answer_is_right_for_the_instant_that_it_was_given() throws Exception {
        ObjectResponse key = objects.create(Algorithm.AES);
        byte[] ciphertext = objects.encrypt(key.id(), HELLO).ciphertext();
        Phase phase = new Phase(1, true, true);
        changes.add(new Change(System.nanoTime(), System.nanoTime(), phase));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            boolean encrypts = i % 2 == 0;
            clients.execute(() -> useUntilOver(key.id(), encrypts ? null : ciphertext));
        }
        try {
            for (int round = 0; round < 4; round++) {
                phase = change(() -> objects.rotate(key.id()), new Phase(phase.version() + 1, true, true));
                phase = change(() -> objects.hold(key.id(), null), new Phase(phase.version(), false, false));
                phase = change(() -> objects.does(key.id(), "release"), new Phase(phase.version(), true, true));
            }
            phase = change(() -> objects.revoke(key.id(), Reason.SUPERSEDED), new Phase(phase.version(), false, true));
            change(() -> objects.destroy(key.id()), new Phase(phase.version(), false, false));
        } finally {
            over.set(true);
            clients.shutdown();
        }
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(uses).filteredOn(use -> !isRight(use)).isEmpty();
        assertThat(uses).anyMatch(use -> use.encrypts() && use.version() == 5);
        assertThat(uses).anyMatch(use -> use.version() == 0).anyMatch(use -> !use.encrypts() && use.version() > 0);
    }

    private boolean isRight(Use use) {
        for (int i = 0; i < changes.size(); i++) {
            // The phase may have begun when its change was asked for, and lasted until the next one was answered.
            boolean begun = changes.get(i).asked() <= use.answered();
            boolean lasted =
                    i + 1 == changes.size() || use.asked() <= changes.get(i + 1).answered() + PROMISED.toNanos();
            if (begun && lasted && changes.get(i).phase().fits(use)) {
                return true;
            }
        }
        return false;
    }

    private Phase change(Runnable deed, Phase phase) throws InterruptedException {
        long asked = System.nanoTime();
        deed.run();
        changes.add(new Change(asked, System.nanoTime(), phase));
        Thread.sleep(150);
        return phase;
    }

    private void useUntilOver(UUID key, byte @Nullable [] ciphertext) {
        while (!over.get()) {
            long asked = System.nanoTime();
            int version = version(key, ciphertext);
            uses.add(new Use(ciphertext == null, version, asked, System.nanoTime()));
        }
    }

    /** 0 if it was refused. */
    private int version(UUID key, byte @Nullable [] ciphertext) {
        try {
            if (ciphertext == null) {
                return objects.encrypt(key, HELLO).version();
            }
            assertThat(objects.decrypt(ciphertext)).isEqualTo(HELLO);
            return 1;
        } catch (ApiException e) {
            // The last of them: its material was gone between the look at the key and the look for that.
            assertThat(e.problem().code()).isIn(ErrorCode.WRONG_STATE, ErrorCode.OBJECT_NOT_FOUND);
            return 0;
        }
    }

    /** How the key was, from one change to the next. */
    private record Phase(int version, boolean encrypts, boolean decrypts) {
        boolean fits(Use use) {
            if (use.encrypts()) {
                return encrypts ? use.version() == version : use.version() == 0;
            }
            return decrypts == (use.version() > 0);
        }
    }

    /** Times are of {@link System#nanoTime}. */
    private record Change(long asked, long answered, Phase phase) {}

    /** An answer: the version that was used, or 0 for a refusal. */
    private record Use(boolean encrypts, int version, long asked, long answered) {}
}
