package org.claviger.console.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.tenant.ChangeClientRequest;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.console.common.Activity;
import org.claviger.console.common.TestBackground;
import org.junit.jupiter.api.Test;

class ChangeFormTest {
    private static final NamespaceResponse PAYROLL =
            new NamespaceResponse(UUID.randomUUID(), "payroll", null, Instant.EPOCH, 1);
    private static final UUID UNKNOWN = UUID.randomUUID();
    private static final Grant SIGNS = new Grant(Set.of(OperationGroup.SIGN), PAYROLL.id(), "pay-*");
    private static final ClientResponse BILLING = new ClientResponse(
            UUID.randomUUID(),
            "billing",
            "Sends the invoices",
            true,
            Set.of(PAYROLL.id(), UNKNOWN),
            List.of(SIGNS),
            List.of("10.1.0.0/16", "10.2.0.0/16"),
            "billing-app",
            Instant.EPOCH,
            1);

    private final List<ChangeClientRequest> sent = new ArrayList<>();
    private final ChangeForm form =
            new ChangeForm(new Activity(new TestBackground().background()), BILLING, List.of(PAYROLL), sent::add);

    private void send() {
        form.form().goOn();
        form.form().goOn();
        form.form().goOn();
    }

    @Test
    void what_nobody_touches_stays() {
        send();
        assertThat(sent)
                .containsExactly(new ChangeClientRequest(
                        "billing",
                        "Sends the invoices",
                        Set.of(PAYROLL.id(), UNKNOWN),
                        List.of(SIGNS),
                        List.of("10.1.0.0/16", "10.2.0.0/16"),
                        "billing-app"));
        assertThat(form.form().changedProperty().get()).isFalse();
    }

    @Test
    void grants_come_and_go() {
        form.addGrant();
        form.removeGrant(form.grants().get(0));
        send();
        assertThat(sent.get(0).grants()).singleElement().satisfies(grant -> {
            assertThat(grant.operations()).contains(OperationGroup.ENCRYPT).doesNotContain(OperationGroup.GET_MATERIAL);
            assertThat(grant.namespaceId()).isNull();
        });
        assertThat(form.form().changedProperty().get()).isTrue();
    }

    @Test
    void one_that_allows_nothing_is_not_sent() {
        form.grants().get(0).operations().clear();
        send();
        assertThat(sent).isEmpty();
        form.removeGrant(form.grants().get(0));
        send();
        assertThat(sent.get(0).grants()).isEmpty();
    }

    @Test
    void what_is_emptied_is_none() {
        form.descriptionProperty().set(" ");
        form.oidcClientIdProperty().set("");
        form.networksProperty().set("");
        send();
        assertThat(sent.get(0).description()).isNull();
        assertThat(sent.get(0).oidcClientId()).isNull();
        assertThat(sent.get(0).sourceNetworks()).isNull();
    }
}
