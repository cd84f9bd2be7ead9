package org.claviger.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.api.ErrorCode.INVALID_REQUEST;
import static org.claviger.server.Refused.assertRefused;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255",
        "192.0.2.17, 192.0.2.17",
        "192.0.2.16/31, 192.0.2.17",
        "0.0.0.0/0, 198.51.100.1",
        "2001:db8::/32, 2001:db8:ffff::1",
        "::1, 0:0:0:0:0:0:0:1",
        "::/0, 2001:db8::1",
        "fe80::/10, fe80::1%eth0",
        "10.0.0.0/8, ::ffff:10.1.2.3"
    })
    void an_address_is_within(String network, String address) {
        assertThat(SourceNetwork.parse(network).contains(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 11.0.0.0",
        "10.0.0.0/8, 9.255.255.255",
        "192.0.2.17, 192.0.2.18",
        "0.0.0.0/0, 2001:db8::1",
        "::/0, 192.0.2.1",
        "2001:db8::/32, 2001:db9::1",
        "10.0.0.0/8, localhost",
        "10.0.0.0/8, ''",
        "10.0.0.0/8, ::ffff:11.1.2.3"
    })
    void an_address_is_not_within(String network, String address) {
        assertThat(SourceNetwork.parse(network).contains(address)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3/8, 10.0.0.0/8", "192.0.2.17, 192.0.2.17", "2001:DB8:0::5/32, 2001:db8::/32"})
    void is_told_without_what_is_behind_the_prefix(String said, String told) {
        assertThat(SourceNetwork.parse(said).text()).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "10.0.0.0/33",
                "2001:db8::/129",
                "10.0.0.0/-1",
                "10.0.0",
                "10",
                "/8",
                "10.0.0.*",
                "10.0.0.0-10.0.0.9",
                "10.0.0.0/255.0.0.0",
                "256.0.0.1",
                "example.org",
                "10.0.0.0/8, 11.0.0.0/8",
                "fe80::1%eth0",
                "0x0a000000"
            })
    void what_is_no_network_is_refused(String text) {
        assertRefused(INVALID_REQUEST, () -> SourceNetwork.parse(text));
    }
}
