package org.claviger.console.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.RoleListResponse;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.OpenProposal;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsViewModelTest {
    private static final String ADMINS = "/api/v1/admin/admins";
    private static final AccountResponse RITA = account(true, false, null);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<?>> outcomes = new ArrayList<>();
    private final AccountsViewModel model = AccountsViewModel.ofAdmins(Sessions.ofAdmin(background, server));

    private static AccountResponse account(boolean enabled, boolean initial, @Nullable Instant lockedUntil) {
        return new AccountResponse(
                UUID.randomUUID(),
                "rita",
                "Rita Roth",
                "rita@example.org",
                Set.of("system-auditor"),
                enabled,
                initial,
                null,
                lockedUntil,
                false,
                null,
                Instant.EPOCH,
                1);
    }

    @BeforeEach
    void load() {
        server.answer("GET " + ADMINS, 200, new AccountListResponse(List.of(RITA), 1));
        server.answer(
                "GET /api/v1/admin/roles",
                200,
                new RoleListResponse(List.of(new RoleResponse(null, "admin", Set.of(Permission.VIEW), true, 0))));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void accounts_and_the_roles_that_there_are_are_loaded() {
        assertThat(model.accounts().rows())
                .extracting(AccountResponse::username)
                .containsExactly("rita");
        assertThat(model.roles()).containsExactly("admin");
    }

    @Test
    void the_server_pages_sorts_seeks_and_narrows_them() {
        model.accounts().sort("-displayName");
        model.accounts().filterTextProperty().set("roth");
        model.accounts().narrowed().put("state", "LOCKED");
        background.work();
        assertThat(server.query("GET " + ADMINS))
                .isEqualTo("filter=roth&limit=100&offset=0&sort=-displayName&state=LOCKED");
    }

    @Test
    void whether_somebody_can_sign_in_is_told_by_what_hinders_most() {
        assertThat(AccountState.of(RITA)).isEqualTo(AccountState.ENABLED);
        assertThat(AccountState.of(account(true, true, null))).isEqualTo(AccountState.INITIAL);
        assertThat(AccountState.of(account(true, true, Instant.MAX))).isEqualTo(AccountState.LOCKED);
        assertThat(AccountState.of(account(false, true, Instant.MAX))).isEqualTo(AccountState.DISABLED);
    }

    private AccountForm filled() {
        AccountForm form = model.creation(outcomes::add);
        form.usernameProperty().set(" anton ");
        form.displayNameProperty().set("Anton Auer");
        form.roles().add("admin");
        return form;
    }

    @Test
    void a_new_account_comes_with_its_initial_password() {
        server.answer(
                "POST " + ADMINS,
                201,
                new IssuedCredential(UUID.randomUUID(), "anton", Secret.of("tq4mz-initial"), null));
        filled().form().goOn();
        background.work();
        IssuedCredential credential =
                (IssuedCredential) Objects.requireNonNull(outcomes.get(0).result());
        assertThat(credential.secret().reveal()).isEqualTo("tq4mz-initial".toCharArray());
        assertThat(server.body("POST " + ADMINS))
                .contains("\"username\":\"anton\"")
                .doesNotContain("email");
        assertThat(server.requests()).endsWith("POST " + ADMINS, "GET " + ADMINS);
    }

    @Test
    void where_two_are_needed_it_is_proposed() {
        server.answer("POST " + ADMINS, 202, proposal());
        filled().form().goOn();
        background.work();
        assertThat(outcomes.get(0).isProposed()).isTrue();
    }

    @Test
    void a_deletion_that_others_have_to_accept_is_told_as_such() {
        server.answer("DELETE " + ADMINS + "/" + RITA.id(), 202, proposal());
        model.deeds().start(() -> model.door().delete(RITA), outcomes::add);
        background.work();
        assertThat(outcomes.get(0).isProposed()).isTrue();
    }

    @Test
    void a_name_that_is_taken_leaves_the_form_as_it_is() {
        server.refuse("POST " + ADMINS, ErrorCode.NAME_TAKEN);
        AccountForm form = filled();
        form.form().goOn();
        background.work();
        assertThat(outcomes).isEmpty();
        assertThat(form.displayNameProperty().get()).isEqualTo("Anton Auer");
        assertThat(Objects.requireNonNull(
                                model.deeds().activity().faultProperty().get())
                        .code())
                .isEqualTo("NAME_TAKEN");
    }

    @Test
    void a_form_needs_a_username_that_the_server_takes_a_name_and_a_role() {
        AccountForm form = filled();
        assertThat(form.form().completeProperty().get()).isTrue();
        form.usernameProperty().set("an ton");
        assertThat(form.form().completeProperty().get()).isFalse();
        form.usernameProperty().set("anton");
        form.roles().clear();
        assertThat(form.form().completeProperty().get()).isFalse();
    }

    private static ProposalResponse proposal() {
        return OpenProposal.of(ProposedAction.CREATE_ACCOUNT);
    }
}
