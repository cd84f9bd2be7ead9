package org.claviger.server.hsm;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A profile in use: the agents that serve it, how it fares, and its one login at a time. */
final class UsageProfile {
    private final UUID id;
    private final String tokenLabel;
    private final String stamp;
    private final AgentGroup group;
    private final ProfileHealth health = new ProfileHealth();
    private final Company company;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private final long since = System.nanoTime();

    UsageProfile(HsmProfile profile, AgentGroup group, Company company) {
        this.id = profile.id();
        this.tokenLabel = profile.tokenLabel();
        this.stamp = profile.stamp();
        this.group = group;
        this.company = company;
    }

    /** One at a time, so that a PIN that was changed is tried once, not once by each who waits. */
    void oneAtATime(Duration patience, UsageAgent.Login login, AgentConnection session) throws TokenException {
        try {
            if (!loggingIn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw TokenException.agent("The token takes too long for a login.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.agent("The wait for a login was interrupted.", e);
        }
        try {
            login.of(session);
        } finally {
            loggingIn.unlock();
        }
    }

    /** On the clock of {@link System#nanoTime}: when this node first heard of it. */
    long since() {
        return since;
    }

    UUID id() {
        return id;
    }

    String tokenLabel() {
        return tokenLabel;
    }

    String stamp() {
        return stamp;
    }

    AgentGroup group() {
        return group;
    }

    /** Where its opens join. */
    Company company() {
        return company;
    }

    ProfileHealth health() {
        return health;
    }
}
