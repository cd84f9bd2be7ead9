package org.claviger.blackbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import org.claviger.api.client.Trust;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.JsonDecoder;
import org.claviger.kmip.item.JsonEncoder;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.XmlDecoder;
import org.claviger.kmip.item.XmlEncoder;
import org.claviger.launcher.ServerProcess;
import org.jspecify.annotations.Nullable;

/** KMIP over HTTPS, with the client's id and secret by HTTP Basic. */
final class KmipHttps implements KmipDoor {
    private final URI address;
    private final HttpClient http;
    private final @Nullable String authorization;
    private final Encoding encoding;

    /** The encodings of the profiles, by their media types. */
    enum Encoding {
        TTLV("application/octet-stream"),
        XML("text/xml"),
        JSON("application/json");

        private final String mediaType;

        Encoding(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    KmipHttps(ServerProcess server, @Nullable ClientSecretResponse client, Encoding encoding) {
        this.address = server.base().resolve("/kmip");
        this.encoding = encoding;
        this.authorization = client == null ? null : basic(client);
        try {
            this.http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(Trust.inCaOf(server.data().caFile()))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String basic(ClientSecretResponse client) {
        String pair =
                client.clientId() + ":" + String.valueOf(client.clientSecret().reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Item send(Item request) {
        try {
            HttpResponse<byte[]> answer = send(encode(request));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "HTTP " + answer.statusCode() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return decode(answer.body());
        } catch (DecodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends whatever it is. */
    HttpResponse<byte[]> send(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", encoding.mediaType)
                .POST(BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] encode(Item item) {
        return switch (encoding) {
            case TTLV -> TtlvEncoder.encode(item);
            case XML -> XmlEncoder.encode(item);
            case JSON -> JsonEncoder.encode(item);
        };
    }

    private Item decode(byte[] bytes) throws DecodingException {
        return switch (encoding) {
            case TTLV -> TtlvDecoder.decode(bytes);
            case XML -> XmlDecoder.decode(bytes);
            case JSON -> JsonDecoder.decode(bytes);
        };
    }
}
