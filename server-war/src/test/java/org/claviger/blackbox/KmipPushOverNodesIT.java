package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa.Bearer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client in the server's role at one node is told of what is done at another. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class KmipPushOverNodesIT {
    private static final Grant EVERYTHING = new Grant(EnumSet.allOf(OperationGroup.class), null, null);

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private ClientSecretResponse owner;
    private ClientSecretResponse listener;
    private Bearer bearer;
    private AnotherNode node;

    KmipPushOverNodesIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void another_node_starts() throws IOException {
        tenant = OwnTenant.with(server, "kmip-push-over-nodes");
        Applications applications = new Applications(server, tenant.operator());
        tenant.operator().post("/api/v1/tenant/client-authorities/built-in", null, ClientAuthorityResponse.class);
        NamespaceResponse storage = applications.namespace("storage");
        owner = applications.client("owner", Set.of(storage), EVERYTHING).made();
        listener = applications.client("listener", Set.of(storage), EVERYTHING).made();
        bearer = tenant.certificate(listener.clientId());
        node = AnotherNode.of(server);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void changes_at_one_node_are_told_at_the_other() {
        try (KmipSocket here = here();
                KmipToldClient told = told()) {
            UUID key = newKey(here);
            here.done(KmipMessages.item(
                    Operation.ADD_ATTRIBUTE,
                    KmipMessages.id(key),
                    Item.of(Tag.NEW_ATTRIBUTE, Item.of(Tag.COMMENT, "from afar"))));
            assertThat(told.about(key).first(Tag.ATTRIBUTES).orElseThrow().items())
                    .contains(Item.of(Tag.COMMENT, "from afar"));

            UUID next = KmipMessages.made(here.done(KmipMessages.item(Operation.RE_KEY, KmipMessages.id(key))));
            Item put = told.until(Operation.PUT);
            assertThat(put.items())
                    .contains(KmipMessages.id(next), Item.of(Tag.REPLACED_UNIQUE_IDENTIFIER, key.toString()));
            assertThat(put.first(Tag.SYMMETRIC_KEY))
                    .isEqualTo(
                            here.payload(Operation.GET, KmipMessages.id(next)).first(Tag.SYMMETRIC_KEY));

            rest().post(OwnTenant.KEYS + "/" + next + "/activate", null, ObjectResponse.class);
            rest().post(OwnTenant.KEYS + "/" + next + "/rotate", null, ObjectResponse.class);
            assertThat(told.until(Operation.PUT).items())
                    .contains(KmipMessages.id(next), Item.of(Tag.REPLACED_UNIQUE_IDENTIFIER, next.toString()));
        }
    }

    @Test
    void who_comes_back_is_told_again() {
        try (KmipSocket here = here()) {
            UUID key = newKey(here);
            for (int i = 0; i < 3; i++) {
                try (KmipToldClient told = told()) {
                    Item comment = Item.of(Tag.COMMENT, "for the time " + i);
                    here.done(KmipMessages.item(
                            i == 0 ? Operation.ADD_ATTRIBUTE : Operation.MODIFY_ATTRIBUTE,
                            KmipMessages.id(key),
                            Item.of(Tag.NEW_ATTRIBUTE, comment)));
                    assertThat(told.about(key)
                                    .first(Tag.ATTRIBUTES)
                                    .orElseThrow()
                                    .items())
                            .contains(comment);
                }
            }
        }
    }

    @Test
    void who_is_disabled_at_one_node_is_sent_away_at_the_other() {
        try (KmipSocket here = here();
                KmipToldClient told = told()) {
            UUID key = newKey(here);
            String path = Applications.CLIENTS + "/" + listener.clientId();
            tenant.operator().post(path + "/disable", null, ClientResponse.class);
            here.done(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(key)));
            assertThat(told.isSentAway()).isTrue();
            tenant.operator().post(path + "/enable", null, ClientResponse.class);
        }
    }

    private static UUID newKey(KmipSocket socket) {
        return KmipMessages.made(socket.done(KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey())));
    }

    private KmipSocket here() {
        return new KmipSocket(server.process(), server.access().kmipPort(), owner);
    }

    private KmipToldClient told() {
        return new KmipToldClient(new KmipSocket(
                new CertificateCaller(server.process(), bearer, "TLSv1.3").tls(), node.kmipPort(), null));
    }

    private ApiClient rest() {
        return server.api()
                .asClient(owner.clientId().toString(), owner.clientSecret().copy());
    }
}
