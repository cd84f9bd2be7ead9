package org.claviger.console.screenshots;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javafx.scene.Parent;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.HoldRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectResponse;
import org.jspecify.annotations.Nullable;

/** An operator's way through the screens and their forms; it leaves a client, some keys and a proposal behind. */
final class OperatorWalk {
    private static final String KEYS = "/api/v1/crypto/objects";
    private static final int CRYPTOPERIOD_DAYS = 365;

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
        make(application, "payslips-" + mark, Algorithm.EC_P256, null, null);
        make(application, "seals-" + mark, Algorithm.ML_DSA_65, null, null);
        UUID old = make(application, "archive-" + mark, Algorithm.HMAC_SHA256, null, null);
        application.post(KEYS + "/" + old + "/hold", new HoldRequest("Under review"), ObjectResponse.class);
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
        keks();
        clients();
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
        hand.press("deed-delete");
        hand.waitFor("typedName");
        gallery.take("client-delete");
        hand.press("cancelForm");
    }

    private boolean tokenHasAnswered() {
        return hand.find("tokenPane") instanceof Parent pane
                && !pane.getChildrenUnmodifiable().isEmpty();
    }
}
