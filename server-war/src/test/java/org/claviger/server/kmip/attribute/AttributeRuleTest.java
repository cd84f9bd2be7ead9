package org.claviger.server.kmip.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.kmip.attribute.AttributeRule.Hand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version has an attribute, who sets it, and how often an object may have it. */
class AttributeRuleTest {
    @ParameterizedTest
    @CsvSource({
        "UNIQUE_IDENTIFIER, V1_0, V2_1, false, SERVER",
        "DIGEST, V1_0, V2_1, true, SERVER",
        "CRYPTOGRAPHIC_ALGORITHM, V1_0, V2_1, false, ONCE",
        "NAME, V1_0, V2_1, true, CLIENT",
        "LINK, V1_0, V2_1, true, CLIENT",
        "ACTIVATION_DATE, V1_0, V2_1, false, CLIENT",
        "OPERATION_POLICY_NAME, V1_0, V1_4, false, CLIENT",
        "FRESH, V1_1, V2_1, false, ONCE",
        "ALTERNATIVE_NAME, V1_2, V2_1, true, CLIENT",
        "RANDOM_NUMBER_GENERATOR, V1_3, V2_1, false, SERVER",
        "SENSITIVE, V1_4, V2_1, false, CLIENT",
        "ALWAYS_SENSITIVE, V1_4, V2_1, false, SERVER",
        "QUANTUM_SAFE, V2_0, V2_1, false, ONCE",
        "CERTIFICATE_SUBJECT_CN, V2_0, V2_1, false, SERVER",
        "ROTATE_INTERVAL, V2_1, V2_1, false, CLIENT"
    })
    void a_rule_is_as_the_specification_has_it(Tag tag, Version since, Version until, boolean isMany, Hand hand) {
        AttributeRule rule = AttributeRule.of(AttributeName.of(tag)).orElseThrow();

        assertThat(rule).isEqualTo(new AttributeRule(tag, since, until, isMany, hand));
        for (Version version : Version.values()) {
            assertThat(rule.isIn(version)).isEqualTo(version.compareTo(since) >= 0 && version.compareTo(until) <= 0);
        }
    }

    @Test
    void every_rule_is_found_by_its_name_and_its_tag_is_in_every_version_of_it() {
        assertThat(AttributeRule.tags()).hasSizeGreaterThan(60).allSatisfy(tag -> {
            AttributeRule rule = AttributeRule.of(AttributeName.of(tag)).orElseThrow();
            assertThat(rule.tag()).isEqualTo(tag);
            for (Version version : Version.values()) {
                assertThat(!rule.isIn(version) || tag.isIn(version))
                        .as("%s in %s", tag, version)
                        .isTrue();
            }
        });
    }

    @Test
    void what_is_no_attribute_has_no_rule() {
        assertThat(AttributeRule.of(AttributeName.of(Tag.BATCH_COUNT))).isEmpty();
        assertThat(AttributeRule.of(new AttributeName("x", "Name"))).isEmpty();
        assertThat(AttributeName.of(Tag.BATCH_COUNT).isIn(Version.V2_1)).isFalse();
    }
}
