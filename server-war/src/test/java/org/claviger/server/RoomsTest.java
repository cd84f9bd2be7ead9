package org.claviger.server;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.security.Provider;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.claviger.api.auth.Role;
import org.claviger.server.platform.Room;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.AdmitsAnyone;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.OfOneself;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds every room to the list in its own {@code package-info.java}, and all of them to the rules of the house. */
class RoomsTest {
    private static final String HOUSE = "org.claviger.server";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

    @Nested
    class A_room {
        @Test
        void uses_only_the_rooms_that_its_package_info_names() {
            classes().should(useOnlyNamedRooms()).check(CLASSES);
        }

        @Test
        void names_only_rooms_that_there_are() {
            Set<String> rooms = rooms().stream().map(RoomsTest::nameOf).collect(Collectors.toSet());
            for (JavaPackage room : rooms()) {
                assertThat(rooms).as(room.getName()).containsAll(usesOf(room));
            }
        }

        @Test
        void names_only_rooms_that_it_uses() {
            for (JavaPackage room : rooms()) {
                assertThat(usedBy(room)).as(room.getName()).containsAll(usesOf(room));
            }
        }

        /** One that lies within another is a room of its own. */
        @Test
        void is_never_used_by_a_room_that_it_uses() {
            slices().assignedFrom(ROOMS).should().beFreeOfCycles().check(CLASSES);
        }
    }

    @Nested
    class A_door {
        @Test
        void uses_no_other_door() {
            slices().matching(HOUSE + ".rest.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .check(CLASSES);
        }

        @Test
        void knows_no_entities() {
            noClasses()
                    .that()
                    .resideInAPackage(HOUSE + ".rest..")
                    .should()
                    .dependOnClassesThat()
                    .areAnnotatedWith(Entity.class)
                    .check(CLASSES);
        }

        @Test
        void says_of_each_request_whom_it_admits() {
            methods().that(answerRequests()).should(sayWhomTheyAdmit()).check(CLASSES);
        }

        @Test
        void says_of_each_request_of_people_which_permission_it_needs() {
            methods().that(answerRequests()).should(sayWhatTheyNeed()).check(CLASSES);
        }

        @Test
        void is_the_only_one_to_know_http() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(HOUSE + ".rest..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta.ws.rs..")
                    .check(CLASSES);
        }
    }

    @Nested
    class The_agent {
        @Test
        void needs_nothing_but_the_jdk() {
            classes()
                    .that()
                    .resideInAPackage(AGENT)
                    .should()
                    .onlyDependOnClassesThat(DescribedPredicate.describe(
                            "are of the JDK, or its own",
                            c -> c.isPrimitive()
                                    || c.getPackageName().equals(AGENT)
                                    || c.isEquivalentTo(Room.class)
                                    || isOfTheJdk(c.getBaseComponentType())))
                    .check(CLASSES);
        }

        @Test
        void alone_speaks_pkcs_11() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(AGENT)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("sun.security.pkcs11..")
                    .orShould()
                    .callMethod(Provider.class, "configure", String.class)
                    .check(CLASSES);
        }

        @Test
        void alone_writes_to_the_standard_streams() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(AGENT)
                    .should(ACCESS_STANDARD_STREAMS)
                    .check(CLASSES);
        }
    }

    @Test
    void only_plurals_find_and_store() {
        classes()
                .that(DescribedPredicate.describe(
                        "use an EntityManager",
                        c -> c.getDirectDependenciesFromSelf().stream()
                                .anyMatch(use -> use.getTargetClass().isEquivalentTo(EntityManager.class))))
                .should()
                .haveNameMatching(".*\\.([A-Z]\\w*[^s]s|AdvisoryLock)")
                .check(CLASSES);
    }

    private static final String AGENT = HOUSE + ".hsm.agent";

    private static final SliceAssignment ROOMS = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
            return isOfTheHouse(c) ? SliceIdentifier.of(nameOf(roomOf(c))) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    };

    private static ArchCondition<JavaClass> useOnlyNamedRooms() {
        return new ArchCondition<>("use only the rooms that its package-info names") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                JavaPackage room = roomOf(user);
                Set<String> allowed = new HashSet<>(usesOf(room));
                allowed.add(nameOf(room));
                allowed.add("platform");
                user.getDirectDependenciesFromSelf().stream()
                        .filter(use -> isOfTheHouse(use.getTargetClass()))
                        .filter(use -> !allowed.contains(nameOf(roomOf(use.getTargetClass()))))
                        .forEach(use -> events.add(violated(user, use.getDescription())));
            }
        };
    }

    /** Methods of resources, and those that lead to further resources. */
    private static DescribedPredicate<JavaMethod> answerRequests() {
        return DescribedPredicate.describe(
                "answer requests",
                method -> method.isMetaAnnotatedWith(HttpMethod.class)
                        || method.isAnnotatedWith(Path.class)
                        || (method.getOwner().isAnnotatedWith(Path.class)
                                && method.getModifiers().contains(JavaModifier.PUBLIC)));
    }

    private static ArchCondition<JavaMethod> sayWhomTheyAdmit() {
        return new ArchCondition<>("say whom they admit") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.getOwner().isAnnotatedWith(Admits.class) && !method.isAnnotatedWith(AdmitsAnyone.class)) {
                    events.add(violated(method, method.getFullName() + " admits nobody"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> sayWhatTheyNeed() {
        return new ArchCondition<>("say which permission people need") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaClass door = method.getOwner();
                boolean ofPeople = door.isAnnotatedWith(Admits.class)
                        && !List.of(door.getAnnotationOfType(Admits.class).value())
                                .equals(List.of(Role.CLIENT));
                boolean says = door.isAnnotatedWith(Needs.class)
                        || door.isAnnotatedWith(OfOneself.class)
                        || method.isAnnotatedWith(Needs.class)
                        || method.isAnnotatedWith(AdmitsAnyone.class);
                if (ofPeople && !says) {
                    events.add(violated(method, method.getFullName() + " names no permission"));
                }
            }
        };
    }

    private static Set<JavaPackage> rooms() {
        return CLASSES.stream().map(RoomsTest::roomOf).collect(Collectors.toSet());
    }

    private static List<String> usesOf(JavaPackage room) {
        return List.of(room.getAnnotationOfType(Room.class).uses());
    }

    private static Set<String> usedBy(JavaPackage room) {
        return CLASSES.stream()
                .filter(c -> roomOf(c).getName().equals(room.getName()))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .filter(RoomsTest::isOfTheHouse)
                .map(c -> nameOf(roomOf(c)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JavaPackage roomOf(JavaClass c) {
        JavaPackage p = c.getPackage();
        while (!p.isAnnotatedWith(Room.class)) {
            p = p.getParent().orElseThrow(() -> new AssertionError(c.getName() + " is in no room"));
        }
        return p;
    }

    private static String nameOf(JavaPackage room) {
        return room.getName().substring(HOUSE.length() + 1);
    }

    private static boolean isOfTheHouse(JavaClass c) {
        return c.getPackageName().startsWith(HOUSE + ".");
    }

    private static boolean isOfTheJdk(JavaClass c) {
        return c.isPrimitive()
                || List.of("java.", "javax.", "jdk.", "sun.security.pkcs11.").stream()
                        .anyMatch(c.getName()::startsWith);
    }
}
