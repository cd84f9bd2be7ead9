package org.claviger.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.blackbox.KmipMessages;
import org.claviger.blackbox.KmipSocket;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Application;

/** What is asked of KMIP's own port, of the tenant whose opened material is kept. */
final class KmipMeasures {
    private static final int KIBIBYTE = 1024;
    private static final int TAG_BYTES = 16;

    private final Map<String, Map<Integer, Measure>> measures = new HashMap<>();
    private final KmipLoad load;
    private final byte[] encryption;
    private final byte[] get;
    private final int encrypted;
    private final int got;

    /** Makes the key that is used. */
    KmipMeasures(RunningServer.Handle server, String tenant) throws IOException {
        Application storage = Objects.requireNonNull(server.tenant(tenant).storage());
        load = new KmipLoad(
                server.access().kmipPort(), tls(Path.of(server.access().caFile()), storage));
        try (KmipSocket socket =
                new KmipSocket(server.process(), server.access().kmipPort(), secret(storage))) {
            Item id = KmipMessages.id(
                    KmipMessages.made(done(socket, KmipMessages.item(Operation.CREATE, KmipMessages.newAesKey()))));
            done(socket, KmipMessages.item(Operation.ACTIVATE, id));
            Item encrypt = KmipMessages.item(
                    Operation.ENCRYPT,
                    id,
                    Item.of(
                            Tag.CRYPTOGRAPHIC_PARAMETERS,
                            Item.of(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.GCM),
                            Item.of(Tag.RANDOM_IV, new Value.Bool(true)),
                            Item.of(Tag.TAG_LENGTH, TAG_BYTES)),
                    Item.of(Tag.DATA, new byte[KIBIBYTE]));
            encryption = TtlvEncoder.encode(KmipMessages.request(encrypt));
            encrypted = TtlvEncoder.size(done(socket, encrypt));
            Item material = KmipMessages.item(Operation.GET, id);
            get = TtlvEncoder.encode(KmipMessages.request(material));
            got = TtlvEncoder.size(done(socket, material));
        }
    }

    private static ClientSecretResponse secret(Application storage) {
        return new ClientSecretResponse(
                UUID.fromString(storage.id()), "storage", storage.secret().copy());
    }

    private static Item done(KmipSocket socket, Item item) {
        Item answer = socket.send(KmipMessages.request(item));
        Item first = KmipMessages.answers(answer).get(0);
        if (!KmipMessages.isSuccess(first)) {
            throw new IllegalStateException(KmipMessages.message(first));
        }
        return answer;
    }

    private static SslContext tls(Path ca, Application storage) throws IOException {
        String key = String.valueOf(
                Objects.requireNonNull(storage.privateKey()).copy().reveal());
        try (InputStream certificate = new ByteArrayInputStream(
                        Objects.requireNonNull(storage.certificate()).getBytes(UTF_8));
                InputStream privateKey = new ByteArrayInputStream(key.getBytes(UTF_8))) {
            return SslContextBuilder.forClient()
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .trustManager(ca.toFile())
                    .keyManager(certificate, privateKey)
                    .build();
        }
    }

    /** Who asks for one again gets the same, so that it is measured once. */
    Measure encrypt(int connections) {
        return measures.computeIfAbsent("KMIP encrypt 1 KiB", name -> new HashMap<>())
                .computeIfAbsent(connections, number -> measure("KMIP encrypt 1 KiB", number, encryption, encrypted));
    }

    Measure get(int connections) {
        return measures.computeIfAbsent("KMIP get", name -> new HashMap<>())
                .computeIfAbsent(connections, number -> measure("KMIP get", number, get, got));
    }

    private Measure measure(String name, int connections, byte[] request, int expected) {
        return new Measure(name, connections, "/s", seconds -> load.take(connections, request, expected, seconds));
    }
}
