package org.mailmedic;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.diagnosis.record.RecordToPublish;

/// Holds the code against the two tables of `src/docs/rooms.md`, which are the only place where the rooms stand.
class RoomsTest {
    private static final Path PAGE = Path.of("src", "docs", "rooms.md");
    private static final String ROOT = "org.mailmedic.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mailmedic");

    /// Each room, and the rooms that it may know; in the order of the page.
    private static final Map<String, List<String>> MAY_KNOW = rooms();

    /// @param what packages (`javax.swing..`), classes or static fields
    /// @param where rooms or classes that may use them
    /// @param why the reason
    private record Rule(List<String> what, List<String> where, String why) {}

    @TestFactory
    Stream<DynamicTest> eachRoomKnowsOnlyWhatItsRowSays() {
        return MAY_KNOW.keySet().stream()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    List<String> forbidden = dependencies(room)
                            .filter(arrow -> !mayKnow(room, roomOf(arrow.getTargetClass())))
                            .map(Dependency::getDescription)
                            .toList();
                    assertThat(forbidden)
                            .as(
                                    "%s may not know these by %s; to the code it knows: %s",
                                    room, PAGE, listOf(known(room)))
                            .isEmpty();
                }));
    }

    /// A plan that permits what nobody needs is none.
    @Test
    void onlyTheDoctorsMakeRecords() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "diagnosis..")
                .and()
                .haveSimpleNameNotEndingWith("Doctor")
                .should()
                .callConstructor(RecordToPublish.class, String.class, String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void noRowPermitsAnArrowThatIsNotThere() {
        assertThat(MAY_KNOW.entrySet().stream()
                        .flatMap(row -> row.getValue().stream()
                                .filter(name -> !name.equals("all"))
                                .filter(name -> known(row.getKey()).noneMatch(room -> covers(name, room)))
                                .map(name -> row.getKey() + " -> " + name)))
                .as("in " + PAGE + ", and not in the code")
                .isEmpty();
    }

    @Test
    void everyPackageIsARoomAndEveryRowARoom() {
        TreeSet<String> found =
                new TreeSet<>(CLASSES.stream().map(RoomsTest::roomOf).toList());
        assertThat(found.stream()
                        .filter(room -> !MAY_KNOW.containsKey(room))
                        .map(room -> room + ", which knows: " + listOf(known(room))))
                .as("packages without a row in " + PAGE)
                .isEmpty();
        assertThat(MAY_KNOW.keySet().stream().filter(room -> !found.contains(room)))
                .as("rows in %s without a package", PAGE)
                .isEmpty();
        assertThat(MAY_KNOW.values().stream()
                        .flatMap(List::stream)
                        .filter(name -> found.stream().noneMatch(room -> covers(name, room)))
                        .distinct())
                .as("rooms that a row of %s may know and that are none", PAGE)
                .isEmpty();
    }

    @Test
    void everyRoomSaysItsPurposeInItsPackageInfo() {
        assertThat(MAY_KNOW.keySet().stream()
                        .filter(room -> !Files.exists(Path.of("src", "main", "java", "org", "mailmedic")
                                .resolve(room.replace('.', '/'))
                                .resolve("package-info.java"))))
                .as("rooms without package-info.java")
                .isEmpty();
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> someThingsAreUsedInSomeRoomsOnly() {
        List<Rule> rules = rules();
        assertThat(rules).as("the rules of " + PAGE).hasSizeGreaterThan(3);
        return rules.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        String.join(", ", rule.what()),
                        () -> assertThat(CLASSES.stream()
                                        .filter(c -> rule.where().stream().noneMatch(where -> isIn(where, c)))
                                        .flatMap(c -> uses(rule, c)))
                                .as("only in %s: %s", rule.where(), rule.why())
                                .isEmpty()));
    }

    // ---- The code ----

    private static String roomOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static Stream<Dependency> dependencies(String room) {
        return CLASSES.stream()
                .filter(c -> roomOf(c).equals(room))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(ROOT));
    }

    private static Stream<String> known(String room) {
        return dependencies(room)
                .map(arrow -> roomOf(arrow.getTargetClass()))
                .filter(other -> !other.equals(room))
                .distinct()
                .sorted();
    }

    private static String listOf(Stream<String> rooms) {
        return rooms.collect(Collectors.joining(", "));
    }

    private static boolean mayKnow(String room, String other) {
        return room.equals(other)
                || MAY_KNOW.getOrDefault(room, List.of()).stream().anyMatch(name -> covers(name, other));
    }

    /// Whether a name of the page means this room: itself, `policy.*` for `policy` and all below it, or `all`.
    private static boolean covers(String name, String room) {
        return name.equals("all")
                || name.equals(room)
                || (name.endsWith(".*") && (room + ".").startsWith(name.substring(0, name.length() - 1)));
    }

    private static boolean isIn(String where, JavaClass type) {
        String full = ROOT + where;
        return covers(where, roomOf(type))
                || type.getName().equals(full)
                || type.getName().startsWith(full + "$");
    }

    private static Stream<String> uses(Rule rule, JavaClass type) {
        return Stream.concat(
                type.getDirectDependenciesFromSelf().stream()
                        .filter(arrow -> rule.what().stream().anyMatch(what -> isOf(what, arrow.getTargetClass())))
                        .map(Dependency::getDescription),
                type.getFieldAccessesFromSelf().stream()
                        .filter(access -> rule.what()
                                .contains(access.getTargetOwner().getName() + "."
                                        + access.getTarget().getName()))
                        .map(JavaAccess::getDescription));
    }

    private static boolean isOf(String what, JavaClass type) {
        if (!what.endsWith("..")) {
            return type.getName().equals(what);
        }
        String prefix = what.substring(0, what.length() - 2);
        return type.getPackageName().equals(prefix) || type.getPackageName().startsWith(prefix + ".");
    }

    // ---- The page ----

    private static Map<String, List<String>> rooms() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        for (String[] row : rows("room")) {
            String room = names(row[0]).getFirst();
            assertThat(rooms.put(room, names(row[2])))
                    .as("a second row for " + room)
                    .isNull();
        }
        return rooms;
    }

    private static List<Rule> rules() {
        return rows("what").stream()
                .map(row -> new Rule(names(row[0]), names(row[1]), row[2]))
                .toList();
    }

    /// The rows of the table whose first heading this is.
    private static List<String[]> rows(String heading) {
        try {
            return Files.readAllLines(PAGE).stream()
                    .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.substring(1).strip().split("\\s*\\|\\s*", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of a cell; none for `-`.
    private static List<String> names(String cell) {
        return Arrays.stream(cell.replace("`", "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.equals("-"))
                .toList();
    }
}
