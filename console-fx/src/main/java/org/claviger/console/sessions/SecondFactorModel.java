package org.claviger.console.sessions;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.api.auth.SecondFactorCode;
import org.claviger.api.auth.SecondFactorResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.claviger.console.common.Session;

/** One's own second factor: an authenticator's codes (RFC 6238), set up and removed. */
final class SecondFactorModel {
    private static final String SECOND_FACTOR = "/api/v1/auth/second-factor";
    private static final String CODE = "\\d{6}";

    private final Session session;
    private final Activity activity;
    private final Activity asking;
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper();

    SecondFactorModel(Session session) {
        this.session = session;
        activity = session.activity();
        asking = new Activity(session.background(), fault -> true);
        present.set(session.me().secondFactor());
    }

    /** Asks the server whether there is one now. */
    void look() {
        asking.start(
                () -> session.client().get("/api/v1/auth/me", MeResponse.class), me -> present.set(me.secondFactor()));
    }

    void leave() {
        asking.cancel();
        activity.cancel();
    }

    /** Whether this person's second factor is kept here at all, and not where he signs in. */
    boolean isHere() {
        return session.me().issuer() == null;
    }

    /** Has a secret made for an authenticator; it counts once a code of its is confirmed. */
    void begin(Consumer<SecondFactorResponse> made) {
        activity.start(() -> session.client().post(SECOND_FACTOR, null, SecondFactorResponse.class), made);
    }

    /** A form for the first code of the authenticator; {@code done} gets the recovery codes. */
    CodeForm confirmation(Consumer<RecoveryCodesResponse> done) {
        StringProperty code = new SimpleStringProperty("");
        Form form = new Form(
                        activity,
                        () -> activity.start(
                                () -> session.client()
                                        .post(SECOND_FACTOR + "/confirm", typed(code), RecoveryCodesResponse.class),
                                codes -> {
                                    present.set(true);
                                    done.accept(codes);
                                }))
                .step()
                .needs("code", code, text -> text.replace(" ", "").matches(CODE));
        return new CodeForm(form, code);
    }

    /** A form for removing it, which takes a code of the authenticator or a recovery code. */
    CodeForm removal(Runnable done) {
        StringProperty code = new SimpleStringProperty("");
        Form form = new Form(
                        activity,
                        () -> activity.start(
                                () -> {
                                    session.client().post(SECOND_FACTOR + "/remove", typed(code));
                                    return code;
                                },
                                removed -> {
                                    present.set(false);
                                    done.run();
                                }))
                .step()
                .needs("code", code, text -> !text.isBlank());
        return new CodeForm(form, code);
    }

    private static SecondFactorCode typed(StringProperty code) {
        return new SecondFactorCode(code.get().replace(" ", ""));
    }

    /** Whether one is set up. */
    ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /** What runs, and what went wrong. */
    Activity activity() {
        return activity;
    }

    /** A form with one code. */
    record CodeForm(Form form, StringProperty code) {}
}
