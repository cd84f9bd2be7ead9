package org.claviger.blackbox;

import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DeriveRequest;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.UnwrapRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.WrapRequest;
import org.claviger.api.crypto.WrapResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.jspecify.annotations.Nullable;

/**
 * A client of the demo's tenant north that may take material out, for tests that compute the same in software.
 *
 * @param transport the id of a managed AES key that the test knows as well
 * @param transportKey its material
 */
record Keyholder(ApiClient api, UUID transport, byte[] transportKey) {
    private static final String CRYPTO = "/api/v1/crypto/";

    static final KeyPolicy EXTRACTABLE = new KeyPolicy(null, true, null, null, null, null, null);

    static Keyholder of(RunningServer.Handle server) {
        IssuedCredential issued = issue(server);
        return withTransport(server.api().asClient(issued.id().toString(), issued.secret()));
    }

    /** A client that may do everything: made by one operator, accepted by the other. */
    static IssuedCredential issue(RunningServer.Handle server) {
        Grant everything = new Grant(EnumSet.allOf(OperationGroup.class), null, null);
        CreateClientRequest request = new CreateClientRequest(
                "keyholder-" + UUID.randomUUID(), null, null, List.of(everything), null, null, null);
        ProposalResponse proposal =
                server.operator("north").post(Applications.CLIENTS, request, ProposalResponse.class);
        Person second = server.tenant("north").operators().get(1);
        LoginRequest login =
                LoginRequest.of("north", second.username(), second.password().copy());
        String token = server.api()
                .post("/api/v1/auth/login", login, LoginResponse.class)
                .accessToken();
        return Objects.requireNonNull(server.api()
                .as(token)
                .post(OwnTenant.PROPOSALS + "/" + proposal.id() + "/accept", null, ProposalResponse.class)
                .credential());
    }

    /** What is derived twice from the same is once told, and once kept. */
    private static Keyholder withTransport(ApiClient api) {
        UUID base = api.post(
                        OwnTenant.KEYS,
                        CreateKeyRequest.of(name(), Algorithm.HMAC_SHA256, null, Set.of(Usage.DERIVE_KEY)),
                        ObjectResponse.class)
                .id();
        byte[] told = api.post(
                        CRYPTO + "derive",
                        new DeriveRequest(base, null, null, null, null, null, null),
                        DeriveResponse.class)
                .derived();
        ObjectTemplate kept = ObjectTemplate.of(name(), Algorithm.AES, Set.of(Usage.WRAP_KEY, Usage.UNWRAP_KEY));
        ObjectResponse object = api.post(
                        CRYPTO + "derive",
                        new DeriveRequest(base, null, null, null, null, null, kept),
                        DeriveResponse.class)
                .object();
        return new Keyholder(api, Objects.requireNonNull(object).id(), Objects.requireNonNull(told));
    }

    static String name() {
        return "key-" + UUID.randomUUID();
    }

    <T> T post(String verb, Object request, Class<T> answer) {
        return api.post(CRYPTO + verb, request, answer);
    }

    ObjectResponse create(Algorithm algorithm, Usage... usages) {
        return create(algorithm, null, null, usages);
    }

    ObjectResponse create(Algorithm algorithm, @Nullable Integer length, @Nullable KeyPolicy policy, Usage... usages) {
        CreateKeyRequest request = new CreateKeyRequest(
                name(),
                algorithm,
                length,
                usages.length == 0 ? null : Set.of(usages),
                null,
                null,
                null,
                policy,
                null,
                null,
                null);
        return api.post(OwnTenant.KEYS, request, ObjectResponse.class);
    }

    ObjectResponse get(UUID id) {
        return api.get(OwnTenant.KEYS + "/" + id, ObjectResponse.class);
    }

    /** It still processes, and protects nothing any more. */
    void deactivate(UUID id) {
        api.post(OwnTenant.KEYS + "/" + id + "/revoke", RevokeKeyRequest.of(Reason.SUPERSEDED), ObjectResponse.class);
    }

    /** Takes material out, as it is. */
    byte[] export(UUID id) throws GeneralSecurityException {
        return crypt(
                Cipher.DECRYPT_MODE,
                post("wrap", new WrapRequest(transport, id, null), WrapResponse.class)
                        .wrapped());
    }

    /** The public half of a pair of which the private one is given. */
    byte[] publicKey(ObjectResponse privateKey) throws GeneralSecurityException {
        return export(Objects.requireNonNull(privateKey.linked(Link.Type.PUBLIC_KEY)));
    }

    /** Brings material in. */
    ObjectResponse bring(ObjectTemplate wanted, byte[] material) throws GeneralSecurityException {
        return post(
                "unwrap",
                new UnwrapRequest(transport, null, crypt(Cipher.ENCRYPT_MODE, material), null, wanted),
                ObjectResponse.class);
    }

    ObjectResponse bring(ObjectType type, @Nullable Algorithm algorithm, byte[] material, Usage... usages)
            throws GeneralSecurityException {
        return bring(
                ObjectTemplate.of(type, name(), algorithm, usages.length == 0 ? null : Set.of(usages), EXTRACTABLE),
                material);
    }

    /** NIST SP 800-38F, KWP, by the JDK. */
    private byte[] crypt(int mode, byte[] bytes) throws GeneralSecurityException {
        Cipher kwp = Cipher.getInstance("AES/KWP/NoPadding");
        kwp.init(mode, new SecretKeySpec(transportKey, "AES"));
        return kwp.doFinal(bytes);
    }
}
