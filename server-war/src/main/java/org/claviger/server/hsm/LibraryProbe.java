package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.admin.HsmTokenResponse;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;

/** Asks a library about itself, and tries logins, in agents that live for the one question. */
@ApplicationScoped
class LibraryProbe {
    /** What sealing needs of a token (PKCS#11 2.40, section 2.8 and following). */
    private static final Map<Long, String> NEEDED = needed();

    private static final int LIBRARY_FIELDS = 4;
    private static final int TOKEN_FIELDS = 9;

    @Inject
    Settings settings;

    HsmDeviceStatusResponse describe(String library) {
        requireFile(library);
        try (AgentProcess agent = AgentProcess.start(library, settings);
                AgentConnection connection = agent.connect()) {
            Message reply = connection.call(new Message(Operation.DESCRIBE));
            List<HsmTokenResponse> tokens = tokens(reply);
            return new HsmDeviceStatusResponse(
                    reply.text(0), reply.text(1), reply.text(2), reply.text(3), tokens, missing(connection, tokens));
        } catch (TokenException e) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED, e.sentence() + " Check the path, and the library's own configuration.", e);
        }
    }

    /** Refuses unless the token accepts the login. Tried once: a further try could lock the token. */
    void requireLogin(String library, TokenLogin login, String whose) {
        requireFile(library);
        try (AgentProcess agent = AgentProcess.start(library, settings);
                AgentConnection connection = agent.connect()) {
            connection.login(login);
        } catch (TokenException e) {
            throw new RefusedException(ErrorCode.HSM_REFUSED, refusal(e, login.tokenLabel(), whose), e);
        }
    }

    private static String refusal(TokenException e, String tokenLabel, String whose) {
        return e.kind() == TokenException.Kind.CRYPTOKI
                ? "The token \"" + tokenLabel + "\" refused the " + whose + " credential: " + e.sentence()
                        + ". It was tried once; nothing was saved."
                : e.sentence();
    }

    private static void requireFile(String library) {
        if (!Files.isReadable(Path.of(library))) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED,
                    "There is no readable PKCS#11 library at " + library
                            + " on the server. Install the HSM's client software there, or correct the path.");
        }
    }

    private static List<HsmTokenResponse> tokens(Message reply) {
        List<HsmTokenResponse> tokens = new ArrayList<>();
        for (int i = LIBRARY_FIELDS; i + TOKEN_FIELDS <= reply.size(); i += TOKEN_FIELDS) {
            tokens.add(new HsmTokenResponse(
                    reply.number(i),
                    reply.text(i + 1),
                    reply.text(i + 2),
                    reply.text(i + 3),
                    reply.text(i + 4),
                    reply.text(i + 5),
                    reply.truth(i + 6),
                    reply.number(i + 7),
                    reply.number(i + 8)));
        }
        return tokens;
    }

    private static List<String> missing(AgentConnection connection, List<HsmTokenResponse> tokens)
            throws TokenException {
        Set<Long> offered = new HashSet<>();
        boolean any = false;
        for (HsmTokenResponse token : tokens) {
            if (token.initialized()) {
                any = true;
                Message mechanisms = connection.call(new Message(Operation.LIST_MECHANISMS).with(token.label()));
                for (int i = 0; i < mechanisms.size(); i++) {
                    offered.add(mechanisms.number(i));
                }
            }
        }
        return any
                ? NEEDED.entrySet().stream()
                        .filter(mechanism -> !offered.contains(mechanism.getKey()))
                        .map(Map.Entry::getValue)
                        .toList()
                : List.of();
    }

    private static Map<Long, String> needed() {
        Map<Long, String> needed = new LinkedHashMap<>();
        needed.put(0x1080L, "CKM_AES_KEY_GEN");
        needed.put(0x1081L, "CKM_AES_ECB");
        needed.put(0x1087L, "CKM_AES_GCM");
        return needed;
    }
}
