package org.claviger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.claviger.launcher.RunningServer;
import org.claviger.server.hsm.AgentsAlone;
import picocli.CommandLine;

/**
 * What the REST doors do per second, beside what bounds them: echoes on the same Payara, HSM agents, PostgreSQL, OpenSSL. It
 * starts all of it, prints a table, writes {@code bench.json}, and ends well whether goals are met or not. Run by
 * {@code ./claviger bench}.
 */
final class RestBenchmark {
    private static final Path JSON = Path.of("bench.json");
    private static final int KEEP_SECONDS = 86_400;
    private static final int AGENT_THREADS = 8;

    /** Longer than everything takes. */
    private static final String SETTINGS = "claviger.token.lifetime-seconds=14400\n";

    private final Options options;
    private final Path folder;

    private RestBenchmark(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /** Exit code 0, or 2 for a wrong command line. */
    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        Options options = new Options();
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            line.getErr().println(e.getMessage());
            line.usage(line.getErr());
            System.exit(2);
        }
        // Its owner's alone
        Path folder = Files.createTempDirectory(
                        Files.createDirectories(Path.of(Options.home(), "server-war", "target")), "bench-")
                .toAbsolutePath();
        Runtime.getRuntime().addShutdownHook(new Thread(RestBenchmark::endChildren, "end children"));
        try {
            Report report = new RestBenchmark(options, folder).measure(begun);
            report.write(JSON);
            report.print(System.out);
            Progress.say("wrote %s", JSON.toAbsolutePath());
        } finally {
            Folders.delete(folder);
        }
    }

    /** Who is interrupted leaves no server behind. */
    private static void endChildren() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    private Report measure(long begun) throws Exception {
        Machine machine = Machine.here();
        Progress.say("starting the server, and one that echoes");
        CompletableFuture<EchoServer> echoing =
                CompletableFuture.supplyAsync(() -> unchecked(() -> EchoServer.start(folder)));
        try (RunningServer.Handle server = startServer();
                EchoServer echo = echoing.join();
                AgentsAlone agents = new AgentsAlone(folder.resolve("hsm"))) {
            return report(machine, server, echo, agents, begun);
        }
    }

    private RunningServer.Handle startServer() throws IOException {
        Path data = Files.createDirectory(folder.resolve("server"));
        Files.writeString(data.resolve("claviger.properties"), SETTINGS);
        return RunningServer.Handle.startOn(data);
    }

    private Report report(Machine machine, RunningServer.Handle server, EchoServer echo, AgentsAlone agents, long begun)
            throws IOException, SQLException {
        Application cached = new Application(server, "north", KEEP_SECONDS, folder);
        Application uncached = new Application(server, "south", 0, folder);
        CryptoMeasures crypto = new CryptoMeasures(cached, uncached, new Wrk(echo.base(), folder, null));
        Plan plan = new Plan(
                crypto,
                new KmipMeasures(server, "north"),
                new Measure(
                        "HSM agents alone, open",
                        AGENT_THREADS,
                        "/s",
                        seconds -> Sample.of(unchecked(() -> agents.opens(AGENT_THREADS, seconds * 1000)))),
                new Pgbench(server, folder).measure(CryptoMeasures.CONNECTIONS),
                new Upload(folder, server.process().data().caFile(), cached.token())
                        .measure("stream of 1 GiB", server.process().base().resolve(crypto.streamPath())),
                new Upload(folder, echo.authority(), null)
                        .measure("plain servlet echo, 1 GiB", echo.base().resolve(EchoServer.SERVLET)),
                OpensslSpeed.measure());
        List<Line> lines = options.lines(plan);
        Progress.say("measuring");
        ProcessorTime before = ProcessorTime.now();
        Results results = options.rounds(begun).of(options.measures(plan));
        double takenByOthers = ProcessorTime.now().othersSince(before);
        List<Row> rows =
                new ArrayList<>(lines.stream().map(line -> line.row(results)).toList());
        rows.addAll(Memory.rows(server.process().handle()));
        if (options.million) {
            rows.addAll(amongMany(
                    new ManyKeys(server, UUID.fromString(cached.key("AES", 256)), options.keys), plan, results));
        }
        options.peers()
                .map(Peers::new)
                .ifPresent(peers -> rows.addAll(peers.rows(
                        plan.dataKeyDecryption().row(results),
                        plan.kmipEncryption().row(results))));
        return new Report(machine, results.rounds(), takenByOthers, rows);
    }

    private List<Row> amongMany(ManyKeys keys, Plan plan, Results few) throws SQLException {
        Progress.say("making %,d keys", keys.count());
        keys.make();
        List<Grown> lines = plan.amongMany().stream()
                .map(measure -> new Grown(measure, plan.crypto().ceiling, few, keys.count()))
                .toList();
        Results many = options.rounds(System.nanoTime()).of(Plan.needs(lines));
        return lines.stream().map(line -> line.row(many)).toList();
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
