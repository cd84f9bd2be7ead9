package org.claviger.console.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at Keycloak's sign-in form, without a browser: keeps cookies, follows redirects, fills the form. */
final class KeycloakBrowser implements BrowserOpener {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final String username;
    private final String password;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final CompletableFuture<String> lastPage = new CompletableFuture<>();

    KeycloakBrowser(String username, String password) {
        this.username = username;
        this.password = password;
    }

    @Override
    public void open(URI address) {
        Thread person = new Thread(() -> signIn(address), "person");
        person.setDaemon(true);
        person.start();
    }

    /** What the person reads at last. */
    String lastPage() {
        return lastPage.join();
    }

    private void signIn(URI address) {
        try {
            Matcher form =
                    ACTION.matcher(follow(HttpRequest.newBuilder(address)).body());
            if (!form.find()) {
                throw new IllegalStateException("There is no form at " + address);
            }
            URI action = URI.create(form.group(1).replace("&amp;", "&"));
            String filled = "username=" + URLEncoder.encode(username, UTF_8) + "&password="
                    + URLEncoder.encode(password, UTF_8);
            lastPage.complete(follow(HttpRequest.newBuilder(action)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(filled)))
                    .body());
        } catch (IllegalStateException | UncheckedIOException e) {
            lastPage.completeExceptionally(e);
        }
    }

    private HttpResponse<String> follow(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        while (answer.statusCode() / 100 == 3) {
            URI next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(HttpRequest.newBuilder(next));
        }
        return answer;
    }

    /** The cookies are Keycloak's: those for https go to this machine in the clear, too, as browsers do it. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
                int equals = pair.indexOf('=');
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
