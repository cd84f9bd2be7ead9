package org.claviger.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.claviger.launcher.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * Load over HTTPS by wrk: a closed loop, each connection sends its next request when it has the answer to the last.
 *
 * @param base of the server
 * @param folder that nobody else may enter, for scripts and bodies
 * @param token the file with the access token; absent: none is sent
 */
record Wrk(URI base, Path folder, @Nullable Path token) {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String RESULT = "@result ";
    private static final String SCRIPT = """
            local function read(file) local f = assert(io.open(file)); local text = f:read("*a"); f:close(); return text end
            wrk.method = "%s"
            local token = "%s"
            if token ~= "" then wrk.headers["Authorization"] = "Bearer " .. read(token) end
            local body = read("%s")
            if body ~= "" then wrk.headers["Content-Type"] = "application/json"; wrk.body = body end
            if body:find("@UNIQUE@", 1, true) then
              local n, run = 0, tostring(os.time()) .. tostring({}):gsub("[^0-9a-f]", "")
              request = function()
                n = n + 1
                return wrk.format(nil, nil, nil, (body:gsub("@UNIQUE@", run .. "-" .. n)))
              end
            end
            function done(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("@result %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
                latency:percentile(50), latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
            end
            """;

    /** A request as a measure, in requests per second. */
    Measure measure(String name, int connections, Request request) {
        return measure(name, connections, "/s", 1, request);
    }

    /**
     * A request as a measure.
     *
     * @param each how many of the unit are done by one request
     */
    Measure measure(String name, int connections, String unit, int each, Request request) {
        return new Measure(name, connections, unit, seconds -> take(connections, each, request, seconds));
    }

    private Sample take(int connections, int each, Request request, int seconds) throws IOException {
        String said = Program.run(
                List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        script(request).toString(),
                        base.resolve(request.path()).toString()),
                Map.of(),
                seconds + 60);
        String line = said.lines()
                .filter(each1 -> each1.startsWith(RESULT))
                .findFirst()
                .orElseThrow(() -> new IOException("wrk has told no result: " + said));
        return sample(line.substring(RESULT.length()), each);
    }

    /** Requests, microseconds, p50 and p99 in microseconds, answers that tell a failure, and failed connections. */
    private static Sample sample(String line, int each) {
        long[] of = List.of(line.split(" ", -1)).stream()
                .mapToLong(number -> Long.parseLong(number.strip()))
                .toArray();
        if (of[4] + of[5] > 0 || of[0] == 0) {
            throw new NotMeasuredException(
                    of[4] + " of " + of[0] + " answers told a failure, and " + of[5] + " requests got none");
        }
        return new Sample(of[0] * 1e6 * each / of[1], of[2] / 1e3, of[3] / 1e3);
    }

    private Path script(Request request) throws IOException {
        int number = NEXT.incrementAndGet();
        Path body = folder.resolve("body-" + number);
        Files.writeString(body, request.body() == null ? "" : request.body());
        Path script = folder.resolve("request-" + number + ".lua");
        Files.writeString(script, SCRIPT.formatted(request.method(), token == null ? "" : token, body));
        return script;
    }

    /** Writes a token where only its owner can read it. */
    static Path tokenFile(Path folder, String name, String token) throws IOException {
        Path file = folder.resolve(name + ".token");
        DataFolder.writeSecret(file, token);
        return file;
    }
}
