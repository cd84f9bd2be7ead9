package org.claviger.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the packages apart: a screen knows what all screens share, and no other screen. */
class PackagesTest {
    private static final String HOUSE = "org.claviger.console";
    /** Those that are no screens: what all share, the window, what opens a browser, and what takes pictures. */
    private static final Set<String> OTHERS = Set.of("common", "shell", "browser", "screenshots");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

    @Test
    void packages_form_no_circle() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void a_screen_knows_nothing_of_other_screens_and_of_the_window() {
        List<String> screens = screens();
        assertThat(screens).contains("connect", "tenants", "keks");
        for (String screen : screens) {
            String[] others = screens.stream()
                    .filter(other -> !other.equals(screen))
                    .map(other -> HOUSE + "." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(HOUSE + "." + screen + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage(HOUSE + ".shell..")
                    .check(CLASSES);
        }
    }

    private static List<String> screens() {
        return CLASSES.stream()
                .map(type -> type.getPackageName().substring(HOUSE.length()))
                .filter(room -> !room.isEmpty())
                .map(room -> room.substring(1))
                .filter(room -> !OTHERS.contains(room))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void view_models_need_no_window() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .check(CLASSES);
    }
}
