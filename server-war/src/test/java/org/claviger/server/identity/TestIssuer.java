package org.claviger.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer on this machine, whose keys, answers and faults a test decides. */
@SuppressWarnings("JavaUtilDate") // as the JOSE library has it
public final class TestIssuer implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JWK> keys = List.of();
    private volatile int status = 200;
    private volatile long delay;
    private volatile String calledItself = "";

    public TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/realm/.well-known/openid-configuration", this::describe);
        server.createContext("/realm/keys", this::giveKeys);
        server.start();
        calledItself = url();
    }

    public static RSAKey rsa(String kid) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(kid).keyUse(KeyUse.SIGNATURE).generate();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    OidcIssuer settings() {
        return settings(OidcIssuer.AUDIENCE);
    }

    OidcIssuer settings(String audience) {
        return new OidcIssuer(
                "corp", url(), audience, OidcIssuer.ROLES_CLAIM, OidcIssuer.TENANT_CLAIM, "Corp", "c", null);
    }

    /** From now on it signs with these. */
    public void has(JWK... signing) {
        keys = List.of(signing);
    }

    void answers(int newStatus) {
        status = newStatus;
    }

    void takesMillis(long millis) {
        delay = millis;
    }

    void callsItself(String name) {
        calledItself = name;
    }

    /** How often somebody wanted to know who it is. */
    int asked() {
        return asked.get();
    }

    /** Claims of an access token that holds, as Keycloak has them. */
    public JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(List.of("account", "claviger"))
                .subject("4f9a1d9e-8d6c-4a3b-9f0e-2f6b7a1c0d11")
                .claim("typ", "Bearer")
                .claim("azp", "claviger-console")
                .claim("preferred_username", "olga")
                .claim("name", "Olga Orlova")
                .claim("email", "olga@corp.example")
                .claim("realm_access", Map.of("roles", List.of("operator", "approver")))
                .claim("tenant", "north")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    public static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private void describe(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        answer(exchange, JSONObjectUtils.toJSONString(Map.of("issuer", calledItself, "jwks_uri", url() + "/keys")));
    }

    private void giveKeys(HttpExchange exchange) throws IOException {
        answer(exchange, JSONObjectUtils.toJSONString(new JWKSet(keys).toJSONObject(true)));
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            Thread.sleep(delay);
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", url() + "/keys");
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
