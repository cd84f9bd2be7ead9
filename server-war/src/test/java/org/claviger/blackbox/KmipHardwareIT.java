package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ProtectionStorageMask;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.SecretDataType;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Application;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client wants in hardware alone is made there, or refused; what could be guessed by its digest has none. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipHardwareIT {
    private static final int ENCRYPT_AND_DECRYPT = 0x0c;
    private static final int SIGN = 0x1;
    private static final int VERIFY = 0x2;
    private static final byte[] PLAINTEXT = new byte[32];

    private final RunningServer.Handle server;
    private final ClientSecretResponse own;
    private ApiClient rest;
    private KmipSocket socket;

    KmipHardwareIT(RunningServer.Handle server) {
        this.server = server;
        Applications applications =
                new Applications(server, OwnTenant.with(server, "kmip-hardware").operator());
        own = applications
                .client(
                        "storage",
                        Set.of(applications.namespace("storage")),
                        new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made();
        use(own);
    }

    private void use(ClientSecretResponse client) {
        rest = server.api()
                .asClient(client.clientId().toString(), client.clientSecret().copy());
        socket = new KmipSocket(server.process(), server.access().kmipPort(), client);
    }

    @AfterAll
    void close() {
        socket.close();
    }

    @Test
    void a_key_in_hardware_is_on_the_token_of_use_and_never_told() {
        UUID key =
                KmipMessages.made(socket.done(create(CryptographicAlgorithm.AES, masks(Tag.PROTECTION_STORAGE_MASKS))));
        assertThat(object(key).protection()).isEqualTo(ProtectionLevel.HSM);
        assertThat(attributes(key).items())
                .contains(
                        Item.of(Tag.PROTECTION_STORAGE_MASK, ProtectionStorageMask.HARDWARE.code()),
                        Item.of(Tag.EXTRACTABLE, new Value.Bool(false)),
                        Item.of(Tag.NEVER_EXTRACTABLE, new Value.Bool(true)));
        socket.done(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(key)));
        Item encrypted =
                payload(KmipMessages.item(Operation.ENCRYPT, KmipMessages.id(key), Item.of(Tag.DATA, PLAINTEXT)));
        Item decrypted = payload(KmipMessages.item(
                Operation.DECRYPT,
                KmipMessages.id(key),
                encrypted.first(Tag.DATA).orElseThrow(),
                encrypted.first(Tag.IV_COUNTER_NONCE).orElseThrow(),
                encrypted.first(Tag.AUTHENTICATED_ENCRYPTION_TAG).orElseThrow()));
        assertThat(decrypted.first(Tag.DATA)).contains(Item.of(Tag.DATA, PLAINTEXT));
        assertThat(reason(KmipMessages.item(Operation.GET, KmipMessages.id(key))))
                .isEqualTo(ResultReason.NOT_EXTRACTABLE);

        UUID next = KmipMessages.made(socket.done(KmipMessages.item(Operation.RE_KEY, KmipMessages.id(key))));
        assertThat(object(next).protection()).isEqualTo(ProtectionLevel.HSM);
    }

    @Test
    void of_a_pair_the_private_half_is_in_hardware() {
        Application storage =
                Objects.requireNonNull(server.access().tenants().get(0).storage()); // whose profile has all algorithms
        socket.close();
        use(new ClientSecretResponse(UUID.fromString(storage.id()), "storage", storage.secret()));
        try {
            assertPair();
        } finally {
            socket.close();
            use(own);
        }
    }

    private void assertPair() {
        Item made = payload(pair(CryptographicAlgorithm.ECDSA, masks(Tag.PRIVATE_PROTECTION_STORAGE_MASKS)));
        ObjectResponse privateKey = object(id(made, Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER));
        ObjectResponse publicKey = object(id(made, Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER));
        assertThat(privateKey.protection()).isEqualTo(ProtectionLevel.HSM);
        assertThat(privateKey.linked(Link.Type.PUBLIC_KEY)).isEqualTo(publicKey.id());
        assertThat(publicKey.protection()).isEqualTo(ProtectionLevel.SEALED);

        socket.done(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(privateKey.id())));
        socket.done(KmipMessages.item(Operation.ACTIVATE, KmipMessages.id(publicKey.id())));
        Item signed = payload(
                KmipMessages.item(Operation.SIGN, KmipMessages.id(privateKey.id()), Item.of(Tag.DATA, PLAINTEXT)));
        socket.done(KmipMessages.item(
                Operation.SIGNATURE_VERIFY,
                KmipMessages.id(publicKey.id()),
                Item.of(Tag.DATA, PLAINTEXT),
                signed.first(Tag.SIGNATURE_DATA).orElseThrow()));
    }

    @Test
    void what_hardware_does_not_have_is_refused_by_the_reason_for_it() {
        assertThat(reason(create(CryptographicAlgorithm.HMAC_SHA256, masks(Tag.PROTECTION_STORAGE_MASKS))))
                .isEqualTo(ResultReason.PROTECTION_STORAGE_UNAVAILABLE);
        assertThat(reason(create(
                        CryptographicAlgorithm.AES,
                        masks(Tag.PROTECTION_STORAGE_MASKS),
                        Item.of(Tag.EXTRACTABLE, new Value.Bool(true)))))
                .isEqualTo(ResultReason.PROTECTION_STORAGE_UNAVAILABLE);
        assertThat(reason(pair(CryptographicAlgorithm.RSA, masks(Tag.PUBLIC_PROTECTION_STORAGE_MASKS))))
                .isEqualTo(ResultReason.PUBLIC_PROTECTION_STORAGE_UNAVAILABLE);
        for (CryptographicAlgorithm algorithm : List.of(CryptographicAlgorithm.ED25519, CryptographicAlgorithm.RSA)) {
            assertThat(reason(pair(algorithm, masks(Tag.PRIVATE_PROTECTION_STORAGE_MASKS))))
                    .as(algorithm.title())
                    .isEqualTo(ResultReason.PRIVATE_PROTECTION_STORAGE_UNAVAILABLE);
        }
        assertThat(reason(KmipMessages.item(
                        Operation.REGISTER,
                        Item.of(Tag.OBJECT_TYPE, ObjectType.SECRET_DATA),
                        Item.of(Tag.ATTRIBUTES),
                        secret(),
                        masks(Tag.PROTECTION_STORAGE_MASKS))))
                .isEqualTo(ResultReason.PROTECTION_STORAGE_UNAVAILABLE);
        UUID either = KmipMessages.made(socket.done(create(
                CryptographicAlgorithm.AES,
                Item.of(
                        Tag.PROTECTION_STORAGE_MASKS,
                        Item.of(Tag.PROTECTION_STORAGE_MASK, ProtectionStorageMask.HARDWARE.code()),
                        Item.of(Tag.PROTECTION_STORAGE_MASK, ProtectionStorageMask.SOFTWARE.code())))));
        assertThat(object(either).protection()).isEqualTo(ProtectionLevel.SEALED);
    }

    @Test
    void what_could_be_guessed_has_no_digest() {
        UUID password = KmipMessages.made(socket.done(KmipMessages.item(
                Operation.REGISTER,
                Item.of(Tag.OBJECT_TYPE, ObjectType.SECRET_DATA),
                Item.of(Tag.ATTRIBUTES),
                secret())));
        UUID key = KmipMessages.made(socket.done(create(CryptographicAlgorithm.AES, Item.of(Tag.ATTRIBUTES))));
        assertThat(attributes(password).first(Tag.DIGEST)).isEmpty();
        assertThat(attributes(key).first(Tag.DIGEST)).isPresent();
    }

    private static Item secret() {
        return Item.of(
                Tag.SECRET_DATA,
                Item.of(Tag.SECRET_DATA_TYPE, SecretDataType.PASSWORD),
                Item.of(
                        Tag.KEY_BLOCK,
                        Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW),
                        Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, new byte[] {'1', '2', '3', '4'}))));
    }

    private static Item masks(Tag tag) {
        return Item.of(tag, Item.of(Tag.PROTECTION_STORAGE_MASK, ProtectionStorageMask.HARDWARE.code()));
    }

    /** With masks, if they are some. */
    private static Item create(CryptographicAlgorithm algorithm, Item masks, Item... more) {
        Item[] attributes = new Item[3 + more.length];
        attributes[0] = Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, algorithm);
        attributes[1] = Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 256);
        attributes[2] = Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, ENCRYPT_AND_DECRYPT);
        System.arraycopy(more, 0, attributes, 3, more.length);
        Item type = Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY);
        return masks.is(Tag.ATTRIBUTES)
                ? KmipMessages.item(Operation.CREATE, type, Item.of(Tag.ATTRIBUTES, attributes))
                : KmipMessages.item(Operation.CREATE, type, Item.of(Tag.ATTRIBUTES, attributes), masks);
    }

    private static Item pair(CryptographicAlgorithm algorithm, Item masks) {
        return KmipMessages.item(
                Operation.CREATE_KEY_PAIR,
                Item.of(Tag.COMMON_ATTRIBUTES, Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, algorithm)),
                Item.of(Tag.PRIVATE_KEY_ATTRIBUTES, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, SIGN)),
                Item.of(Tag.PUBLIC_KEY_ATTRIBUTES, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, VERIFY)),
                masks);
    }

    private Item payload(Item item) {
        return KmipMessages.answers(socket.done(item))
                .get(0)
                .first(Tag.RESPONSE_PAYLOAD)
                .orElseThrow();
    }

    private ResultReason reason(Item item) {
        int code = KmipMessages.reason(socket.send(KmipMessages.request(item)));
        for (ResultReason each : ResultReason.values()) {
            if (each.code() == code) {
                return each;
            }
        }
        throw new IllegalStateException("No reason of number " + code);
    }

    private static UUID id(Item payload, Tag tag) {
        return UUID.fromString(((Value.Text) payload.first(tag).orElseThrow().value()).text());
    }

    private Item attributes(UUID object) {
        return payload(KmipMessages.item(Operation.GET_ATTRIBUTES, KmipMessages.id(object)))
                .first(Tag.ATTRIBUTES)
                .orElseThrow();
    }

    private ObjectResponse object(UUID id) {
        return rest.get(OwnTenant.KEYS + "/" + id, ObjectResponse.class);
    }
}
