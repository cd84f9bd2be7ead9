package org.claviger.launcher.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.claviger.launcher.LaunchException;

/**
 * Posts files to a server that answers while it reads. Neither end holds all of a file, so that the answer is read while the
 * request is sent; the JDK's client reads none before it has sent all.
 *
 * @param base of the server
 * @param token of its bearer; in no text of this object
 */
public record FileStream(URI base, SSLContext tls, String token) {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int FIRST_REFUSAL = 400;

    /**
     * Posts a file, and keeps what comes of it.
     *
     * @throws LaunchException if the server refuses
     * @throws UncheckedIOException if the connection breaks
     */
    public Path post(String path, Path from, Path to) {
        ClassicHttpRequest request = ClassicRequestBuilder.post(base.resolve(path))
                .addHeader("Accept", ContentType.APPLICATION_OCTET_STREAM.getMimeType())
                .addHeader("Authorization", "Bearer " + token)
                .setEntity(new FileEntity(from.toFile(), ContentType.APPLICATION_OCTET_STREAM))
                .build();
        try (DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
                Socket socket = connect()) {
            connection.bind(socket);
            HttpProcessors.client().process(request, request.getEntity(), HttpCoreContext.create());
            connection.sendRequestHeader(request);
            connection.flush();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(connection, request));
            ClassicHttpResponse response = connection.receiveResponseHeader();
            connection.receiveResponseEntity(response);
            if (response.getCode() >= FIRST_REFUSAL) {
                throw new LaunchException("The server refuses the file: " + EntityUtils.toString(response.getEntity()));
            }
            try (OutputStream out = Files.newOutputStream(to)) {
                response.getEntity().writeTo(out);
            }
            sent.join();
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HttpException e) {
            throw new LaunchException("The server's answer can't be read: " + e.getMessage(), e);
        }
    }

    private static void send(DefaultBHttpClientConnection connection, ClassicHttpRequest request) {
        try {
            connection.sendRequestEntity(request);
            connection.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HttpException e) {
            throw new IllegalStateException(e);
        }
    }

    private Socket connect() throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(base.getHost(), base.getPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @Override
    public String toString() {
        return "FileStream[" + base + "]";
    }
}
