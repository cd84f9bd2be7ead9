package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
    @Test
    void by_default_it_lies_below_the_home_folder() {
        assertThat(ConfigFolder.find(null, name -> null, "/home/ada")).isEqualTo(Path.of("/home/ada/.config/claviger"));
    }

    @Test
    void the_desktop_may_keep_configuration_elsewhere() {
        assertThat(ConfigFolder.find(null, name -> "/conf", "/home/ada")).isEqualTo(Path.of("/conf/claviger"));
    }

    @Test
    void a_relative_folder_is_ignored_as_the_xdg_specification_wants() {
        assertThat(ConfigFolder.find("", name -> "conf", "/home/ada")).isEqualTo(Path.of("/home/ada/.config/claviger"));
    }

    @Test
    void the_system_property_wins() {
        assertThat(ConfigFolder.find("/tmp/x", name -> "/conf", "/home/ada")).isEqualTo(Path.of("/tmp/x"));
    }
}
