package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.blackbox.KmipHttps.Encoding;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every test case of the KMIP profiles 1.4 and 2.1, through every door and encoding. */
@ExtendWith(RunningServer.class)
class OasisCasesIT {
    private final RunningServer.Handle server;
    private final Applications applications;

    OasisCasesIT(RunningServer.Handle server) {
        this.server = server;
        this.applications =
                new Applications(server, OwnTenant.with(server, "oasis").operator());
    }

    @Test
    void all_are_passed_through_every_door() {
        List<OasisCase> old = cases("v1.4");
        List<OasisCase> recent = cases("v2.1");
        Map<String, Function<ClientSecretResponse, KmipDoor>> doors = new LinkedHashMap<>();
        for (Encoding encoding : Encoding.values()) {
            doors.put("https-" + encoding, client -> new KmipHttps(server.process(), client, encoding));
        }
        doors.put(
                "tls",
                client -> new KmipSocket(server.process(), server.access().kmipPort(), client));
        List<String> failures = new ArrayList<>();
        doors.forEach((name, door) -> {
            KmipDoor opened = door.apply(client(name));
            Set<String> made = new HashSet<>();
            int passedOld = run(name, old, opened, made, failures);
            int passedRecent = run(name, recent, opened, made, failures);
            System.Logger log = System.getLogger(OasisCasesIT.class.getName());
            log.log(
                    System.Logger.Level.INFO,
                    "{0}: KMIP 1.4: {1} of {2}, KMIP 2.1: {3} of {4}",
                    name,
                    passedOld,
                    old.size(),
                    passedRecent,
                    recent.size());
        });

        assertThat(failures).as(String.join("\n", failures)).isEmpty();
        assertThat(old).hasSize(75);
        assertThat(recent).hasSize(93);
    }

    private static int run(
            String door, List<OasisCase> cases, KmipDoor opened, Set<String> made, List<String> failures) {
        int passed = 0;
        for (OasisCase each : cases) {
            List<String> differences = each.run(opened, made);
            if (differences.isEmpty()) {
                passed++;
            } else {
                failures.add(door + ": " + String.join("\n    ", differences));
            }
        }
        return passed;
    }

    /** In a namespace of its own, so that nothing that a case leaves behind is found by another run of it. */
    private ClientSecretResponse client(String name) {
        String lower = "oasis-" + name.toLowerCase(Locale.ROOT);
        return applications
                .client(
                        lower,
                        Set.of(applications.namespace(lower)),
                        new Grant(EnumSet.allOf(OperationGroup.class), null, null))
                .made();
    }

    /** In the order of their names: some continue what another has begun. */
    private static List<OasisCase> cases(String version) {
        try (Stream<Path> files = Files.walk(TestData.require("kmip/test-cases/" + version))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(OasisCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
