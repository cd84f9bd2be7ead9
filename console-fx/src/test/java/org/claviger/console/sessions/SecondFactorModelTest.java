package org.claviger.console.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.api.auth.SecondFactorResponse;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondFactorModelTest {
    private static final String FACTOR = "POST /api/v1/auth/second-factor";

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final SecondFactorModel model = new SecondFactorModel(Sessions.ofAdmin(background, server));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void it_is_there_once_a_code_was_confirmed_and_gone_once_one_has_removed_it() {
        server.answer(FACTOR, 200, new SecondFactorResponse(Secret.of("ABCDEFGH"), Secret.of("otpauth://totp/anton")));
        server.answer(FACTOR + "/confirm", 200, new RecoveryCodesResponse(List.of(Secret.of("one"), Secret.of("two"))));
        server.answer(FACTOR + "/remove", 204, null);
        List<SecondFactorResponse> made = new ArrayList<>();
        List<RecoveryCodesResponse> codes = new ArrayList<>();
        model.begin(made::add);
        background.work();
        assertThat(made).hasSize(1);
        SecondFactorModel.CodeForm form = model.confirmation(codes::add);
        form.code().set("12345");
        assertThat(form.form().completeProperty().get()).isFalse();
        form.code().set("123 456");
        form.form().goOn();
        background.work();
        assertThat(server.body(FACTOR + "/confirm")).contains("123456");
        assertThat(codes).hasSize(1);
        assertThat(model.presentProperty().get()).isTrue();
        SecondFactorModel.CodeForm removal = model.removal(() -> {});
        removal.code().set("one");
        removal.form().goOn();
        background.work();
        assertThat(model.presentProperty().get()).isFalse();
    }

    @Test
    void a_wrong_code_changes_nothing_and_stays_typed() {
        server.refuse(FACTOR + "/confirm", ErrorCode.INVALID_REQUEST);
        SecondFactorModel.CodeForm form = model.confirmation(codes -> {});
        form.code().set("123456");
        form.form().goOn();
        background.work();
        assertThat(model.presentProperty().get()).isFalse();
        assertThat(model.activity().faultProperty().get()).isNotNull();
        assertThat(form.code().get()).isEqualTo("123456");
    }

    @Test
    void a_qr_code_is_square_and_has_its_margin() {
        var modules = QrCode.modules("otpauth://totp/anton?secret=ABCDEFGH");
        assertThat(modules.getWidth()).isEqualTo(modules.getHeight()).isGreaterThan(21);
        assertThat(modules.get(0, 0)).isFalse();
        assertThat(modules.get(3, 3)).isTrue();
    }
}
