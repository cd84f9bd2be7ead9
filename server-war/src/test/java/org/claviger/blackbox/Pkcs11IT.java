package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.blackbox.Cryptoki.Parameters;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** PKCS#11 over KMIP does what a token does, as others that know the keys can tell. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Pkcs11IT {
    private static final Grant EVERYTHING = new Grant(EnumSet.allOf(OperationGroup.class), null, null);
    private static final byte[] MESSAGE = "A message of more than one block.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] IV = new byte[16];
    private static final long AES_CBC_PAD = 0x1085;
    private static final long AES_GCM = 0x1087;
    private static final int AES = 0x1f;

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private Applications applications;
    private NamespaceResponse namespace;
    private ClientSecretResponse client;
    private KmipSocket socket;
    private Cryptoki cryptoki;

    Pkcs11IT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void open() {
        tenant = OwnTenant.with(server, "kmip-pkcs11");
        applications = new Applications(server, tenant.operator());
        namespace = applications.namespace("token");
        client = applications.client("library", Set.of(namespace), EVERYTHING).made();
        socket = socket(client);
        cryptoki = new Cryptoki(socket);
    }

    @AfterAll
    void close() {
        socket.close();
    }

    @Test
    void the_slot_its_token_and_its_mechanisms_are_told() {
        ByteBuffer slots = cryptoki.ok(
                Pkcs11Function.C_GETSLOTLIST, Cryptoki.in().flag(true).room(1));
        assertThat(slots.get()).isEqualTo((byte) 1);
        assertThat(slots.getInt()).isEqualTo(1);
        assertThat(slots.getLong()).isZero();
        assertThat(text(cryptoki.ok(Pkcs11Function.C_GETSLOTINFO, Cryptoki.in().number(0)), 64))
                .startsWith("Claviger KMIP");
        assertThat(text(cryptoki.ok(Pkcs11Function.C_GETTOKENINFO, Cryptoki.in().number(0)), 32))
                .startsWith("library");
        Cryptoki.Result few = cryptoki.call(
                Pkcs11Function.C_GETMECHANISMLIST, Cryptoki.in().number(0).room(1));
        assertThat(few.code()).isEqualTo(Pkcs11ReturnCode.BUFFER_TOO_SMALL);
        ByteBuffer aes = cryptoki.ok(
                Pkcs11Function.C_GETMECHANISMINFO, Cryptoki.in().number(0).number(AES_GCM));
        assertThat(aes.getLong()).isEqualTo(16);
        assertThat(aes.getLong()).isEqualTo(32);
        assertThat(aes.getLong()).isEqualTo(0x300);
        assertThat(cryptoki.code(Pkcs11Function.C_GETSLOTINFO, Cryptoki.in().number(1)))
                .isEqualTo(Pkcs11ReturnCode.SLOT_ID_INVALID);
    }

    @Test
    void a_session_has_states_and_ends() {
        long readOnly = cryptoki.ok(
                        Pkcs11Function.C_OPENSESSION, Cryptoki.in().number(0).number(4))
                .getLong();
        Parameters own = Cryptoki.in().number(readOnly);
        assertThat(state(own)).isEqualTo(0);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_LOGIN,
                        Cryptoki.in().number(readOnly).number(1).bytes(new byte[] {1})))
                .isEqualTo(Pkcs11ReturnCode.PIN_INCORRECT);
        cryptoki.ok(
                Pkcs11Function.C_LOGIN, Cryptoki.in().number(readOnly).number(1).count(0));
        assertThat(state(own)).isEqualTo(1);
        cryptoki.ok(Pkcs11Function.C_LOGOUT, own);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_GENERATEKEY,
                        Cryptoki.in()
                                .number(readOnly)
                                .mechanism(Cryptoki.AES_KEY_GEN)
                                .raw(Cryptoki.aes("not here", false).toBytes())))
                .isEqualTo(Pkcs11ReturnCode.SESSION_READ_ONLY);
        cryptoki.ok(Pkcs11Function.C_CLOSESESSION, own);
        assertThat(cryptoki.code(Pkcs11Function.C_GETSESSIONINFO, own))
                .isEqualTo(Pkcs11ReturnCode.SESSION_HANDLE_INVALID);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_OPENSESSION, Cryptoki.in().number(0).number(0)))
                .isEqualTo(Pkcs11ReturnCode.SESSION_PARALLEL_NOT_SUPPORTED);
    }

    @Test
    void material_that_is_to_stay_is_withheld_and_whoever_asks_for_a_length_is_told_that_alone() {
        long key = cryptoki.secretKey("withheld", false);
        Parameters asked = cryptoki.ofSession().number(key).count(1).asked(Cryptoki.VALUE, 100);
        assertThat(cryptoki.code(Pkcs11Function.C_GETATTRIBUTEVALUE, asked))
                .isEqualTo(Pkcs11ReturnCode.ATTRIBUTE_SENSITIVE);
        ByteBuffer length = cryptoki.ok(
                Pkcs11Function.C_GETATTRIBUTEVALUE,
                cryptoki.ofSession()
                        .number(key)
                        .count(1)
                        .number(Cryptoki.LABEL)
                        .flag(false)
                        .flag(false));
        length.position(Integer.BYTES + Long.BYTES);
        assertThat(length.getShort()).isEqualTo((short) 1);
        assertThat(length.getInt()).isEqualTo("withheld".length());
    }

    @Test
    void objects_are_found_by_what_they_are_and_destroyed() {
        long key = cryptoki.secretKey("findable", false);
        Parameters template = Cryptoki.in()
                .count(3)
                .has(Cryptoki.CLASS, 4)
                .has(Cryptoki.KEY_TYPE, AES)
                .has(Cryptoki.LABEL, "findable");
        assertThat(found(template)).containsExactly(key);
        assertThat(found(Cryptoki.in().count(1).has(Cryptoki.LABEL, "nowhere"))).isEmpty();

        cryptoki.ok(Pkcs11Function.C_DESTROYOBJECT, cryptoki.ofSession().number(key));
        assertThat(found(template)).isEmpty();
        assertThat(cryptoki.code(
                        Pkcs11Function.C_DESTROYOBJECT, cryptoki.ofSession().number(key)))
                .isEqualTo(Pkcs11ReturnCode.OBJECT_HANDLE_INVALID);
    }

    @Test
    void a_secret_key_and_data_are_brought() {
        byte[] value = new byte[32];
        Arrays.fill(value, (byte) 7);
        Parameters key = Cryptoki.in()
                .count(5)
                .is(Cryptoki.TOKEN, true)
                .has(Cryptoki.CLASS, 4)
                .has(Cryptoki.KEY_TYPE, AES)
                .is(Cryptoki.SENSITIVE, false)
                .is(Cryptoki.EXTRACTABLE, true);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_CREATEOBJECT, cryptoki.ofSession().raw(key.toBytes())))
                .isEqualTo(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE);
        for (int objectClass : new int[] {0, 4}) {
            Parameters template = Cryptoki.in()
                    .count(6)
                    .is(Cryptoki.TOKEN, true)
                    .has(Cryptoki.CLASS, objectClass)
                    .has(Cryptoki.KEY_TYPE, AES)
                    .is(Cryptoki.SENSITIVE, false)
                    .is(Cryptoki.EXTRACTABLE, true)
                    .has(Cryptoki.VALUE, value);
            long made = cryptoki.ok(
                            Pkcs11Function.C_CREATEOBJECT, cryptoki.ofSession().raw(template.toBytes()))
                    .getLong();
            assertThat(cryptoki.attribute(made, Cryptoki.VALUE)).isEqualTo(value);
        }
    }

    @Test
    void who_may_not_is_told_so_by_the_code_and_in_the_trail() {
        ClientSecretResponse reader = applications
                .client("reader", Set.of(namespace), new Grant(EnumSet.of(OperationGroup.GET_ATTRIBUTES), null, null))
                .made();
        cryptoki.secretKey("of another", true);
        try (KmipSocket other = socket(reader)) {
            Cryptoki own = new Cryptoki(other);
            assertThat(own.code(
                            Pkcs11Function.C_GENERATEKEY,
                            own.ofSession()
                                    .mechanism(Cryptoki.AES_KEY_GEN)
                                    .raw(Cryptoki.aes("mine", true).toBytes())))
                    .isEqualTo(Pkcs11ReturnCode.ACTION_PROHIBITED);
            own.ok(Pkcs11Function.C_FINDOBJECTSINIT, own.ofSession().count(1).has(Cryptoki.LABEL, "of another"));
            ByteBuffer found =
                    own.ok(Pkcs11Function.C_FINDOBJECTS, own.ofSession().count(10));
            assertThat(found.getInt()).isEqualTo(1);
            long key = found.getLong();
            assertThat(own.code(
                            Pkcs11Function.C_GETATTRIBUTEVALUE,
                            own.ofSession().number(key).count(1).asked(Cryptoki.VALUE, 100)))
                    .isEqualTo(Pkcs11ReturnCode.ATTRIBUTE_SENSITIVE);
            own.begin(
                    Pkcs11Function.C_ENCRYPTINIT,
                    Cryptoki.in().mechanism(AES_CBC_PAD, Cryptoki.in().bytes(IV)),
                    key);
            assertThat(own.code(
                            Pkcs11Function.C_ENCRYPT,
                            own.ofSession().bytes(MESSAGE).room(100)))
                    .isEqualTo(Pkcs11ReturnCode.KEY_FUNCTION_NOT_PERMITTED);

            Item stolen = other.send(
                    KmipMessages.request(Cryptoki.item(Pkcs11Function.C_GETINFO, cryptoki.connection(), new byte[0])));
            assertThat(KmipMessages.reason(stolen)).isEqualTo(ResultReason.INVALID_CORRELATION_VALUE.code());
        }
        assertThat(tenant.trail(Action.REQUEST_REFUSED))
                .extracting(each -> each.detail())
                .contains("KMIP PKCS#11 C_GenerateKey", "KMIP PKCS#11 C_Encrypt", "KMIP PKCS#11 C_GetAttributeValue");
    }

    @Test
    void what_is_no_call_is_refused_by_its_own_reason() {
        assertThat(cryptoki.code(Pkcs11Function.C_COPYOBJECT, cryptoki.ofSession()))
                .isEqualTo(Pkcs11ReturnCode.FUNCTION_NOT_SUPPORTED);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_ENCRYPTINIT,
                        cryptoki.ofSession().mechanism(0x7777).number(1)))
                .isEqualTo(Pkcs11ReturnCode.MECHANISM_INVALID);
        assertThat(cryptoki.code(
                        Pkcs11Function.C_GENERATEKEY,
                        cryptoki.ofSession()
                                .mechanism(Cryptoki.AES_KEY_GEN)
                                .count(1)
                                .is(Cryptoki.TOKEN, true)))
                .isEqualTo(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE);
        Item number = KmipMessages.item(Operation.PKCS_11, Item.of(Tag.PKCS_11_FUNCTION, new Value.Enumerated(0x7777)));
        Item cut = Cryptoki.item(Pkcs11Function.C_GETSLOTINFO, cryptoki.connection(), new byte[3]);
        Item other = KmipMessages.item(
                Operation.PKCS_11,
                Item.of(Tag.PKCS_11_INTERFACE, "Vendor X"),
                Item.of(Tag.PKCS_11_FUNCTION, Pkcs11Function.C_INITIALIZE));
        assertThat(reason(number)).isEqualTo(ResultReason.PKCS_11_INVALID_FUNCTION.code());
        assertThat(reason(cut)).isEqualTo(ResultReason.PKCS_11_CODEC_ERROR.code());
        assertThat(reason(other)).isEqualTo(ResultReason.PKCS_11_INVALID_INTERFACE.code());
    }

    private int reason(Item item) {
        return KmipMessages.reason(socket.send(KmipMessages.request(item)));
    }

    private long state(Parameters own) {
        ByteBuffer info = cryptoki.ok(Pkcs11Function.C_GETSESSIONINFO, own);
        info.getLong();
        return info.getLong();
    }

    private long[] found(Parameters template) {
        cryptoki.ok(Pkcs11Function.C_FINDOBJECTSINIT, cryptoki.ofSession().raw(template.toBytes()));
        ByteBuffer output =
                cryptoki.ok(Pkcs11Function.C_FINDOBJECTS, cryptoki.ofSession().number(10));
        cryptoki.ok(Pkcs11Function.C_FINDOBJECTSFINAL, cryptoki.ofSession());
        long[] handles = new long[output.getInt()];
        Arrays.setAll(handles, i -> output.getLong());
        return handles;
    }

    private static String text(ByteBuffer output, int length) {
        byte[] text = new byte[length];
        output.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private KmipSocket socket(ClientSecretResponse bearer) {
        return new KmipSocket(server.process(), server.access().kmipPort(), bearer);
    }
}
