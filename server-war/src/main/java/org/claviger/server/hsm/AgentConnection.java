package org.claviger.server.hsm;

import java.io.IOException;
import org.claviger.server.hsm.agent.Frames;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;

/**
 * One conversation with an agent: one PKCS#11 session. One call at a time. A PKCS#11 call can't be interrupted, so a call
 * that takes too long is ended by ending its agent.
 */
final class AgentConnection implements AutoCloseable {
    private static final long IDLE = 0;

    private final AgentProcess agent;
    private final Frames frames;
    private volatile long busySince = IDLE;

    AgentConnection(AgentProcess agent, Frames frames) {
        this.agent = agent;
        this.frames = frames;
    }

    /**
     * Asks and waits; the request is wiped when it was sent.
     *
     * @param fields how many the reply has at least: one with fewer is nonsense
     */
    Message call(Message request, int fields) throws TokenException {
        busySince = System.nanoTime() | 1;
        try {
            frames.send(request);
            request.wipe();
            Message reply = frames.receive();
            return switch (reply.code()) {
                case Operation.DONE -> requireFields(reply, fields);
                case Operation.CRYPTOKI_ERROR -> throw TokenException.cryptoki(reply.number(0), reply.text(1));
                case Operation.NOT_FOUND -> throw TokenException.keyNotFound(reply.text(0));
                default -> throw new IllegalArgumentException("an answer that is none");
            };
        } catch (IOException | IllegalArgumentException e) {
            close();
            throw TokenException.agent("The HSM agent broke off.", e);
        } finally {
            busySince = IDLE;
        }
    }

    private static Message requireFields(Message reply, int fields) {
        if (reply.size() < fields) {
            throw new IllegalArgumentException("an answer that lacks something");
        }
        return reply;
    }

    void login(TokenLogin login) throws TokenException {
        Message request = new Message(Operation.LOGIN)
                .with(login.tokenLabel())
                .with(login.userType())
                .with(login.pin().clone());
        try {
            call(request, 0);
        } catch (TokenException e) {
            throw e.kind() == TokenException.Kind.KEY_NOT_FOUND ? TokenException.tokenNotFound(e.sentence()) : e;
        }
    }

    /** Ends the agent, with all its conversations, if this call has taken longer than {@code limit}. */
    void endIfHanging(long limitNanos) {
        long since = busySince;
        if (since != IDLE && System.nanoTime() - since > limitNanos) {
            agent.close();
            frames.close();
        }
    }

    boolean isUsable() {
        return agent.isAlive();
    }

    @Override
    public void close() {
        frames.close();
    }
}
