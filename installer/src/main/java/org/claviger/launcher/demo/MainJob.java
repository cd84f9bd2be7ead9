package org.claviger.launcher.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.claviger.api.Secret;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmCredential;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.launcher.demo.DemoAccess.Application;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.jspecify.annotations.Nullable;

/** What has to happen before a tenant's application can encrypt, as its admin and operators do it. */
final class MainJob {
    private static final String ADMIN = "/api/v1/admin/";

    private final ApiClient server;
    private final Steps steps;

    /** Gives the PIN of a token by its label, and makes the token if need be. */
    private final UnaryOperator<String> pins;

    MainJob(ApiClient server, Steps steps, UnaryOperator<String> pins) {
        this.server = server;
        this.steps = steps;
        this.pins = pins;
    }

    /** Signs a person in with the initial password, and changes it. */
    SignedIn signInFirst(@Nullable String tenant, String username, Secret initialPassword, String password) {
        String who = tenant == null ? "The admin" : "Operator " + username + " of " + tenant;
        LoginResponse initial = steps.step(
                who + " signs in with the initial password",
                () -> server.post(
                        "/api/v1/auth/login", LoginRequest.of(tenant, username, initialPassword), LoginResponse.class));
        LoginResponse own = steps.step(
                who + " has to change it, and does",
                () -> server.as(initial.accessToken())
                        .put(
                                "/api/v1/auth/password",
                                new ChangePasswordRequest(initialPassword, Secret.of(password)),
                                LoginResponse.class));
        return new SignedIn(server.as(own.accessToken()), new Person(username, Secret.of(password)));
    }

    HsmDeviceResponse addDevice(ApiClient admin, String library) {
        return steps.step(
                "The admin adds the HSM device",
                () -> admin.post(
                        ADMIN + "hsm-devices",
                        new HsmDeviceRequest("Development HSM", library),
                        HsmDeviceResponse.class));
    }

    /** A tenant on a token of its own, with two operators, a KEK and a client. */
    DemoTenant addTenant(ApiClient admin, HsmDeviceResponse device, String name) {
        HsmProfileResponse profile = addProfile(admin, device, name);
        TenantResponse tenant = steps.step(
                "The admin makes the tenant " + name,
                () -> admin.post(
                        ADMIN + "tenants", new CreateTenantRequest(name, display(name), null), TenantResponse.class));
        steps.step(
                "The admin links the HSM profile to " + name,
                () -> admin.put(
                        ADMIN + "tenants/" + tenant.id() + "/hsm-profile",
                        new LinkHsmProfileRequest(profile.id()),
                        TenantResponse.class));
        List<SignedIn> operators = new ArrayList<>();
        for (InitialPassword initial : addOperators(admin, tenant.id(), name)) {
            operators.add(signInFirst(name, initial.username(), initial.initialPassword(), DemoPasswords.random()));
        }
        ApiClient operator = operators.get(0).api();
        KekResponse kek = generateKek(name, operator, operators.get(1).api());
        ClientSecretResponse client = steps.step(
                "An operator of " + name + " makes a client",
                () -> operator.post(
                        "/api/v1/tenant/clients",
                        CreateClientRequest.of(name + "-billing"),
                        ClientSecretResponse.class));
        return new DemoTenant(
                tenant.id().toString(),
                name,
                kek.id().toString(),
                operators.stream().map(SignedIn::person).toList(),
                new Application(client.clientId().toString(), client.clientSecret(), null, null),
                null);
    }

    /** Four eyes: one operator wants it, and another accepts. */
    private KekResponse generateKek(String name, ApiClient operator, ApiClient another) {
        ProposalResponse proposal = steps.step(
                "An operator of " + name + " proposes to generate the KEK on the token",
                () -> operator.post("/api/v1/tenant/keks", null, ProposalResponse.class));
        steps.step(
                "Another operator of " + name + " accepts, and it is generated",
                () -> another.post(
                        "/api/v1/tenant/proposals/" + proposal.id() + "/accept", null, ProposalResponse.class));
        return operator.get("/api/v1/tenant/keks", KekListResponse.class)
                .items()
                .get(0);
    }

    private HsmProfileResponse addProfile(ApiClient admin, HsmDeviceResponse device, String name) {
        String token = "claviger-" + name;
        String pin = steps.step("The HSM admin prepares the token " + token, () -> pins.apply(token));
        return steps.step(
                "The admin adds an HSM profile for it: both credentials are tried",
                () -> admin.post(
                        ADMIN + "hsm-profiles",
                        new HsmProfileRequest(
                                "HSM of " + name,
                                device.id(),
                                token,
                                new HsmCredential(null, Secret.of(pin)),
                                new HsmCredential(null, Secret.of(pin)),
                                EnumSet.allOf(HsmAlgorithm.class)),
                        HsmProfileResponse.class));
    }

    private List<InitialPassword> addOperators(ApiClient admin, UUID tenant, String name) {
        CreateOperatorsRequest request = new CreateOperatorsRequest(List.of(
                new NewOperator("olivia", "Olivia, operator of " + name),
                new NewOperator("otto", "Otto, operator of " + name)));
        return steps.step(
                        "The admin gives " + name + " two operators",
                        () -> admin.post(
                                ADMIN + "tenants/" + tenant + "/operators", request, OperatorCredentialsResponse.class))
                .operators();
    }

    private static String display(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + " Utilities";
    }

    /** A person, and calls in his name. */
    record SignedIn(ApiClient api, Person person) {}
}
