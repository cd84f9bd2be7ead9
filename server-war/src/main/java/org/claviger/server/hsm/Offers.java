package org.claviger.server.hsm;

import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.platform.RefusedException;

/** Says by name what a token does not offer, or a key may not do: the return codes alone would not. */
final class Offers {
    private Offers() {}

    /**
     * Asks an agent.
     *
     * @param what is asked for, by its name in the standards
     */
    static Message ask(AgentConnection session, Message request, int fields, String what) throws TokenException {
        try {
            return session.call(request, fields);
        } catch (TokenException e) {
            if (e.isAboutTheMechanism()) {
                throw new RefusedException(
                        ErrorCode.HSM_REFUSED,
                        "The token does not offer " + what + " (" + e.sentence()
                                + "). Use another algorithm, or a key of the other protection level.",
                        e);
            }
            if (e.isAboutTheUsage()) {
                throw new RefusedException(
                        ErrorCode.HSM_REFUSED, "The token does not let this key be used for " + what + ".", e);
            }
            throw e;
        }
    }
}
