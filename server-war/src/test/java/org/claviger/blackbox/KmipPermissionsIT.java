package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.HoldRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.BatchErrorContinuationOption;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.RevocationReasonCode;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** By KMIP a client can no more do to what isn't its own than by REST: alone, and in batches. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipPermissionsIT {
    private static final Grant EVERYTHING = new Grant(EnumSet.allOf(OperationGroup.class), null, null);

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private ClientSecretResponse owner;
    private NamespaceResponse owners;
    private UUID key;

    KmipPermissionsIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void a_client_has_a_key() {
        tenant = OwnTenant.with(server, "kmip-permissions");
        Applications applications = new Applications(server, tenant.operator());
        owners = applications.namespace("owners");
        owner = applications.client("owner", Set.of(owners), EVERYTHING).made();
        try (KmipSocket socket = socket(owner)) {
            key = KmipMessages.made(
                    socket.send(KmipMessages.request(KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey()))));
        }
    }

    @Test
    void to_a_client_of_another_tenant_and_to_one_of_another_namespace_there_is_no_such_key() {
        OwnTenant other = OwnTenant.with(server, "kmip-stranger");
        Applications here = new Applications(server, tenant.operator());
        Applications there = new Applications(server, other.operator());
        List<ClientSecretResponse> strangers = List.of(
                here.client("neighbour", Set.of(here.namespace("neighbours")), EVERYTHING)
                        .made(),
                there.client("stranger", Set.of(there.namespace("strangers")), EVERYTHING)
                        .made());
        for (ClientSecretResponse stranger : strangers) {
            Map<Operation, Item> ofNothing = attempts(UUID.randomUUID());
            try (KmipSocket socket = socket(stranger)) {
                attempts(key).forEach((operation, request) -> {
                    Item answer = socket.send(KmipMessages.request(request));
                    assertThat(KmipMessages.reason(answer))
                            .as(operation.title())
                            .isEqualTo(ResultReason.OBJECT_NOT_FOUND.code());
                    Item unknown = socket.send(KmipMessages.request(Objects.requireNonNull(ofNothing.get(operation))));
                    assertThat(KmipMessages.message(KmipMessages.answers(answer).get(0)))
                            .as(operation.title())
                            .isEqualTo(KmipMessages.message(
                                    KmipMessages.answers(unknown).get(0)));
                });
                Item batch = socket.send(KmipMessages.request(
                        KmipMessages.item(1, Operation.CREATE, KmipMessages.newAesKey()),
                        KmipMessages.item(2, Operation.ACTIVATE, KmipMessages.id(key)),
                        KmipMessages.item(3, Operation.RE_KEY, KmipMessages.id(key))));
                assertThat(KmipMessages.answers(batch).stream().map(KmipMessages::isSuccess))
                        .containsExactly(true, false);
            }
        }
        assertUntouched();
    }

    @Test
    void each_operation_asks_for_its_own_permission() {
        Applications applications = new Applications(server, tenant.operator());
        ClientSecretResponse reader = applications
                .client("reader", Set.of(owners), new Grant(EnumSet.of(OperationGroup.GET_ATTRIBUTES), null, null))
                .made();
        try (KmipSocket socket = socket(reader)) {
            Item attributes = socket.send(
                    KmipMessages.request(KmipMessages.item(Operation.GET_ATTRIBUTES, KmipMessages.id(key))));
            assertThat(KmipMessages.isSuccess(KmipMessages.answers(attributes).get(0)))
                    .isTrue();
            Map<Operation, Item> refused = attempts(key);
            refused.remove(Operation.GET_ATTRIBUTES);
            refused.put(Operation.CREATE, KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey()));
            refused.forEach(
                    (operation, request) -> assertThat(KmipMessages.reason(socket.send(KmipMessages.request(request))))
                            .as(operation.title())
                            .isEqualTo(ResultReason.PERMISSION_DENIED.code()));
        }
        assertUntouched();
    }

    @Test
    void a_batch_that_is_undone_tells_nothing() {
        try (KmipSocket socket = socket(owner)) {
            Item request = KmipMessages.request(
                    KmipMessages.item(1, Operation.GET, KmipMessages.id(key)),
                    KmipMessages.item(2, Operation.GET, KmipMessages.id(UUID.randomUUID())));
            List<Item> header = new ArrayList<>(request.items().get(0).items());
            header.add(1, Item.of(Tag.BATCH_ERROR_CONTINUATION_OPTION, BatchErrorContinuationOption.UNDO));
            Item undo = Item.of(
                    Tag.REQUEST_MESSAGE,
                    Item.of(Tag.REQUEST_HEADER, header.toArray(Item[]::new)),
                    request.items().get(1),
                    request.items().get(2));

            Item undone = KmipMessages.answers(socket.send(undo)).get(0);

            assertThat(undone.first(Tag.RESULT_STATUS))
                    .contains(Item.of(Tag.RESULT_STATUS, ResultStatus.OPERATION_UNDONE));
            assertThat(undone.first(Tag.RESPONSE_PAYLOAD).orElseThrow().items()).containsExactly(KmipMessages.id(key));
        }
    }

    @Test
    void material_of_a_key_on_hold_stays() {
        ApiClient rest = server.api()
                .asClient(owner.clientId().toString(), owner.clientSecret().copy());
        try (KmipSocket socket = socket(owner)) {
            UUID held = KmipMessages.made(
                    socket.send(KmipMessages.request(KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey()))));
            Item get = KmipMessages.request(KmipMessages.item(Operation.GET, KmipMessages.id(held)));
            assertThat(KmipMessages.isSuccess(
                            KmipMessages.answers(socket.send(get)).get(0)))
                    .isTrue();

            rest.post(OwnTenant.KEYS + "/" + held + "/hold", new HoldRequest("for a test"), ObjectResponse.class);

            assertThat(KmipMessages.reason(socket.send(get))).isEqualTo(ResultReason.WRONG_KEY_LIFECYCLE_STATE.code());
        }
    }

    @Test
    void who_bears_neither_certificate_nor_credential_is_refused() {
        try (KmipSocket nobody =
                new KmipSocket(server.process(), server.access().kmipPort(), null)) {
            Item answer = nobody.send(KmipMessages.request(KmipMessages.item(Operation.GET, KmipMessages.id(key))));

            assertThat(KmipMessages.reason(answer)).isEqualTo(ResultReason.AUTHENTICATION_NOT_SUCCESSFUL.code());
        }
    }

    private void assertUntouched() {
        ApiClient rest = server.api()
                .asClient(owner.clientId().toString(), owner.clientSecret().copy());
        ObjectResponse seen = rest.get(OwnTenant.KEYS + "/" + key, ObjectResponse.class);
        assertThat(seen.state()).isEqualTo(State.PRE_ACTIVE);
        assertThat(seen.links()).isEmpty();
        assertThat(seen.revision()).isEqualTo(1);
    }

    /** What may be tried with a key, by operation. */
    private static Map<Operation, Item> attempts(UUID object) {
        Item id = KmipMessages.id(object);
        Map<Operation, Item> all = new LinkedHashMap<>();
        for (Operation operation : List.of(
                Operation.GET,
                Operation.GET_ATTRIBUTES,
                Operation.ACTIVATE,
                Operation.RE_KEY,
                Operation.DESTROY,
                Operation.ARCHIVE)) {
            all.put(operation, KmipMessages.item(operation, id));
        }
        all.put(
                Operation.REVOKE,
                KmipMessages.item(
                        Operation.REVOKE,
                        id,
                        Item.of(
                                Tag.REVOCATION_REASON,
                                Item.of(Tag.REVOCATION_REASON_CODE, RevocationReasonCode.UNSPECIFIED))));
        all.put(Operation.ENCRYPT, KmipMessages.item(Operation.ENCRYPT, id, Item.of(Tag.DATA, new byte[] {1})));
        all.put(Operation.DECRYPT, KmipMessages.item(Operation.DECRYPT, id, Item.of(Tag.DATA, new byte[32])));
        return all;
    }

    private KmipSocket socket(ClientSecretResponse client) {
        return new KmipSocket(server.process(), server.access().kmipPort(), client);
    }
}
