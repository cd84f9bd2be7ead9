package org.claviger.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The server's settings, by MicroProfile Config; {@code docs/operations.md} lists them. */
@ApplicationScoped
public class Settings {
    private static final int MOST_AGENTS = 4;
    private static final long MOST_SEALS = 1L << 32;
    private static final long MOST_SECONDS = 86_400;
    private static final long MOST_DAYS = 366;
    private static final long MOST_SESSION_SECONDS = 30 * MOST_SECONDS;
    private static final long MOST_FAILURES = 1_000_000;
    private static final long MOST_PROCESSES = 64;
    private static final long MOST_SESSIONS = 1024;
    private static final long MOST_PORT = 65_535;
    private static final long MOST_CONNECTIONS = 1_000_000;

    @Inject
    @ConfigProperty(name = "claviger.keys.folder")
    String keysFolder;

    @Inject
    @ConfigProperty(name = "claviger.keys.password-file")
    String keysPasswordFile;

    @Inject
    @ConfigProperty(name = "claviger.runtime.folder")
    String runtimeFolder;

    @Inject
    @ConfigProperty(name = "claviger.issuer", defaultValue = "https://localhost:8443")
    String issuer;

    @Inject
    @ConfigProperty(name = "claviger.first-admin.password-file")
    Optional<String> firstAdminPasswordFile;

    @Inject
    @ConfigProperty(name = "claviger.hsm.environment", defaultValue = "")
    Optional<String> hsmEnvironment;

    @Inject
    @ConfigProperty(name = "claviger.hsm.call-limit-seconds", defaultValue = "10")
    int hsmCallLimit;

    @Inject
    @ConfigProperty(name = "claviger.hsm.management-limit-seconds", defaultValue = "60")
    int hsmManagementLimit;

    @Inject
    @ConfigProperty(name = "claviger.hsm.agents")
    Optional<Integer> hsmAgents;

    @Inject
    @ConfigProperty(name = "claviger.hsm.sessions", defaultValue = "16")
    int hsmSessions;

    @Inject
    @ConfigProperty(name = "claviger.hsm.patience-seconds", defaultValue = "5")
    int hsmPatience;

    @Inject
    @ConfigProperty(name = "claviger.kek.seal-bound", defaultValue = "4294967296")
    long kekSealBound;

    @Inject
    @ConfigProperty(name = "claviger.token.lifetime-seconds", defaultValue = "900")
    int tokenLifetime;

    @Inject
    @ConfigProperty(name = "claviger.session.lifetime-seconds", defaultValue = "43200")
    int sessionLifetime;

    @Inject
    @ConfigProperty(name = "claviger.token.key-lifetime-days", defaultValue = "30")
    int signingKeyLifetime;

    @Inject
    @ConfigProperty(name = "claviger.initial-password.lifetime-days", defaultValue = "14")
    int initialPasswordLifetime;

    @Inject
    @ConfigProperty(name = "claviger.sign-in.failures-per-address", defaultValue = "500")
    int failuresPerAddress;

    @Inject
    @ConfigProperty(name = "claviger.second-factor.roles", defaultValue = "")
    Optional<String> secondFactorRoles;

    @Inject
    @ConfigProperty(name = "claviger.proposal.lifetime-days", defaultValue = "7")
    int proposalLifetime;

    @Inject
    @ConfigProperty(name = "claviger.tenant.deletion-wait-hours", defaultValue = "168")
    int tenantDeletionWait;

    @Inject
    @ConfigProperty(name = "claviger.material.cache-seconds", defaultValue = "60")
    int materialCacheSeconds;

    @Inject
    @ConfigProperty(name = "claviger.kmip.port", defaultValue = "0")
    int kmipPort;

    @Inject
    @ConfigProperty(name = "claviger.kmip.connections", defaultValue = "2000")
    int kmipConnections;

    @Inject
    @ConfigProperty(name = "claviger.kmip.idle-seconds", defaultValue = "300")
    int kmipIdle;

    @Inject
    @ConfigProperty(name = "claviger.kmip.message-seconds", defaultValue = "30")
    int kmipMessage;

    /** A number that can't be meant stops the start, rather than every request later. */
    void check(@Observes Starting event) {
        requireWithin("claviger.hsm.call-limit-seconds", hsmCallLimit, 1, MOST_SECONDS);
        requireWithin("claviger.hsm.management-limit-seconds", hsmManagementLimit, 1, MOST_SECONDS);
        requireWithin("claviger.hsm.patience-seconds", hsmPatience, 1, MOST_SECONDS);
        requireWithin("claviger.hsm.agents", hsmAgents(), 1, MOST_PROCESSES);
        requireWithin("claviger.hsm.sessions", hsmSessions, 1, MOST_SESSIONS);
        requireWithin("claviger.kek.seal-bound", kekSealBound, 1, MOST_SEALS);
        requireWithin("claviger.token.lifetime-seconds", tokenLifetime, 1, MOST_SECONDS);
        requireWithin("claviger.session.lifetime-seconds", sessionLifetime, 1, MOST_SESSION_SECONDS);
        requireWithin("claviger.token.key-lifetime-days", signingKeyLifetime, 1, MOST_DAYS);
        requireWithin("claviger.initial-password.lifetime-days", initialPasswordLifetime, 1, MOST_DAYS);
        requireWithin("claviger.sign-in.failures-per-address", failuresPerAddress, 1, MOST_FAILURES);
        requireWithin("claviger.tenant.deletion-wait-hours", tenantDeletionWait, 0, MOST_DAYS * 24);
        requireWithin("claviger.material.cache-seconds", materialCacheSeconds, 0, MOST_SECONDS);
        requireWithin("claviger.proposal.lifetime-days", proposalLifetime, 1, MOST_DAYS);
        requireWithin("claviger.kmip.port", kmipPort, 0, MOST_PORT);
        requireWithin("claviger.kmip.connections", kmipConnections, 1, MOST_CONNECTIONS);
        requireWithin("claviger.kmip.idle-seconds", kmipIdle, 1, MOST_SECONDS);
        requireWithin("claviger.kmip.message-seconds", kmipMessage, 1, MOST_SECONDS);
    }

    private static void requireWithin(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalStateException("The setting " + name + " is " + value + ", and has to be from " + least
                    + " to " + most + ". Correct it in claviger.properties.");
        }
    }

    /** Where the server's own key stores (PKCS#12) lie. */
    public Path keysFolder() {
        return Path.of(keysFolder);
    }

    /** The file that holds the password of the key stores. */
    public Path keysPasswordFile() {
        return Path.of(keysPasswordFile);
    }

    /** Where the sockets of HSM agents lie; only the server's user may enter it. */
    public Path runtimeFolder() {
        return Path.of(runtimeFolder);
    }

    /** The {@code iss} of the server's own tokens: its base URL. */
    public String issuer() {
        return issuer;
    }

    /** Holds the password that the very first admin gets. */
    public Optional<Path> firstAdminPasswordFile() {
        return firstAdminPasswordFile.map(Path::of);
    }

    /** What an HSM's library finds in its environment: {@code NAME=value}, separated by {@code ;}. */
    public String hsmEnvironment() {
        return hsmEnvironment.orElse("");
    }

    /** How long an HSM may take for one call before its agent is replaced. */
    public Duration hsmCallLimit() {
        return Duration.ofSeconds(hsmCallLimit);
    }

    /** How long an HSM may take for a management operation, such as making a key. */
    public Duration hsmManagementLimit() {
        return Duration.ofSeconds(hsmManagementLimit);
    }

    /** How many usage agents a PKCS#11 library has: as many as there are cores, at most 4, unless it is said. */
    public int hsmAgents() {
        return hsmAgents.orElseGet(() -> Math.min(Runtime.getRuntime().availableProcessors(), MOST_AGENTS));
    }

    /** How many sessions a usage agent may have open at once, for all tokens of its library. */
    public int hsmSessions() {
        return hsmSessions;
    }

    /** How long a request waits for a free HSM session. */
    public Duration hsmPatience() {
        return Duration.ofSeconds(hsmPatience);
    }

    /** How often a KEK may seal: 2^32 times, and never more (NIST SP 800-38D, section 8.3). */
    public long kekSealBound() {
        return kekSealBound;
    }

    /** How long a signing key signs access tokens. */
    public Duration signingKeyLifetime() {
        return Duration.ofDays(signingKeyLifetime);
    }

    /** How long an initial password is good if nobody uses it. */
    public Duration initialPasswordLifetime() {
        return Duration.ofDays(initialPasswordLifetime);
    }

    /** How many sign-ins from one address may fail in a quarter of an hour. */
    public int failuresPerAddress() {
        return failuresPerAddress;
    }

    /** The names of roles whose accounts need a second factor. */
    public Set<String> secondFactorRoles() {
        return Stream.of(secondFactorRoles.orElse("").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How long a person stays signed in, with ever new access tokens. */
    public Duration sessionLifetime() {
        return Duration.ofSeconds(sessionLifetime);
    }

    /** How long an access token holds. */
    public Duration tokenLifetime() {
        return Duration.ofSeconds(tokenLifetime);
    }

    /** How long the deletion of a tenant can be taken back. */
    public Duration tenantDeletionWait() {
        return Duration.ofHours(tenantDeletionWait);
    }

    /** How long opened key material is kept in memory, unless a tenant's settings say otherwise; zero: not at all. */
    public Duration materialCacheTime() {
        return Duration.ofSeconds(materialCacheSeconds);
    }

    /** Where KMIP is served over TLS; 0: nowhere. */
    public int kmipPort() {
        return kmipPort;
    }

    /** How many connections that port takes at once. */
    public int kmipConnections() {
        return kmipConnections;
    }

    /** How long a connection to that port may be silent. */
    public Duration kmipIdle() {
        return Duration.ofSeconds(kmipIdle);
    }

    /** How long a handshake, or a message from its first byte to its last, may take there. */
    public Duration kmipMessage() {
        return Duration.ofSeconds(kmipMessage);
    }

    /** How long a proposal can be decided. */
    public Duration proposalLifetime() {
        return Duration.ofDays(proposalLifetime);
    }
}
