package org.claviger.console.screenshots;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javafx.scene.Parent;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.HoldRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectResponse;
import org.jspecify.annotations.Nullable;

/** An operator's way through the screens and their forms; it leaves a client, some keys and a proposal behind. */
final class OperatorWalk {
    private static final String KEYS = "/api/v1/crypto/objects";
    private static final int CRYPTOPERIOD_DAYS = 365;
    private static final int USES = 40;

    private final Hand hand;
    private final Gallery gallery;

    OperatorWalk(Hand hand, Gallery gallery) {
        this.hand = hand;
        this.gallery = gallery;
    }

    /** What an application of the tenant would do: so there are keys to look at. */
    static void makeKeys(ApiClient application) {
        String mark = UUID.randomUUID().toString().substring(0, 4);
        LifeDates dates = new LifeDates(
                null, null, null, Instant.now().plus(2 * CRYPTOPERIOD_DAYS, ChronoUnit.DAYS), null, null, null);
        KeyPolicy policy = new KeyPolicy(null, null, null, null, null, CRYPTOPERIOD_DAYS, true);
        UUID invoices = make(application, "invoices-" + mark, Algorithm.AES, policy, dates);
        application.post(KEYS + "/" + invoices + "/rotate", null, ObjectResponse.class);
        use(application, invoices);
        make(application, "letters-" + mark, Algorithm.AES, endingSoon(), null);
        make(application, "payslips-" + mark, Algorithm.EC_P256, null, null);
        make(application, "seals-" + mark, Algorithm.ML_DSA_65, null, null);
        UUID old = make(application, "archive-" + mark, Algorithm.HMAC_SHA256, null, null);
        application.post(KEYS + "/" + old + "/hold", new HoldRequest("Under review"), ObjectResponse.class);
    }

    private static KeyPolicy endingSoon() {
        return new KeyPolicy(null, null, null, null, null, CRYPTOPERIOD_DAYS / 30, false);
    }

    private static void use(ApiClient application, UUID key) {
        for (int i = 0; i < USES; i++) {
            application.post(
                    "/api/v1/crypto/encrypt", new EncryptRequest(key, new byte[16], null), EncryptResponse.class);
        }
    }

    private static UUID make(
            ApiClient application,
            String name,
            Algorithm algorithm,
            @Nullable KeyPolicy policy,
            @Nullable LifeDates dates) {
        return application
                .post(
                        KEYS,
                        new CreateKeyRequest(name, algorithm, null, null, null, null, null, policy, dates, null, null),
                        ObjectResponse.class)
                .id();
    }

    /** Begins when the operator is signed in. */
    void walk() throws Exception {
        hand.press("place-overview");
        gallery.take("tenant-overview", () -> {
            hand.waitFor("useChart");
            hand.waitFor("keyChart");
        });
        keks();
        clients();
        authorities();
        hand.visit("keys");
        gallery.take("keys");
        hand.visit("namespaces");
        gallery.take("namespaces");
        gallery.takeForm("namespace-new");
        hand.visit("proposals");
        gallery.take("proposals");
        hand.press("deed-withdraw");
        hand.waitFor("submitForm");
        gallery.take("proposal-withdraw");
        hand.press("cancelForm");
        hand.visit("audit");
        hand.press("tool-verify");
        hand.waitFor("verification");
        gallery.take("audit");
        hand.visit("operators");
        gallery.take("operators");
        hand.visit("roles");
        gallery.take("operator-roles");
        gallery.takeForm("operator-role-new");
        hand.visit("settings");
        hand.press("tool-bounds");
        hand.waitFor("submitForm");
        gallery.take("operator-bounds");
        hand.press("cancelForm");
    }

    /** What another operator can do about what the first has proposed. */
    void decide() throws Exception {
        hand.visit("proposals");
        hand.press("deed-accept");
        hand.waitFor("note");
        gallery.take("proposal-accept");
        hand.press("cancelForm");
    }

    private void keks() throws Exception {
        hand.visit("keks");
        hand.waitUntil("the token has answered", this::tokenHasAnswered);
        gallery.take("keks");
        for (String tool : List.of("adopt", "policy")) {
            hand.press("tool-" + tool);
            hand.waitFor("submitForm");
            gallery.take("kek-" + tool);
            hand.press("cancelForm");
        }
        hand.press("deed-erase");
        hand.waitFor("typedName");
        gallery.take("kek-erase");
        hand.press("cancelForm");
        hand.press("tool-rotate");
        hand.waitFor("submitForm");
        gallery.take("kek-rotate");
        hand.press("submitForm");
        hand.waitUntil("that is proposed", () -> hand.sees("toastAction"));
        gallery.take("kek-proposed");
    }

    private void clients() throws Exception {
        hand.visit("clients");
        gallery.take("clients");
        hand.press("create");
        hand.waitFor("way");
        hand.type("name", "billing-" + UUID.randomUUID().toString().substring(0, 4));
        hand.type("description", "Sends the invoices");
        gallery.take("client-new-1");
        hand.press("submitForm");
        hand.waitFor("keyNames");
        gallery.take("client-new-2");
        hand.press("submitForm");
        hand.waitFor("networks");
        gallery.take("client-new-3");
        hand.press("submitForm");
        hand.waitFor("handedOver");
        gallery.take("client-handover");
        hand.press("handedOver");
        hand.press("deed-edit");
        hand.waitFor("oidcClientId");
        gallery.take("client-change-1");
        hand.press("submitForm");
        hand.waitFor("addGrant");
        gallery.take("client-change-2");
        hand.press("submitForm");
        hand.waitFor("networks");
        gallery.take("client-change-3");
        hand.press("cancelForm");
        for (String credential : List.of("secret", "certificate", "mapping")) {
            hand.press("deed-" + credential);
            hand.waitFor("submitForm");
            gallery.take("client-" + credential);
            hand.press("cancelForm");
        }
        several();
        hand.press("deed-delete");
        hand.waitFor("typedName");
        gallery.take("client-delete");
        hand.press("cancelForm");
    }

    /** What can be done to several at once. */
    private void several() throws Exception {
        gallery.take("clients-several", () -> {
            hand.chooseAll();
            hand.waitFor("several");
        });
        hand.press("several-disable");
        hand.waitFor("submitForm");
        gallery.take("clients-disable");
        hand.press("cancelForm");
        hand.chooseFirst();
    }

    private void authorities() throws Exception {
        hand.visit("authorities");
        gallery.take("authorities");
        gallery.takeForm("authority-new");
    }

    private boolean tokenHasAnswered() {
        return hand.find("tokenPane") instanceof Parent pane
                && !pane.getChildrenUnmodifiable().isEmpty();
    }
}
