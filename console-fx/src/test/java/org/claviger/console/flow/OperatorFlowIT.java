package org.claviger.console.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.claviger.api.Secret;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.approval.DecideProposalRequest;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.console.common.CopyButton;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators do in their first hour, and how they get in each other's way, in a real window before a real server. */
@EnabledIfEnvironmentVariable(
        named = "DISPLAY",
        matches = ".+",
        disabledReason = "There is no display to open a window on; ./claviger test brings one.")
@ExtendWith({RunningServer.class, UiWatchdog.class})
class OperatorFlowIT {
    private static final String KEKS = "/api/v1/tenant/keks";
    private static final String CLIENTS = "/api/v1/tenant/clients";
    private static final String PROPOSALS = "/api/v1/tenant/proposals";
    private static final String RESEALING = "/api/v1/tenant/resealing";
    private static final int KEYS = 12;
    private static final int KEYS_PER_SECOND = 4;
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    @TempDir
    Path settings;

    private final RunningServer.Handle server;

    OperatorFlowIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void from_a_first_login_to_a_client_whose_secret_really_encrypts() throws Exception {
        List<InitialPassword> operators = NewTenant.withoutKek(server, "first-hour");
        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);

        Entrance.firstLogin(window, "first-hour", operators.get(0));
        window.waitForText("There is no active KEK");
        window.press("first-kek");
        window.waitForText("No KEK yet");
        window.press(KeyCode.N, true);
        window.press("submitForm");
        window.waitForText("Proposed. Somebody else has to accept it first.");
        window.takePicture("operator-1-proposed");
        Entrance.signOut(window);

        Entrance.firstLogin(window, "first-hour", operators.get(1));
        window.press("place-proposals");
        window.press("deed-accept");
        window.type("note", "Welcome");
        window.takePicture("operator-2-accept");
        window.press("submitForm");
        window.waitForText("Accepted and done");
        window.press("place-keks");
        window.waitForText("CKA_SENSITIVE = true");

        window.press("place-clients");
        encrypt(createClient(window));
        window.press("handedOver");
        window.waitForText("Holds until it is deleted");
        window.takePicture("operator-4-client");
    }

    /** By the wizard, and gives what the screen shows once. */
    private ApiClient createClient(Window window) throws Exception {
        window.press(KeyCode.N, true);
        window.type("name", "billing");
        window.press("submitForm");
        window.waitFor("keyNames");
        window.press("submitForm");
        window.waitFor("networks");
        window.press("submitForm");
        window.waitFor("handover");
        window.press("revealSecret");
        window.takePicture("operator-3-handover");
        CopyButton id = (CopyButton) window.find("handover", Region.class).lookup(".copy-button");
        String secret = window.find("secret", Label.class).getText();
        return server.api().asClient(id.contentProperty().get(), Secret.of(secret));
    }

    private static void encrypt(ApiClient client) {
        ObjectResponse key = client.post(
                "/api/v1/crypto/objects",
                new CreateKeyRequest("invoices", Algorithm.AES, null, null, null, null, null, null, null, null, null),
                ObjectResponse.class);
        EncryptResponse sealed =
                client.post("/api/v1/crypto/encrypt", new EncryptRequest(key.id(), HELLO, null), EncryptResponse.class);
        assertThat(sealed.ciphertext()).isNotEqualTo(HELLO);
        assertThat(client.post(
                                "/api/v1/crypto/decrypt",
                                new DecryptRequest(sealed.ciphertext(), null),
                                DecryptResponse.class)
                        .plaintext())
                .isEqualTo(HELLO);
    }

    @Test
    void a_proposal_that_somebody_else_has_decided_meanwhile() throws Exception {
        List<InitialPassword> operators = NewTenant.withoutKek(server, "too-late");
        ApiClient nils = NewTenant.signIn(server, "too-late", operators.get(1));
        ApiClient nina = NewTenant.signIn(server, "too-late", operators.get(2));
        nils.post("/api/v1/tenant/keks", null, ProposalResponse.class);
        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);
        Entrance.firstLogin(window, "too-late", operators.get(0));
        window.press("place-proposals");
        window.press("deed-accept");
        window.type("note", "Seen on the token.");

        ProposalResponse open = nina.get("/api/v1/tenant/proposals", ProposalListResponse.class)
                .items()
                .get(0);
        nina.post(
                "/api/v1/tenant/proposals/" + open.id() + "/reject",
                new DecideProposalRequest("Not on a Friday."),
                ProposalResponse.class);

        window.press("submitForm");
        window.waitForText("Your decision came too late");
        window.waitForText("Not on a Friday.");
        window.takePicture("operator-too-late");
    }

    @Test
    void a_rotation_is_watched_to_its_end() throws Exception {
        List<InitialPassword> operators = NewTenant.withoutKek(server, "turning");
        ApiClient nils = NewTenant.signIn(server, "turning", operators.get(1));
        ApiClient nina = NewTenant.signIn(server, "turning", operators.get(2));
        accept(nina, nils.post(KEKS, null, ProposalResponse.class));
        makeKeys(client(nils, "application"), KEYS);
        nils.put(RESEALING, new ResealingRequest(false, KEYS_PER_SECOND), ResealingResponse.class);

        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);
        Entrance.firstLogin(window, "turning", operators.get(0));
        window.press("place-keks");
        window.press("tool-rotate");
        window.type("reason", "Each autumn");
        window.press("submitForm");
        window.waitForText("Proposed. Somebody else has to accept it first.");
        ProposalResponse open = nina.get(PROPOSALS + "?state=OPEN", ProposalListResponse.class)
                .items()
                .get(0);
        assertThat(open.reason()).isEqualTo("Each autumn");
        accept(nina, open);

        window.press(KeyCode.F5, false);
        window.waitFor("pauseResealing");
        window.takePicture("operator-5-rotation");
        window.waitUntilGone("resealing");
        window.waitForText("Deactivated");
        assertThat(nils.get(RESEALING, ResealingResponse.class).left()).isZero();
        window.press("place-overview");
        window.waitForText("Generation 2");
        window.waitFor("keyChart");
        window.takePicture("operator-6-overview");
    }

    @Test
    void several_clients_at_once_are_disabled_each_is_told_of_and_enabling_is_taken_back() throws Exception {
        List<InitialPassword> operators = NewTenant.withoutKek(server, "several");
        ApiClient nils = NewTenant.signIn(server, "several", operators.get(1));
        for (String name : List.of("billing", "payroll", "reports")) {
            client(nils, name);
        }
        Window window = Window.open(settings);
        Entrance.confirmCa(window, server);
        Entrance.firstLogin(window, "several", operators.get(0));
        window.press("place-clients");
        window.waitForRows("table", 3);
        window.chooseItem("columnFilters", "menuFilter-name");
        window.type("filter-name", "PAY");
        window.waitForRows("table", 1);
        window.chooseItem("columnFilters", "menuFilter-state");
        window.choose("filter-state", "Disabled");
        window.waitForRows("table", 0);
        window.takePicture("operator-7-filters");
        window.press("removeFilter-state");
        window.waitForRows("table", 1);
        window.press(KeyCode.ESCAPE, false);
        window.waitForRows("table", 3);
        assertThat(window.sees("filterLine")).isFalse();

        window.selectAll("table", 3);
        window.press("several-disable");
        window.waitForText("billing, payroll, reports");
        window.takePicture("operator-7-several");
        nils.delete(CLIENTS + "/" + clients(nils).get(1).id());
        window.press("submitForm");
        window.waitForText("2 of 3 done");
        window.waitForText("It is not there any more");
        window.takePicture("operator-8-report");
        window.press("closeReport");
        assertThat(clients(nils)).noneMatch(ClientResponse::enabled).hasSize(2);

        window.selectAll("table", 2);
        window.press("several-enable");
        window.press("submitForm");
        window.waitForText("2 clients are enabled.");
        assertThat(clients(nils)).allMatch(ClientResponse::enabled);
        window.press("toastAction");
        window.waitForText("2 clients are disabled.");
        assertThat(clients(nils)).noneMatch(ClientResponse::enabled);
        Entrance.signOut(window);
        assertThat(window.sees("toastAction"))
                .as("what could be undone goes with who could undo it")
                .isFalse();
    }

    private static void accept(ApiClient who, ProposalResponse proposal) {
        who.post(PROPOSALS + "/" + proposal.id() + "/accept", null, ProposalResponse.class);
    }

    private ApiClient client(ApiClient operator, String name) {
        ClientSecretResponse made = operator.post(CLIENTS, CreateClientRequest.of(name), ClientSecretResponse.class);
        return server.api().asClient(made.clientId().toString(), made.clientSecret());
    }

    private static void makeKeys(ApiClient client, int count) {
        for (int i = 0; i < count; i++) {
            client.post(
                    "/api/v1/crypto/objects",
                    CreateKeyRequest.of("key-" + i, Algorithm.AES, null, null),
                    ObjectResponse.class);
        }
    }

    private static List<ClientResponse> clients(ApiClient operator) {
        return operator.get(CLIENTS + "?sort=name", ClientListResponse.class).items();
    }
}
