package org.claviger.server.hsm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmCredential;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.server.platform.MasterKey;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.Settings;

/** The server's own way to SoftHSM tokens of its own, without a server: real agents, real sessions. */
@SuppressWarnings("UnnecessaryAssignment") // what the container injects
final class OwnTokens implements AutoCloseable {
    final Tokens tokens = new Tokens();
    final TokenKeys keys = new TokenKeys();
    final TokenKeyUses uses = new TokenKeyUses();
    final UsageSessions sessions;

    private final Path folder;
    private final HsmDevice device;
    private final Map<UUID, HsmProfile> profiles = new HashMap<>();
    private final MasterKey masterKey = MasterKey.of(new SecretKeySpec(new byte[32], "AES"));
    private final TokenAccess access = new TokenAccess();

    private OwnTokens(Path folder, Path library) throws IOException {
        this.folder = folder;
        this.device = new HsmDevice("SoftHSM", library.toString());
        Path tokenFolder = Files.createDirectories(folder.resolve("tokens").resolve("softhsm"));
        Files.writeString(configuration(), "directories.tokendir = " + tokenFolder + "\nlog.level = ERROR\n");
        access.profiles = new HsmProfiles() {
            @Override
            HsmProfile require(UUID id) {
                return Objects.requireNonNull(profiles.get(id));
            }
        };
        access.masterKeys = new MasterKeys() {
            @Override
            public Optional<MasterKey> find(String id) {
                return Optional.of(masterKey);
            }
        };
        access.blocks = new ProfileBlocks();
        access.management = new ManagementAgents();
        access.management.settings = settings();
        sessions = new UsageSessions(access.profiles, access.blocks, access.masterKeys, settings());
        access.agents = new HsmAgents() {
            @Override
            public UsageSessions sessions() {
                return sessions;
            }
        };
        access.start();
        tokens.access = access;
        keys.access = access;
        uses.access = access;
    }

    /** In a folder, with SoftHSM itself. */
    static OwnTokens in(Path folder) throws IOException {
        return in(folder, Path.of(DevelopmentTokens.LIBRARY));
    }

    /** In a folder, with a library that stands before it. */
    static OwnTokens in(Path folder, Path library) throws IOException {
        return new OwnTokens(folder, library);
    }

    /** A new profile for a token, which is made if there is none of this label. */
    UUID profile(String token) {
        return profile(token, EnumSet.allOf(HsmAlgorithm.class));
    }

    UUID profile(String token, Set<HsmAlgorithm> algorithms) {
        String pin = pinOf(token);
        HsmProfile profile = new HsmProfile(token, device, token, algorithms);
        profile.entrust(new HsmCredential(null, Secret.of(pin)), new HsmCredential(null, Secret.of(pin)), masterKey);
        profiles.put(profile.id(), profile);
        return profile.id();
    }

    String pinOf(String token) {
        return new DevelopmentTokens(DataFolder.at(folder)).pinOf(token);
    }

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
