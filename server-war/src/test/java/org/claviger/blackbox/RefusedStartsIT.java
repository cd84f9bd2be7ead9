package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when {@code ./claviger up} can't do what he wants. */
@ExtendWith(RunningServer.class)
class RefusedStartsIT {
    @TempDir
    Path folder;

    @Test
    void a_port_in_use_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Script.Said said = Script.run("up", "--data", fresh(), "--port", Integer.toString(taken.getLocalPort()));

            assertThat(said.text()).contains("Port " + taken.getLocalPort()).contains("--port");
            assertThat(said.exit()).isEqualTo(1);
        }
    }

    @Test
    void a_second_start_on_the_same_folder_is_refused(RunningServer.Handle server) throws Exception {
        Script.Said said = Script.run(
                "up", "--port", "0", "--data", server.process().data().root().toString());

        assertThat(said.text()).contains("Another Claviger runs").contains("down");
        assertThat(said.exit()).isEqualTo(1);
    }

    @Test
    void a_folder_of_a_newer_version_is_not_touched() throws Exception {
        Path newer = Files.createDirectory(folder.resolve("newer"));
        Files.writeString(newer.resolve("version"), "999\n");

        Script.Said said = Script.run("up", "--port", "0", "--data", newer.toString());

        assertThat(said.text()).contains("newer Claviger");
        assertThat(said.exit()).isEqualTo(1);
        try (var files = Files.list(newer)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("version");
        }
    }

    @Test
    void a_database_that_is_down_is_named() throws Exception {
        Path data = Files.createDirectory(folder.resolve("no-database"));
        Files.writeString(data.resolve("version"), "1\n");
        Files.writeString(
                data.resolve("claviger.properties"),
                "claviger.database.url=jdbc:postgresql://127.0.0.1:1/claviger\nclaviger.database.user=claviger\n");

        Script.Said said = Script.run("up", "--port", "0", "--data", data.toString());

        assertThat(said.text())
                .contains("jdbc:postgresql://127.0.0.1:1/claviger")
                .contains("claviger.properties");
        assertThat(said.exit()).isEqualTo(1);
    }

    @Test
    void a_setting_that_can_not_be_meant_is_told() throws Exception {
        Path data = Files.createDirectory(folder.resolve("no agents"));
        Files.writeString(data.resolve("claviger.properties"), "claviger.hsm.agents=0\n");

        Script.Said said = Script.run("up", "--port", "0", "--data", data.toString());

        assertThat(said.text()).contains("claviger.hsm.agents is 0").contains("claviger.properties");
        assertThat(said.exit()).isEqualTo(1);
    }

    @Test
    void a_misspelt_setting_of_an_issuer_is_told() throws Exception {
        Path data = Files.createDirectory(folder.resolve("misspelt"));
        Files.writeString(data.resolve("claviger.properties"), """
                claviger.oidc.issuers=corp
                claviger.oidc.corp.url=https://sso.example/realms/corp
                claviger.oidc.corp.audiance=kms
                """);

        Script.Said said = Script.run("up", "--port", "0", "--data", data.toString());

        assertThat(said.text())
                .contains("claviger.oidc.corp.audiance is unknown")
                .contains("claviger.properties");
        assertThat(said.exit()).isEqualTo(1);
    }

    @Test
    void a_wrong_option_is_told_with_the_usage() throws Exception {
        Script.Said said = Script.run("up", "--prot", "1");

        assertThat(said.text()).contains("--prot").contains("--port");
        assertThat(said.exit()).isEqualTo(2);
    }

    @Test
    void a_running_server_tells_its_status(RunningServer.Handle server) throws Exception {
        Script.Said said =
                Script.run("status", "--data", server.process().data().root().toString());

        assertThat(said.text()).contains(server.process().base().toString()).contains("\"UP\"");
        assertThat(said.exit()).isZero();
    }

    @Test
    void where_none_runs_status_and_down_say_so() throws Exception {
        assertThat(Script.run("status", "--data", fresh()).exit()).isEqualTo(3);
        assertThat(Script.run("down", "--data", fresh()).exit()).isZero();
    }

    private String fresh() {
        return folder.resolve("fresh folder").toString();
    }
}
