package org.claviger.blackbox;

import static org.awaitility.Awaitility.await;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.Secret;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.HsmCredential;
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.approval.CreateProposalRequest;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.Role;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa;
import org.claviger.server.TestCa.Bearer;
import org.claviger.server.audit.Action;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that a test may do anything to: on a token of its own, with two operators, a client, and (unless {@code withoutKek}
 * made it) a KEK.
 *
 * @param token the label of its SoftHSM token, whose PIN {@link DevelopmentTokens} knows
 */
record OwnTenant(
        RunningServer.Handle server,
        UUID id,
        String name,
        String token,
        HsmProfileResponse profile,
        ApiClient operator,
        ApiClient secondOperator,
        ApiClient client) {
    static final String DEVICES = "/api/v1/admin/hsm-devices";
    static final String PROFILES = "/api/v1/admin/hsm-profiles";
    static final String KEKS = "/api/v1/tenant/keks";
    static final String RESEALING = "/api/v1/tenant/resealing";
    static final String PROPOSALS = "/api/v1/tenant/proposals";
    static final String KEYS = "/api/v1/crypto/objects";

    private static final String PASSWORD = "a password of a test's operator";

    /** On the demo's own device. */
    static OwnTenant with(RunningServer.Handle server, String name) {
        return on(server, device(server), name);
    }

    /** On another device of the same SoftHSM. */
    static OwnTenant on(RunningServer.Handle server, HsmDeviceResponse device, String name) {
        OwnTenant tenant = withoutKek(server, device, name);
        tenant.operator.post(KEKS, null, KekResponse.class);
        return tenant;
    }

    static OwnTenant withoutKek(RunningServer.Handle server, HsmDeviceResponse device, String name) {
        return withProfile(server, profile(server, device, name), name);
    }

    /** On the token of a profile that there is; without a KEK. */
    static OwnTenant withProfile(RunningServer.Handle server, HsmProfileResponse profile, String name) {
        TenantResponse tenant = server.admin()
                .post("/api/v1/admin/tenants", new CreateTenantRequest(name, name, profile.id()), TenantResponse.class);
        List<ApiClient> operators = operators(server, tenant);
        actAlone(operators.get(0), operators.get(1), Set.of(ProposedAction.values()));
        ClientSecretResponse client = operators
                .get(0)
                .post("/api/v1/tenant/clients", CreateClientRequest.of("application"), ClientSecretResponse.class);
        return new OwnTenant(
                server,
                tenant.id(),
                name,
                profile.tokenLabel(),
                profile,
                operators.get(0),
                operators.get(1),
                server.api().asClient(client.clientId().toString(), client.clientSecret()));
    }

    /** Lets each of a tenant's operators do these things alone, but for destroying keys. */
    static void actAlone(ApiClient one, ApiClient other, Set<ProposedAction> actions) {
        Map<ProposedAction, Integer> alone = actions.stream()
                .filter(action -> action.isFor(Role.OPERATOR))
                .filter(action -> action != ProposedAction.DESTROY_KEK && action != ProposedAction.ERASE_TENANT_KEYS)
                .collect(Collectors.toMap(action -> action, action -> 0));
        ProposalResponse proposal =
                one.put("/api/v1/tenant/approval-policy", new ApprovalPolicy(alone), ProposalResponse.class);
        other.post(PROPOSALS + "/" + proposal.id() + "/accept", null, ProposalResponse.class);
    }

    /** A profile on a token of its own, made if need be. */
    static HsmProfileResponse profile(RunningServer.Handle server, HsmDeviceResponse device, String name) {
        return server.admin().post(PROFILES, profileRequest(server, device, name, name), HsmProfileResponse.class);
    }

    static HsmProfileRequest profileRequest(
            RunningServer.Handle server, HsmDeviceResponse device, String name, String token) {
        String pin = new DevelopmentTokens(server.process().data()).pinOf(token);
        return new HsmProfileRequest(
                name,
                device.id(),
                token,
                new HsmCredential(null, Secret.of(pin)),
                new HsmCredential(null, Secret.of(pin)),
                null);
    }

    /** The demo's device. */
    static HsmDeviceResponse device(RunningServer.Handle server) {
        return server.admin().get(DEVICES, HsmDeviceListResponse.class).items().stream()
                .filter(device -> device.library().equals(DevelopmentTokens.LIBRARY))
                .findFirst()
                .orElseThrow();
    }

    static HsmDeviceResponse device(RunningServer.Handle server, String name, String library) {
        return server.admin().post(DEVICES, new HsmDeviceRequest(name, library), HsmDeviceResponse.class);
    }

    private static List<ApiClient> operators(RunningServer.Handle server, TenantResponse tenant) {
        CreateOperatorsRequest request =
                new CreateOperatorsRequest(List.of(new NewOperator("olga", "Olga"), new NewOperator("oscar", "Oscar")));
        return server
                .admin()
                .post("/api/v1/admin/tenants/" + tenant.id() + "/operators", request, OperatorCredentialsResponse.class)
                .operators()
                .stream()
                .map(initial -> signIn(server, tenant, initial))
                .toList();
    }

    private static ApiClient signIn(RunningServer.Handle server, TenantResponse tenant, InitialPassword initial) {
        LoginRequest login = LoginRequest.of(tenant.name(), initial.username(), initial.initialPassword());
        String first = server.api()
                .post("/api/v1/auth/login", login, LoginResponse.class)
                .accessToken();
        ChangePasswordRequest change = new ChangePasswordRequest(initial.initialPassword(), Secret.of(PASSWORD));
        return server.api()
                .as(server.api()
                        .as(first)
                        .put("/api/v1/auth/password", change, LoginResponse.class)
                        .accessToken());
    }

    /** From now on each use of a key needs the HSM. */
    OwnTenant keepingNoMaterial() {
        operator.put(
                "/api/v1/tenant/settings",
                new TenantSettings(null, null, null, null, 0, null, null),
                TenantSettings.class);
        return this;
    }

    /** A certificate of the tenant's built-in CA for a client. */
    Bearer certificate(UUID ofClient) {
        return certificate(ofClient, TestCa.keyPair());
    }

    Bearer certificate(UUID ofClient, KeyPair pair) {
        String pem = operator.post(
                        Applications.CLIENTS + "/" + ofClient + "/certificates",
                        new IssueCertificateRequest(TestCa.csr(pair), 30),
                        IssuedCertificateResponse.class)
                .certificatePem();
        return new Bearer(pair.getPrivate(), List.of(TestCa.certificate(pem)));
    }

    ObjectResponse newKey(String keyName) {
        return client.post(KEYS, CreateKeyRequest.of(keyName, Algorithm.AES, 256, null), ObjectResponse.class);
    }

    byte[] encrypt(UUID key, byte[] plaintext) {
        return client.post("/api/v1/crypto/encrypt", new EncryptRequest(key, plaintext, null), EncryptResponse.class)
                .ciphertext();
    }

    byte[] decrypt(byte[] ciphertext) {
        return client.post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                .plaintext();
    }

    List<KekResponse> keks() {
        return operator.get(KEKS, KekListResponse.class).items();
    }

    KekResponse kek(UUID id) {
        return operator.get(KEKS + "/" + id, KekResponse.class);
    }

    /** Activates, disables, enables or gives up a KEK. */
    KekResponse kek(UUID id, String deed) {
        return operator.post(KEKS + "/" + id + "/" + deed, null, KekResponse.class);
    }

    KekResponse rotate() {
        return operator.post(KEKS + "/rotate", null, KekResponse.class);
    }

    ResealingResponse resealing() {
        return operator.get(RESEALING, ResealingResponse.class);
    }

    ResealingResponse resealing(boolean paused, @Nullable Integer objectsPerSecond) {
        return operator.put(RESEALING, new ResealingRequest(paused, objectsPerSecond), ResealingResponse.class);
    }

    /** Waits until all material is sealed under the active KEKs. */
    void awaitResealed() {
        await().atMost(Duration.ofSeconds(30)).until(() -> resealing().left() == 0);
    }

    ProposalResponse propose(ProposedAction action, UUID object) {
        return operator.post(
                PROPOSALS, new CreateProposalRequest(action, object, "a test's reason"), ProposalResponse.class);
    }

    /** Has the other operator accept. */
    ProposalResponse accept(ProposalResponse proposal) {
        return secondOperator.post(PROPOSALS + "/" + proposal.id() + "/accept", null, ProposalResponse.class);
    }

    /** The newest records of the trail, of one action. */
    List<AuditRecordResponse> trail(Action action) {
        return operator.get("/api/v1/tenant/audit?limit=1000", AuditPageResponse.class).items().stream()
                .filter(each -> each.action().equals(action.name()))
                .toList();
    }
}
