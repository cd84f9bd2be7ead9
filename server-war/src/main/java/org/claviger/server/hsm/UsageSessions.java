package org.claviger.server.hsm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.server.hsm.UsageAgent.Call;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.claviger.server.platform.WithoutWaiting;

/**
 * Sessions of key usage users, at agents that are started when their library is first needed. A PKCS#11 login belongs to a
 * process and a token: so the profiles of one token, if there are several, are served by agents apart, and no session is
 * ever used with another user's rights.
 */
public final class UsageSessions implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(UsageSessions.class.getName());
    private static final Duration WELL = Duration.ofSeconds(10);

    private final HsmProfiles profiles;
    private final ProfileBlocks blocks;
    private final MasterKeys masterKeys;
    private final Settings settings;
    private final Map<UUID, UsageProfile> used = new ConcurrentHashMap<>();
    private final List<Lane> lanes = new ArrayList<>();

    UsageSessions(HsmProfiles profiles, ProfileBlocks blocks, MasterKeys masterKeys, Settings settings) {
        this.profiles = profiles;
        this.blocks = blocks;
        this.masterKeys = masterKeys;
        this.settings = settings;
    }

    /**
     * Runs a call as the key usage user of a profile. What failed for the session's or its agent's sake is tried again on
     * others: so the call must change nothing on the token.
     */
    <T> T with(UUID profileId, Call<T> call) throws TokenException {
        WithoutWaiting.endsHere();
        UsageProfile profile = profile(profileId);
        Tries tries = new Tries(profile.group().tries(), settings);
        while (true) {
            long asked = System.nanoTime();
            try {
                T result = profile.group().with(profile, session -> login(profile, session), call, tries);
                profile.health().succeeded(System.nanoTime() - asked);
                return result;
            } catch (TokenException e) {
                profile.health().failed(e);
                tries.failed(e);
                LOG.log(Level.WARNING, () -> "HSM profile " + profileId + ": " + e.sentence() + " Trying again.");
                if (e.isOfAnIllAgent() && profile.health().wasWellWithin(WELL)) {
                    tries.pause(); // A token that has long been ill costs nobody's time.
                }
            }
        }
    }

    /** Opens in company with others who open just now, else alone: see {@link Company}. */
    byte[] open(ToOpen mine) throws TokenException {
        WithoutWaiting.endsHere();
        UsageProfile profile = profile(mine.key().hsmProfileId());
        return profile.company().open(mine, this::openAlone, group -> openTogether(profile, group));
    }

    private byte[] openAlone(ToOpen mine) throws TokenException {
        UUID profileId = mine.key().hsmProfileId();
        Message reply = with(profileId, session -> session.call(mine.addTo(new Message(Operation.OPEN)), 2));
        profile(profileId).company().note(reply.number(1));
        return reply.bytes(0);
    }

    private void openTogether(UsageProfile profile, List<Company.Member> group) throws TokenException {
        long asked = System.nanoTime();
        try {
            Call<Message> openAll = session -> {
                Message request = new Message(Operation.OPEN_ALL);
                group.forEach(each -> each.toOpen().addTo(request));
                return session.call(request, 1 + group.size());
            };
            Message reply =
                    profile.group().with(profile, session -> login(profile, session), openAll, new Tries(1, settings));
            profile.health().succeeded(System.nanoTime() - asked, group.size());
            profile.company().note(reply.number(0));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).opened(reply.bytes(1 + i));
            }
        } catch (TokenException e) {
            profile.health().failed(e);
            throw e;
        }
    }

    /** The profile is read anew: its PIN may have been replaced, here or by another node. */
    private void login(UsageProfile used, AgentConnection session) throws TokenException {
        used.oneAtATime(
                settings.hsmPatience(),
                fresh -> {
                    HsmProfile profile = profiles.require(used.id());
                    TokenException.requireNotBlocked(profile);
                    try (TokenLogin login = profile.usageLogin(masterKeys)) {
                        fresh.login(login);
                    } catch (TokenException e) {
                        blocks.blockIfRefused(profile, "key usage", e);
                        throw e;
                    }
                },
                session);
    }

    private UsageProfile profile(UUID id) {
        UsageProfile known = used.get(id);
        return known != null ? known : used.computeIfAbsent(id, this::take);
    }

    private UsageProfile take(UUID id) {
        HsmProfile profile = profiles.require(id);
        String library = profile.device().library();
        synchronized (lanes) {
            Lane lane = lanes.stream()
                    .filter(each -> each.takes(library, profile.tokenLabel()))
                    .findFirst()
                    .orElseGet(() -> {
                        Lane another = new Lane(library, new AgentGroup(library, settings), new HashSet<>());
                        lanes.add(another);
                        return another;
                    });
            lane.tokens.add(profile.tokenLabel());
            return new UsageProfile(profile, lane.group, new Company(settings.hsmAgents()));
        }
    }

    /**
     * Has a profile that was changed begin anew. Its agents are replaced as soon as nobody uses them: as long as one lives,
     * its library is logged in as the old user.
     */
    private void forget(UUID profileId) {
        UsageProfile known = used.remove(profileId);
        if (known != null) {
            synchronized (lanes) {
                lanes.stream()
                        .filter(lane -> lane.group == known.group())
                        .forEach(lane -> lane.tokens.remove(known.tokenLabel()));
            }
            known.group().replaceAgents();
        }
    }

    /** Forgets profiles that were changed or removed, on whatever node; to be asked now and then. */
    void forgetOutdated() {
        Map<UUID, String> stamps = profiles.stamps();
        for (UsageProfile each : used.values()) {
            if (!each.stamp().equals(stamps.get(each.id()))) {
                forget(each.id());
            }
        }
    }

    /** Ends agents that have taken too long for a call; to be asked now and then. */
    void endHanging() {
        groups().forEach(group -> group.endHanging(settings.hsmCallLimit()));
    }

    /** Starts agents that are missing; to be asked now and then. */
    void revive() {
        groups().forEach(AgentGroup::revive);
    }

    /** Asks the tokens of profiles that were not used lately, so that health is known without clients, and found again. */
    void ping() {
        for (UsageProfile each : used.values()) {
            if (!each.health().wasWellWithin(WELL)) {
                try {
                    with(each.id(), session -> session.call(new Message(Operation.PING), 0));
                } catch (TokenException | RefusedException e) {
                    LOG.log(Level.FINE, e, () -> "HSM profile " + each.id() + " does not answer");
                }
            }
        }
    }

    /** False if the newest call of the profile failed: then another way is the better one, if there is one. */
    boolean isServing(UUID profileId) {
        UsageProfile known = used.get(profileId);
        return known == null || !known.health().isFailing();
    }

    /** Profiles that have been used since the start. */
    Collection<UsageProfile> used() {
        return List.copyOf(used.values());
    }

    Optional<UsageProfile> find(UUID profileId) {
        return Optional.ofNullable(used.get(profileId));
    }

    private Set<AgentGroup> groups() {
        synchronized (lanes) {
            Set<AgentGroup> groups = new HashSet<>();
            lanes.forEach(lane -> groups.add(lane.group));
            return groups;
        }
    }

    @Override
    public void close() {
        groups().forEach(AgentGroup::close);
    }

    /** Agents of a library, and the tokens that they are logged in to; guarded by {@link #lanes}. */
    private record Lane(String library, AgentGroup group, Set<String> tokens) {
        boolean takes(String otherLibrary, String token) {
            return library.equals(otherLibrary) && !tokens.contains(token);
        }
    }
}
