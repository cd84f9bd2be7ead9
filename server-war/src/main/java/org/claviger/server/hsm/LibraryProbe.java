package org.claviger.server.hsm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.admin.HsmTokenResponse;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.claviger.server.platform.RefusedException;

/** Asks a library about itself, and tries logins, in agents that live for the one question. */
@ApplicationScoped
class LibraryProbe {
    /** What sealing, and the check value of a KEK, need of a token (PKCS#11 2.40, section 2.8 and following). */
    private static final List<String> NEEDED = List.of("CKM_AES_KEY_GEN", "CKM_AES_ECB", "CKM_AES_GCM");

    /** By what a token shows that it makes keys of an algorithm. */
    private static final Map<HsmAlgorithm, String> GENERATES = new EnumMap<>(Map.of(
            HsmAlgorithm.AES, "CKM_AES_KEY_GEN",
            HsmAlgorithm.RSA, "CKM_RSA_PKCS_KEY_PAIR_GEN",
            HsmAlgorithm.EC, "CKM_EC_KEY_PAIR_GEN"));

    private static final int LIBRARY_FIELDS = 4;
    private static final int TOKEN_FIELDS = 9;

    @Inject
    ManagementAgents agents;

    HsmDeviceStatusResponse describe(String library) {
        requireFile(library);
        try {
            return agents.with(library, LibraryProbe::describe);
        } catch (TokenException e) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED, e.sentence() + " Check the path, and the library's own configuration.", e);
        }
    }

    /** Refuses unless the library shows a token of this label that makes keys of all these algorithms. */
    void requireToken(String library, String tokenLabel, Set<HsmAlgorithm> algorithms) {
        HsmTokenResponse token = describe(library).tokens().stream()
                .filter(each -> each.initialized() && each.label().equals(tokenLabel))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.HSM_REFUSED, "There is no token labelled \"" + tokenLabel + "\"."));
        List<String> missing = new ArrayList<>(token.missingMechanisms());
        algorithms.stream()
                .map(GENERATES::get)
                .filter(Predicate.not(token.mechanisms()::contains))
                .filter(Predicate.not(missing::contains))
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED,
                    "The token \"" + tokenLabel + "\" does not offer " + String.join(", ", missing) + ".");
        }
    }

    /** Refuses unless the token accepts the login. Tried once: a further try could lock the token. */
    void requireLogin(String library, TokenLogin login, String whose) {
        requireFile(library);
        try {
            agents.with(library, connection -> {
                connection.login(login);
                return whose;
            });
        } catch (TokenException e) {
            throw new RefusedException(ErrorCode.HSM_REFUSED, refusal(e, login.tokenLabel(), whose), e);
        }
    }

    private static String refusal(TokenException e, String tokenLabel, String whose) {
        return e.kind() == Kind.CRYPTOKI
                ? "The token \"" + tokenLabel + "\" refused the " + whose + " credential: " + e.sentence()
                        + ". It was tried once; nothing was saved."
                : e.sentence();
    }

    private static void requireFile(String library) {
        if (!isReadable(library)) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED,
                    "There is no readable PKCS#11 library at " + library
                            + " on the server. Install the HSM's client software there, or correct the path.");
        }
    }

    private static boolean isReadable(String library) {
        try {
            Path path = Path.of(library);
            return path.isAbsolute() && Files.isReadable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static HsmDeviceStatusResponse describe(AgentConnection connection) throws TokenException {
        Message reply = connection.call(new Message(Operation.DESCRIBE), LIBRARY_FIELDS);
        List<HsmTokenResponse> tokens = new ArrayList<>();
        for (int i = LIBRARY_FIELDS; i + TOKEN_FIELDS <= reply.size(); i += TOKEN_FIELDS) {
            tokens.add(token(connection, reply, i));
        }
        return new HsmDeviceStatusResponse(
                reply.text(0),
                reply.text(1),
                reply.text(2),
                reply.text(3),
                tokens,
                NEEDED.stream()
                        .filter(needed -> tokens.stream()
                                .noneMatch(token -> token.mechanisms().contains(needed)))
                        .toList());
    }

    private static HsmTokenResponse token(AgentConnection connection, Message reply, int at) throws TokenException {
        long slot = reply.number(at);
        Message offered = connection.call(new Message(Operation.LIST_MECHANISMS).with(slot), 0);
        List<String> mechanisms =
                IntStream.range(0, offered.size()).mapToObj(offered::text).toList();
        return new HsmTokenResponse(
                slot,
                reply.text(at + 1),
                reply.text(at + 2),
                reply.text(at + 3),
                reply.text(at + 4),
                reply.text(at + 5),
                reply.truth(at + 6),
                reply.number(at + 7),
                reply.number(at + 8),
                mechanisms,
                NEEDED.stream().filter(Predicate.not(mechanisms::contains)).toList());
    }
}
