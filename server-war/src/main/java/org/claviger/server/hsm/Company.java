package org.claviger.server.hsm;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Opens of one profile on their way to its token together: whoever leads takes along all who wait, so that a message to an
 * agent, and the switches between processes that it costs, serve many. Under load the groups grow by themselves; a lone open
 * waits for nobody. What a group has not opened is opened alone, so that one bad one spoils no other.
 *
 * <p>A token that takes longer for an open than the way to it costs gets none of this: its sessions do better side by side.
 */
final class Company {
    private static final int LARGEST_GROUP = 64;

    /** Bytes; whatever is longer goes alone, since its copying would hold up the others. */
    private static final int LONGEST = 4 << 10;

    /** Nobody waits longer for a leader, which may be hanging. */
    private static final long PATIENCE_NANOS = 1_000_000;

    /** A token that takes longer for one open is slow. */
    private static final long FAST_NANOS = 300_000;

    private final int mostLeaders;
    private final long patienceNanos;
    private final Queue<Member> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger leading = new AtomicInteger();
    private volatile long pace;

    /**
     * Begins.
     *
     * @param mostLeaders groups on their way at once, unless they take too long
     */
    Company(int mostLeaders) {
        this(mostLeaders, PATIENCE_NANOS);
    }

    Company(int mostLeaders, long patienceNanos) {
        this.mostLeaders = mostLeaders;
        this.patienceNanos = patienceNanos;
    }

    /** Opens in company if that is of use, else alone. */
    byte[] open(ToOpen mine, Alone alone, Together together) throws TokenException {
        if (pace > FAST_NANOS || mine.bytes() > LONGEST) {
            return alone.open(mine);
        }
        Member me = new Member(mine);
        if (!joins(me) || hasToLead(me)) {
            return lead(me, alone, together);
        }
        if (me.refusal != null) {
            throw new RefusedException(me.refusal.code(), me.refusal.detail(), me.refusal);
        }
        return me.opened == null ? alone.open(mine) : me.opened;
    }

    /** Notes how long the token took for one open. The least counts: the rest is the machine's other load. */
    void note(long nanos) {
        long known = pace;
        pace = nanos < known ? nanos : known + (nanos - known) / LARGEST_GROUP;
    }

    private byte[] lead(Member me, Alone alone, Together together) throws TokenException {
        List<Member> others = takeAlong();
        try {
            if (others.isEmpty()) {
                return alone.open(me.mine);
            }
            List<Member> group = new ArrayList<>(others);
            group.add(me);
            together.open(group);
        } catch (TokenException e) {
            if (others.isEmpty()) {
                throw e;
            }
            // Each tries again alone, and learns for itself what is wrong.
        } catch (RefusedException e) {
            others.forEach(each -> each.refusal = e);
            throw e;
        } finally {
            handOver(); // First, so that the next group is on its way while this one wakes up.
            others.forEach(Member::settle);
        }
        return me.opened == null ? alone.open(me.mine) : me.opened;
    }

    /** True if it has to wait; else it leads. */
    private boolean joins(Member member) {
        if (takesTheLead()) {
            return false;
        }
        waiting.add(member);
        if (takesTheLead()) { // Somebody left in between, and saw nobody wait.
            if (waiting.remove(member)) {
                return false;
            }
            handOver();
        }
        return true;
    }

    private boolean takesTheLead() {
        for (int now = leading.get(); now < mostLeaders; now = leading.get()) {
            if (leading.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    private List<Member> takeAlong() {
        List<Member> group = new ArrayList<>();
        for (Member next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
            if (group.size() == LARGEST_GROUP - 1) {
                break;
            }
        }
        return group;
    }

    private void handOver() {
        Member next = leading.get() > mostLeaders ? null : waiting.poll();
        if (next != null) {
            next.lead();
            return;
        }
        leading.decrementAndGet();
        if (!waiting.isEmpty() && takesTheLead()) { // Somebody joined in between, and saw others lead.
            handOver();
        }
    }

    /** Waits until it was opened, or not; true if it has to lead instead. An interrupt has to wait, too. */
    private boolean hasToLead(Member me) {
        boolean interrupted = false;
        boolean taken = false;
        long since = System.nanoTime();
        while (!me.settled && !me.leads) {
            if (taken) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, since + patienceNanos - System.nanoTime());
                taken = System.nanoTime() - since >= patienceNanos && !leadsAnyway(me);
            }
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return me.leads;
    }

    /** False if somebody has taken it along already, or handed over to it. */
    private boolean leadsAnyway(Member me) {
        if (!waiting.remove(me)) {
            return false;
        }
        leading.incrementAndGet();
        me.leads = true;
        return true;
    }

    /** One open, and the thread that waits for it. */
    static final class Member {
        private final ToOpen mine;
        private final Thread thread = Thread.currentThread();
        private byte @Nullable [] opened;
        private @Nullable RefusedException refusal;
        private volatile boolean leads;
        private volatile boolean settled;

        private Member(ToOpen mine) {
            this.mine = mine;
        }

        ToOpen toOpen() {
            return mine;
        }

        /** Takes what was opened, which is the member's own from then on; nothing means that it was not. */
        void opened(byte[] plaintext) {
            opened = plaintext.length == 0 ? null : plaintext;
        }

        private void lead() {
            leads = true;
            LockSupport.unpark(thread);
        }

        private void settle() {
            settled = true;
            LockSupport.unpark(thread);
        }
    }

    /** Opens one, and tries again elsewhere what failed for the session's or the agent's sake. */
    interface Alone {
        byte[] open(ToOpen mine) throws TokenException;
    }

    /** Opens what it can of a group, in one session; does not try again. */
    interface Together {
        void open(List<Member> group) throws TokenException;
    }
}
