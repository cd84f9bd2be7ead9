package org.claviger.console.clients;

import java.net.URI;
import java.util.UUID;

/**
 * What an application's developers paste to make a first call. None has the secret in it: that comes from the environment, so
 * that it gets into no file and no list of processes.
 *
 * @param server such as {@code https://localhost:8443}
 */
record Snippets(URI server, UUID client, Way way) {
    /** KMIP's registered port. */
    private static final int KMIP_PORT = 5696;

    /** For a shell with curl and jq. */
    String curl() {
        return way == Way.SECRET ? CURL_SECRET.formatted(server, client) : CURL_CERTIFICATE.formatted(server);
    }

    /** For Java 17, without a library. */
    String java() {
        return (way == Way.SECRET ? JAVA_SECRET : JAVA_CERTIFICATE).formatted(server, client);
    }

    /** For Python 3 with requests. */
    String python() {
        return (way == Way.SECRET ? PYTHON_SECRET : PYTHON_CERTIFICATE).formatted(server, client);
    }

    /** For the settings of a KMIP client. */
    String kmip() {
        return (way == Way.SECRET ? KMIP_SECRET : KMIP_CERTIFICATE).formatted(server.getHost(), KMIP_PORT, client);
    }

    private static final String CURL_SECRET = """
            # ca.pem is the server's CA. Type the secret when you are asked for it.
            URL=%1$s
            read -rsp 'Client secret: ' SECRET
            TOKEN=$(printf 'user = "%2$s:%%s"' "$SECRET" |
              curl -sS --cacert ca.pem -K - -d grant_type=client_credentials $URL/oauth2/token | jq -r .access_token)
            api() { printf 'header = "Authorization: Bearer %%s"' "$TOKEN" |
              curl -sS --cacert ca.pem -K - -H 'Content-Type: application/json' "$@"; }

            KEY=$(api -d '{"name": "first-key", "algorithm": "AES"}' $URL/api/v1/crypto/objects | jq -r .id)
            api -d "{\\"keyId\\": \\"$KEY\\", \\"plaintext\\": \\"$(printf Hello | base64)\\"}" $URL/api/v1/crypto/encrypt
            """;

    private static final String CURL_CERTIFICATE = """
            # ca.pem is the server's CA, client.pem the certificate, client.key the key that its request was made with.
            URL=%1$s
            api() { curl -sS --cacert ca.pem --cert client.pem --key client.key -H 'Content-Type: application/json' "$@"; }

            KEY=$(api -d '{"name": "first-key", "algorithm": "AES"}' $URL/api/v1/crypto/objects | jq -r .id)
            api -d "{\\"keyId\\": \\"$KEY\\", \\"plaintext\\": \\"$(printf Hello | base64)\\"}" $URL/api/v1/crypto/encrypt
            """;

    private static final String JAVA_SECRET = """
            // java -Djavax.net.ssl.trustStore=ca.p12 -Djavax.net.ssl.trustStorePassword=changeit First.java, after
            // keytool -importcert -noprompt -alias claviger -file ca.pem -keystore ca.p12 -storepass changeit
            import java.net.URI;
            import java.net.http.*;
            import java.util.Base64;

            class First {
                public static void main(String[] args) throws Exception {
                    HttpClient http = HttpClient.newHttpClient();
                    String pair = "%2$s:" + System.getenv("CLAVIGER_SECRET");
                    HttpRequest request = HttpRequest.newBuilder(URI.create("%1$s/api/v1/crypto/objects"))
                            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\\"name\\": \\"first-key\\", \\"algorithm\\": \\"AES\\"}"))
                            .build();
                    System.out.println(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
                }
            }
            """;

    private static final String JAVA_CERTIFICATE = """
            // java -Djavax.net.ssl.trustStore=ca.p12 -Djavax.net.ssl.trustStorePassword=changeit
            //      -Djavax.net.ssl.keyStore=client.p12 -Djavax.net.ssl.keyStorePassword=changeit First.java, after
            // keytool -importcert -noprompt -alias claviger -file ca.pem -keystore ca.p12 -storepass changeit
            // openssl pkcs12 -export -in client.pem -inkey client.key -out client.p12 -passout pass:changeit
            import java.net.URI;
            import java.net.http.*;

            class First {
                public static void main(String[] args) throws Exception {
                    HttpRequest request = HttpRequest.newBuilder(URI.create("%1$s/api/v1/crypto/objects"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\\"name\\": \\"first-key\\", \\"algorithm\\": \\"AES\\"}"))
                            .build();
                    System.out.println(
                            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
                }
            }
            """;

    private static final String PYTHON_SECRET = """
            # ca.pem is the server's CA; the secret is in the environment as CLAVIGER_SECRET.
            import base64, os, requests

            url, http = "%1$s", requests.Session()
            http.verify = "ca.pem"
            token = http.post(url + "/oauth2/token", auth=("%2$s", os.environ["CLAVIGER_SECRET"]),
                              data={"grant_type": "client_credentials"}).json()["access_token"]
            http.headers["Authorization"] = "Bearer " + token

            key = http.post(url + "/api/v1/crypto/objects", json={"name": "first-key", "algorithm": "AES"}).json()
            print(http.post(url + "/api/v1/crypto/encrypt", json={
                "keyId": key["id"], "plaintext": base64.b64encode(b"Hello").decode()}).json())
            """;

    private static final String PYTHON_CERTIFICATE = """
            # ca.pem is the server's CA, client.pem the certificate, client.key the key that its request was made with.
            import base64, requests

            url, http = "%1$s", requests.Session()
            http.verify, http.cert = "ca.pem", ("client.pem", "client.key")

            key = http.post(url + "/api/v1/crypto/objects", json={"name": "first-key", "algorithm": "AES"}).json()
            print(http.post(url + "/api/v1/crypto/encrypt", json={
                "keyId": key["id"], "plaintext": base64.b64encode(b"Hello").decode()}).json())
            """;

    private static final String KMIP_SECRET = """
            Host                %1$s
            Port                %2$d
            Protocol            KMIP 1.0 to 2.1, TTLV over TLS
            CA certificate      ca.pem, the server's
            Credential type     Username and Password
            Username            %3$s
            Password            the client secret
            """;

    private static final String KMIP_CERTIFICATE = """
            Host                %1$s
            Port                %2$d
            Protocol            KMIP 1.0 to 2.1, TTLV over TLS
            CA certificate      ca.pem, the server's
            Client certificate  client.pem
            Client key          client.key, with which its request was made
            """;
}
