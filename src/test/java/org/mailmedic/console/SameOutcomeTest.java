package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.session.Sessions.await;
import static org.mailmedic.session.Sessions.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.guard.GeneratedBounce;
import org.mailmedic.guard.GeneratedWorld;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.lab.Entries;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.session.Outcome;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import tools.jackson.databind.JsonNode;

/// Window and terminal tell the same of the same evidence: causes, how sure they are, what to do, and which records.
class SameOutcomeTest {
    @TempDir
    Path folder;

    static List<String> cases() {
        return PracticeCases.ids();
    }

    @Test
    void theTenAreHere() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ofEachPracticeCase(String id) throws Exception {
        try (Session window = Sessions.cases(folder).practise(id)) {
            until(() -> !window.readings().isEmpty() && !window.readingNow());
            await(window.probe(_ -> {}));
            await(window.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            for (FixItem item : all(window.outcome().checklist())) {
                await(window.tryRecord(item));
            }
            assertSame(diagnose(window), window.outcome());
        }
    }

    static LongStream worlds() {
        return LongStream.range(300, 308);
    }

    /// Domains and bounces that nobody wrote down: what a person would not think of.
    @ParameterizedTest
    @MethodSource("worlds")
    void ofWhatWasThrownTogether(long number) throws Exception {
        GeneratedWorld world = GeneratedWorld.of(number);
        String bounce = GeneratedBounce.of(world);
        try (Session window = Sessions.cases(folder, world.world()).begin()) {
            window.bounceTyped(bounce);
            until(() -> !window.readingNow());
            window.addressTyped("anna@" + GeneratedWorld.DOMAIN);
            String provider = world.provider().map(ProviderKind::id).orElse("other");
            window.choose(provider);
            until(() -> !window.lookingUp());
            await(window.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            for (FixItem item : all(window.outcome().checklist())) {
                await(window.tryRecord(item));
            }
            List<String> args = new ArrayList<>(List.of(
                    "diagnose",
                    "--json",
                    "--from",
                    "anna@" + GeneratedWorld.DOMAIN,
                    "--bounce",
                    Files.writeString(folder.resolve("bounce.txt"), bounce).toString(),
                    "--provider",
                    provider));
            window.blockLists().forEach(zone -> args.addAll(List.of("--blocklist", zone)));
            var services = new ConsoleServices("0.0.test", _ -> world.world(), LiveDns::closedWorld);
            var result = new Terminal(services).run("", args.toArray(String[]::new));
            assertThat(result.err()).isEmpty();
            assertSame(result.json(), window.outcome());
        }
    }

    private static void assertSame(JsonNode terminal, Outcome outcome) {
        assertThat(told(
                        terminal.path("causes"),
                        cause -> told(
                                cause.path("code").asString(),
                                cause.path("confidence").asDouble())))
                .isEqualTo(Stream.concat(outcome.diagnosis().causes().stream(), outcome.diagnosis().ruledOut().stream())
                        .map(SameOutcomeTest::told)
                        .toList());
        for (String list : List.of("checklist", "later")) {
            List<FixItem> items = list.equals("later")
                    ? outcome.testedChecklist().later()
                    : outcome.testedChecklist().now();
            assertThat(told(
                            terminal.path(list),
                            item -> item.path("id").asString() + ": "
                                    + item.path("title").asString() + " " + record(item.path("record"))))
                    .as(list)
                    .isEqualTo(items.stream()
                            .map(item -> item.id() + ": " + item.title() + " "
                                    + item.record().map(SameOutcomeTest::record).orElse(""))
                            .toList());
        }
        assertThat(terminal.path("forecast").size())
                .isEqualTo(
                        outcome.forecast().isWorthShowing()
                                ? outcome.forecast().rows().size()
                                : 0);
    }

    private JsonNode diagnose(Session window) throws Exception {
        Lab lab = window.lab().orElseThrow();
        Entries entries = lab.entries();
        Path bounce =
                Files.writeString(folder.resolve("bounce.txt"), lab.practice().bounce());
        List<String> args = new ArrayList<>(List.of(
                "diagnose",
                "--json",
                "--from",
                entries.address(),
                "--bounce",
                bounce.toString(),
                "--provider",
                lab.practice().provider(),
                "--to",
                window.current().given().recipient(),
                "--host",
                entries.server().host(),
                "--port",
                String.valueOf(entries.server().port()),
                "--security",
                entries.server().security().name()));
        if (!entries.user().isEmpty()) {
            args.addAll(List.of("--user", entries.user(), "--password-stdin"));
        }
        window.blockLists().forEach(zone -> args.addAll(List.of("--blocklist", zone)));
        var services = new ConsoleServices("0.0.test", _ -> lab.world(), LiveDns::closedWorld);
        var result = new Terminal(services).run(entries.password() + "\n", args.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return result.json();
    }

    private static List<FixItem> all(Checklist list) {
        return Stream.concat(list.now().stream(), list.later().stream()).toList();
    }

    private static String told(RankedCause cause) {
        return told(cause.cause().code(), cause.confidence());
    }

    /// JSON has two digits of it.
    private static String told(String code, double confidence) {
        return code + " " + Math.round(confidence * 100);
    }

    private interface Words {
        String of(JsonNode one);
    }

    private static List<String> told(JsonNode array, Words words) {
        List<String> all = new ArrayList<>();
        array.forEach(one -> all.add(words.of(one)));
        return all;
    }

    private static String record(JsonNode json) {
        return Optional.of(json)
                .filter(JsonNode::isObject)
                .map(one -> one.path("name").asString() + " " + one.path("type").asString() + " "
                        + one.path("value").asString())
                .orElse("");
    }

    private static String record(RecordToPublish record) {
        return record.name() + " " + record.type() + " " + record.value();
    }
}
