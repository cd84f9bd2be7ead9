package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestCountsTest {
    @Test
    void what_was_refused_and_what_failed_are_told_apart() {
        RequestCounts counts = new RequestCounts();
        for (int status : new int[] {200, 204, 303, 400, 404, 499, 500, 503}) {
            counts.count(status);
        }
        assertThat(counts.all()).isEqualTo(8);
        assertThat(counts.refused()).isEqualTo(3);
        assertThat(counts.failed()).isEqualTo(2);
    }
}
