package org.mailmedic;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.diagnosis.RecordToPublish;

/// The rooms, and who may know whom (`src/docs/rooms.md`).
class RoomsTest {
    private static final String ROOT = "org.mailmedic.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mailmedic");

    /// Each room and the rooms that it may know. Values of a room further down may pass through.
    private static final Map<String, List<String>> MAY_KNOW = new TreeMap<>(Map.ofEntries(
            Map.entry("about", List.of()),
            Map.entry("reply", List.of()),
            Map.entry("text", List.of()),
            Map.entry("web", List.of()),
            Map.entry("dns", List.of("web")),
            Map.entry("knowledge", List.of("reply")),
            Map.entry("policy", List.of("dns", "web")),
            Map.entry("smtp", List.of("reply", "dns")),
            Map.entry("oauth", List.of("web", "knowledge", "smtp")),
            Map.entry("diagnosis", List.of("reply", "knowledge", "policy", "dns", "smtp", "web")),
            Map.entry("remedy", List.of("diagnosis", "knowledge", "text", "reply")),
            Map.entry("checkup", List.of("smtp", "dns", "web", "policy", "diagnosis", "knowledge", "reply")),
            Map.entry("casefile", List.of("diagnosis", "remedy", "dns", "smtp", "reply")),
            Map.entry(
                    "walk",
                    List.of(
                            "casefile",
                            "checkup",
                            "diagnosis",
                            "remedy",
                            "knowledge",
                            "lab",
                            "smtp",
                            "oauth",
                            "dns",
                            "web",
                            "reply",
                            "text")),
            Map.entry(
                    "report",
                    List.of("policy", "dns", "casefile", "diagnosis", "remedy", "knowledge", "reply", "smtp", "text")),
            Map.entry("lab", List.of("dns", "web", "smtp", "checkup", "reply"))));

    private static final List<String> ALL_ROOMS = Stream.concat(
                    MAY_KNOW.keySet().stream(), Stream.of("ui", "console", "app"))
            .sorted()
            .toList();

    @TestFactory
    Stream<DynamicTest> eachRoomKnowsOnlyTheRoomsBelowIt() {
        return MAY_KNOW.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    String[] forbidden = ALL_ROOMS.stream()
                            .filter(room ->
                                    !room.equals(e.getKey()) && !e.getValue().contains(room))
                            .map(room -> ROOT + room + "..")
                            .toArray(String[]::new);
                    check(noClasses()
                            .that()
                            .resideInAPackage(ROOT + e.getKey() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .because("arrows between rooms point one way: evidence, diagnosis, fixes, report"));
                }));
    }

    @Test
    void onlyTheDoctorsMakeRecords() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "diagnosis..")
                .and()
                .haveSimpleNameNotEndingWith("Doctor")
                .should()
                .callConstructor(RecordToPublish.class, String.class, String.class, String.class));
    }

    @Test
    void noRoomIsForgotten() {
        List<String> found = CLASSES.stream()
                .map(c -> c.getPackageName().substring("org.mailmedic".length()))
                .filter(p -> !p.isEmpty())
                .map(p -> p.substring(1).split("\\.", 2)[0])
                .distinct()
                .sorted()
                .toList();
        org.assertj.core.api.Assertions.assertThat(ALL_ROOMS).containsAll(found);
    }

    @Test
    void roomsHaveNoCycles() {
        check(slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
    }

    @Test
    void onlyTheUiKnowsJavaFx() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "ui..", ROOT + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .because("the core runs without a window, in a terminal and in tests"));
    }

    @Test
    void onlyDnsKnowsDnsjava() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "dns..", ROOT + "lab..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill.DNS..")
                .because("all else sees sealed answers, so that a time-out never becomes a missing record"));
    }

    @Test
    void onlyReplyAndSmtpKnowJakartaMail() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "reply..", ROOT + "smtp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .because("mail parsing and talking to servers have one home each"));
    }

    @Test
    void socketsStayAtTheEdge() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "dns..", ROOT + "smtp..", ROOT + "oauth..", ROOT + "lab..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.ServerSocket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.DatagramSocket")
                .because("what leaves this computer must be easy to find"));
    }

    /// After a sign-in by browser one answer comes back to a port on loopback, and only `RedirectListener`
    /// waits there.
    @Test
    void oauthOnlyListens() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "oauth..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "oauth.RedirectListener")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.ServerSocket")
                .because("what oauth sends, it sends through the web room"));
    }

    @Test
    void onlyTheWebRoomSpeaksHttp() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .because("one client, with bounds, and without cookies, redirects or a cache"));
    }

    @Test
    void onlyTheTerminalWritesToStandardOutput() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "console..", ROOT + "app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a script reads standard output"));
    }

    @Test
    void noAwtNoSwing() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..")
                .because("JavaFX is the one toolkit here"));
    }

    private static void check(ArchRule... rules) {
        Arrays.stream(rules).forEach(rule -> rule.allowEmptyShould(true).check(CLASSES));
    }
}
