package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class GuessingIT {
    private static final int GUESSES = 200;

    private final RunningServer.Handle server;

    GuessingIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void two_hundred_wrong_passwords_lock_one_account_and_no_other() {
        Staff staff = Staff.of(server);
        Set<String> told = new HashSet<>();
        for (int i = 0; i < GUESSES; i++) {
            String guess = "guess number " + i;
            told.add(Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> Staff.login(server, staff.tenant(), "ada", guess))
                    .detail());
        }

        assertThat(told).hasSize(1);
        assertThat(Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> staff.login(staff.ada()))
                        .detail())
                .isEqualTo(told.iterator().next());
        staff.login(staff.bob());
        // Who is signed in already stays so: else anybody could throw people out.
        staff.ada().api().get("/api/v1/auth/me", Object.class);
    }

    @Test
    void an_address_that_guesses_at_many_accounts_is_slowed_down() {
        try (RunningServer.Handle strict =
                RunningServer.Handle.startWith(Map.of("claviger.sign-in.failures-per-address", "30"))) {
            for (int i = 0; i < 30; i++) {
                String nobody = "nobody-" + i;
                Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> signIn(strict, nobody));
            }
            assertThat(Refusal.of(ErrorCode.QUOTA_EXCEEDED, () -> signIn(strict, "nobody"))
                            .detail())
                    .contains("this address");
            strict.client("north").get("/api/v1/crypto/objects", Object.class);
        }
    }

    private static LoginResponse signIn(RunningServer.Handle server, String username) {
        return server.api()
                .post(
                        Staff.LOGIN,
                        LoginRequest.of("north", username, Secret.of("not the password")),
                        LoginResponse.class);
    }
}
