package org.claviger.server.hsm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmCredential;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.server.hsm.agent.Rate;
import org.claviger.server.hsm.agent.RawToken;
import org.claviger.server.platform.MasterKey;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.Settings;

/** The server's own way to a SoftHSM token, its pool of sessions and its agents, without a server: for benchmarks. */
public final class AgentsAlone implements AutoCloseable {
    static final String TOKEN = "benchmark";
    static final String LABEL = "kek";

    private final Tokens tokens = new Tokens();
    private final Path folder;
    private final String pin;
    private final UUID profile;
    private final TokenKey kek;
    private final UsageSessions sessions;

    /** Makes a token in a folder, with a KEK on it, and starts the agents. */
    @SuppressWarnings("UnnecessaryAssignment") // what the container injects
    public AgentsAlone(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("tokens").resolve("softhsm"));
        Files.writeString(
                configuration(),
                "directories.tokendir = " + folder.resolve("tokens").resolve("softhsm") + "\nlog.level = ERROR\n");
        pin = new DevelopmentTokens(DataFolder.at(folder)).pinOf(TOKEN);
        MasterKey masterKey = MasterKey.of(new SecretKeySpec(new byte[32], "AES"));
        HsmProfile only = new HsmProfile(
                TOKEN, new HsmDevice("SoftHSM", DevelopmentTokens.LIBRARY), TOKEN, Set.of(HsmAlgorithm.values()));
        only.entrust(new HsmCredential(null, Secret.of(pin)), new HsmCredential(null, Secret.of(pin)), masterKey);
        profile = only.id();
        tokens.profiles = new HsmProfiles() {
            @Override
            HsmProfile require(UUID id) {
                return only;
            }
        };
        tokens.masterKeys = new MasterKeys() {
            @Override
            public Optional<MasterKey> find(String id) {
                return Optional.of(masterKey);
            }
        };
        tokens.blocks = new ProfileBlocks();
        tokens.management = new ManagementAgents();
        tokens.management.settings = settings();
        sessions = new UsageSessions(tokens.profiles, tokens.blocks, tokens.masterKeys, settings());
        tokens.agents = new HsmAgents() {
            @Override
            public UsageSessions sessions() {
                return sessions;
            }
        };
        tokens.start();
        kek = generate(1, LABEL);
    }

    /** How often per second so many threads together have 32 bytes opened, each one HSM call. */
    public double opens(int threads, int milliseconds) throws Exception {
        byte[] aad = new byte[RawToken.AAD];
        byte[] sealed = tokens.seal(kek, aad, new byte[RawToken.PLAINTEXT], () -> {});
        return Rate.of(threads, milliseconds, () -> () -> tokens.open(kek, aad, sealed).length / RawToken.PLAINTEXT);
    }

    /** Makes another KEK. */
    TokenKey generate(int number, String label) {
        TokenKey made = new TokenKey(profile, "%032x".formatted(number));
        tokens.generateKek(made, label);
        return made;
    }

    Tokens tokens() {
        return tokens;
    }

    TokenKey kek() {
        return kek;
    }

    String pin() {
        return pin;
    }

    /** SoftHSM's. */
    Path configuration() {
        return folder.resolve("tokens").resolve("softhsm2.conf");
    }

    private Settings settings() {
        return new Settings() {
            @Override
            public Duration hsmCallLimit() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Duration hsmPatience() {
                return Duration.ofSeconds(5);
            }

            @Override
            public int hsmAgents() {
                return Integer.getInteger("agents", 2);
            }

            @Override
            public int hsmSessions() {
                return 16;
            }

            @Override
            public Path runtimeFolder() {
                return folder;
            }

            @Override
            public String hsmEnvironment() {
                return "SOFTHSM2_CONF=" + configuration();
            }
        };
    }

    @Override
    public void close() {
        sessions.close();
    }
}
