package org.claviger.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every record that travels. */
class DtoTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.claviger.api");

    /** Their names say secret; what they hold is meant to be seen, or a token that has to be sent as it is. */
    private static final List<String> NOT_SECRET = List.of(
            "tokenLabel",
            "tokenType",
            "tokens",
            "tokenObject",
            "keyCheckValue",
            "mustChangePassword",
            "accessToken",
            "token");

    @Test
    void a_component_named_like_a_secret_is_no_string() {
        List<String> naked = records()
                .flatMap(r -> Arrays.stream(r.getRecordComponents())
                        .filter(c -> c.getType() == String.class)
                        .filter(c -> !NOT_SECRET.contains(c.getName()))
                        .filter(c ->
                                c.getName().toLowerCase(Locale.ROOT).matches(".*(password|secret|pin$|token|key$).*"))
                        .map(c -> r.getSimpleName() + "." + c.getName()))
                .toList();
        assertThat(naked).isEmpty();
    }

    @Test
    void nothing_but_the_jdk_and_small_apis_is_needed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.claviger.api..",
                        "java..",
                        "javax.net..",
                        "jakarta.json.bind..",
                        "jakarta.validation..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    private static Stream<Class<?>> records() {
        return CLASSES.stream().map(JavaClass::reflect).filter(Class::isRecord).map(c -> (Class<?>) c);
    }
}
