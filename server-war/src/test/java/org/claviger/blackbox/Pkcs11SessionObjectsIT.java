package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.blackbox.Cryptoki.Parameters;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is made without CKA_TOKEN ends with its session. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pkcs11SessionObjectsIT {
    private static final int UNIQUE_ID = 0x4;

    private final RunningServer.Handle server;
    private final Applications applications;
    private final NamespaceResponse namespace;
    private final ClientSecretResponse client;
    private final KmipSocket socket;
    private final Cryptoki cryptoki;

    Pkcs11SessionObjectsIT(RunningServer.Handle server) {
        this.server = server;
        applications = new Applications(
                server, OwnTenant.with(server, "kmip-pkcs11-sessions").operator());
        namespace = applications.namespace("token");
        client = applications
                .client("library", Set.of(namespace), new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made();
        socket = socket(client);
        cryptoki = new Cryptoki(socket);
    }

    @AfterAll
    void close() {
        socket.close();
    }

    @Test
    void they_are_of_use_are_found_as_such_and_end_with_the_session_alone() {
        long session = open(4); // one that is read-only
        long other = open(6);
        long temporary = key(session, "temporary");
        long staying = cryptoki.secretKey("staying", false);
        UUID id = id(temporary);

        assertThat(cryptoki.attribute(temporary, Cryptoki.LABEL))
                .isEqualTo("temporary".getBytes(StandardCharsets.UTF_8));
        assertThat(flag(temporary)).isFalse();
        assertThat(flag(staying)).isTrue();
        assertThat(found(false)).containsExactly(temporary);
        assertThat(found(true)).contains(staying).doesNotContain(temporary);
        cryptoki.ok(
                Pkcs11Function.C_ENCRYPTINIT,
                Cryptoki.in()
                        .number(session)
                        .mechanism(0x1085, Cryptoki.in().bytes(new byte[16]))
                        .number(temporary));

        cryptoki.ok(Pkcs11Function.C_CLOSESESSION, Cryptoki.in().number(other));
        assertThat(state(id)).isEqualTo(State.ACTIVE);
        cryptoki.ok(Pkcs11Function.C_CLOSESESSION, Cryptoki.in().number(session));
        assertThat(state(id)).isEqualTo(State.DESTROYED);
        assertThat(state(id(staying))).isEqualTo(State.ACTIVE);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_GETATTRIBUTEVALUE,
                        cryptoki.ofSession().number(temporary).count(1).asked(Cryptoki.LABEL, 100)))
                .isEqualTo(Pkcs11ReturnCode.OBJECT_HANDLE_INVALID);
    }

    @Test
    void they_end_when_the_library_is_finished_and_at_the_latest_after_a_day() {
        Cryptoki own = new Cryptoki(socket);
        long made = own.ok(
                        Pkcs11Function.C_GENERATEKEY,
                        own.ofSession()
                                .mechanism(Cryptoki.AES_KEY_GEN)
                                .raw(template("to the end").toBytes()))
                .getLong();
        UUID id = UUID.fromString(new String(own.attribute(made, UNIQUE_ID), StandardCharsets.UTF_8));
        assertThat(rest().get(OwnTenant.KEYS + "/" + id, ObjectResponse.class)
                        .dates()
                        .destroy())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));

        own.ok(Pkcs11Function.C_FINALIZE, Cryptoki.in());
        assertThat(state(id)).isEqualTo(State.DESTROYED);
    }

    @Test
    void what_somebody_else_has_destroyed_keeps_no_session_open() {
        long session = open(6);
        long made = key(session, "destroyed before");
        UUID id = id(made);
        cryptoki.ok(
                Pkcs11Function.C_DESTROYOBJECT, Cryptoki.in().number(session).number(made));
        assertThat(state(id)).isEqualTo(State.DESTROYED);
        UUID other = id(key(session, "destroyed by REST"));
        rest().post(
                        OwnTenant.KEYS + "/" + other + "/revoke",
                        Map.of("reason", "CESSATION_OF_OPERATION"),
                        ObjectResponse.class);
        rest().delete(OwnTenant.KEYS + "/" + other, ObjectResponse.class);

        cryptoki.ok(Pkcs11Function.C_CLOSESESSION, Cryptoki.in().number(session));
    }

    @Test
    void who_may_not_destroy_makes_none() {
        ClientSecretResponse other = applications
                .client(
                        "no end",
                        Set.of(namespace),
                        new Grant(EnumSet.complementOf(EnumSet.of(OperationGroup.DELETE)), null, null))
                .made();
        try (KmipSocket own = socket(other)) {
            Cryptoki library = new Cryptoki(own);
            assertThat(library.code(
                            Pkcs11Function.C_GENERATEKEY,
                            library.ofSession()
                                    .mechanism(Cryptoki.AES_KEY_GEN)
                                    .raw(template("endless").toBytes())))
                    .isEqualTo(Pkcs11ReturnCode.ACTION_PROHIBITED);
        }
        assertThat(Applications.keys(rest())).noneMatch(each -> "endless".equals(each.name()));
    }

    private static Parameters template(String label) {
        return Cryptoki.in()
                .count(4)
                .has(Cryptoki.LABEL, label)
                .has(Cryptoki.VALUE_LEN, 32)
                .is(Cryptoki.ENCRYPT, true)
                .is(Cryptoki.DECRYPT, true);
    }

    private long key(long session, String label) {
        return cryptoki.ok(
                        Pkcs11Function.C_GENERATEKEY,
                        Cryptoki.in()
                                .number(session)
                                .mechanism(Cryptoki.AES_KEY_GEN)
                                .raw(template(label).toBytes()))
                .getLong();
    }

    private long open(long flags) {
        return cryptoki.ok(Pkcs11Function.C_OPENSESSION, Cryptoki.in().number(0).number(flags))
                .getLong();
    }

    private UUID id(long object) {
        return UUID.fromString(new String(cryptoki.attribute(object, UNIQUE_ID), StandardCharsets.UTF_8));
    }

    private boolean flag(long object) {
        ByteBuffer output = cryptoki.ok(
                Pkcs11Function.C_GETATTRIBUTEVALUE,
                cryptoki.ofSession()
                        .number(object)
                        .count(1)
                        .number(Cryptoki.TOKEN)
                        .flag(false)
                        .flag(true));
        return output.get(output.limit() - 1) != 0;
    }

    private long[] found(boolean isOfToken) {
        cryptoki.ok(
                Pkcs11Function.C_FINDOBJECTSINIT, cryptoki.ofSession().count(1).is(Cryptoki.TOKEN, isOfToken));
        ByteBuffer output =
                cryptoki.ok(Pkcs11Function.C_FINDOBJECTS, cryptoki.ofSession().number(100));
        cryptoki.ok(Pkcs11Function.C_FINDOBJECTSFINAL, cryptoki.ofSession());
        long[] handles = new long[output.getInt()];
        Arrays.setAll(handles, i -> output.getLong());
        return handles;
    }

    private State state(UUID id) {
        return rest().get(OwnTenant.KEYS + "/" + id, ObjectResponse.class).state();
    }

    private ApiClient rest() {
        return server.api()
                .asClient(client.clientId().toString(), client.clientSecret().copy());
    }

    private KmipSocket socket(ClientSecretResponse bearer) {
        return new KmipSocket(server.process(), server.access().kmipPort(), bearer);
    }
}
