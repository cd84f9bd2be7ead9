package org.claviger.console.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.console.common.Strings;
import org.junit.jupiter.api.Test;

class ClientsStringsTest {
    @Test
    void every_operation_that_may_be_granted_has_a_text() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Strings strings = Strings.of(ClientsController.class, language);
            for (OperationGroup group : OperationGroup.values()) {
                assertThat(strings.text("operation." + group)).isNotBlank();
            }
        }
    }
}
