package org.claviger.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.claviger.launcher.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code seed}: what {@code up --seed-demo} calls, in a process of its own, since it needs a JSON library that must not get
 * in the way of the application server's. Reads the first admin's password from the standard input.
 */
@Command(name = "seed", hidden = true)
public final class SeedCommand implements Callable<Integer> {
    @Option(names = "--data", required = true)
    Path folder;

    @Option(names = "--url", required = true)
    URI url;

    @Override
    public Integer call() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        DemoSeed.plant(DataFolder.at(folder), url, in.readLine());
        return 0;
    }
}
