package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.claviger.api.client.Trust;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CredentialType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.launcher.ServerProcess;
import org.jspecify.annotations.Nullable;

/** KMIP over TLS at its own port: TTLV, and one connection for all messages. */
public final class KmipSocket implements KmipDoor, AutoCloseable {
    private static final int HEADER = 8;
    private static final int PATIENCE_MILLIS = 60_000;

    private final SSLSocket socket;
    private final @Nullable ClientSecretResponse client;

    /** With the client's id and secret in a Credential of each message; without a client none is put in. */
    public KmipSocket(ServerProcess server, int port, @Nullable ClientSecretResponse client) {
        this(trusting(server), port, client);
    }

    /** With whatever certificate the context bears. */
    KmipSocket(SSLContext tls, int port, @Nullable ClientSecretResponse client) {
        this.client = client;
        try {
            this.socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.startHandshake();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static SSLContext trusting(ServerProcess server) {
        try {
            return Trust.inCaOf(server.data().caFile());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Item send(Item request) {
        try {
            write(TtlvEncoder.encode(withCredential(request)));
            return TtlvDecoder.decode(read());
        } catch (IOException | DecodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the server do one thing, which has to succeed. */
    Item done(Item item) {
        Item answer = send(KmipMessages.request(item));
        Item first = KmipMessages.answers(answer).get(0);
        assertThat(KmipMessages.isSuccess(first))
                .as(KmipMessages.message(first))
                .isTrue();
        return answer;
    }

    /** The same; the payload of the answer. */
    Item payload(Operation operation, Item... fields) {
        return KmipMessages.answers(done(KmipMessages.item(operation, fields)))
                .get(0)
                .first(Tag.RESPONSE_PAYLOAD)
                .orElseThrow();
    }

    /** The same; the identifier in the answer. */
    UUID id(Operation operation, Item... fields) {
        return KmipMessages.made(done(KmipMessages.item(operation, fields)));
    }

    /** Has the server refuse one thing; why. */
    ResultReason refused(Operation operation, Item... fields) {
        int code = KmipMessages.reason(send(KmipMessages.request(KmipMessages.item(operation, fields))));
        return Vocabulary.of(ResultReason.class).coded(code).orElseThrow();
    }

    /** Writes whatever it is. */
    void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** One message. */
    byte[] read() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new IOException("The connection has ended.");
        }
        int length = ByteBuffer.wrap(header).getInt(HEADER - Integer.BYTES);
        byte[] message = ByteBuffer.allocate(HEADER + length)
                .put(header)
                .put(in.readNBytes(length))
                .array();
        return message;
    }

    /** How long it waits for what is to be read. */
    void patience(int millis) {
        try {
            socket.setSoTimeout(millis);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True if the other end has closed the connection: nothing more is to be read. */
    boolean isAtEnd() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    /** The message as it is sent. */
    Item withCredential(Item request) {
        if (client == null) {
            return request;
        }
        Item credential = Item.of(
                Tag.AUTHENTICATION,
                Item.of(
                        Tag.CREDENTIAL,
                        Item.of(Tag.CREDENTIAL_TYPE, CredentialType.USERNAME_AND_PASSWORD),
                        Item.of(
                                Tag.CREDENTIAL_VALUE,
                                Item.of(Tag.USERNAME, client.clientId().toString()),
                                Item.of(
                                        Tag.PASSWORD,
                                        String.valueOf(
                                                client.clientSecret().copy().reveal())))));
        List<Item> parts = new ArrayList<>(request.items());
        List<Item> header = new ArrayList<>(parts.get(0).items());
        header.add(1, credential);
        parts.set(0, Item.of(Tag.REQUEST_HEADER, new Value.Structure(header)));
        return Item.of(Tag.REQUEST_MESSAGE, new Value.Structure(parts));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
