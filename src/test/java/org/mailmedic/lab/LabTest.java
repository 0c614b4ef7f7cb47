package org.mailmedic.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.dns.Dns;
import org.mailmedic.text.Texts;

class LabTest {
    static Stream<String> cases() {
        return PracticeCases.ids().stream();
    }

    @Test
    void thereAreAtLeastTenCasesAndOneOfEachProvider() {
        assertThat(PracticeCases.ids()).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
        assertThat(PracticeCases.all().stream().map(PracticeCase::provider))
                .contains("gmail", "workspace", "microsoft365", "yahoo", "other", "own-server");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theServerRefusesInTheWordsOfTheBounceUntilTheFixesAreApplied(String id) throws Exception {
        PracticeCase practice = PracticeCases.find(id).orElseThrow();
        try (Lab lab = Lab.open(practice, address -> noDns())) {
            String refusal = send(lab);
            assertThat(refusal).matches("(?s)[45]\\d\\d.*");
            assertThat(inOneLine(practice.bounce())).contains(inOneLine(variable(refusal)));
            assertThat(lab.arrived()).isEmpty();

            for (PracticeFix fix : practice.fixes()) {
                assertThat(lab.apply(fix.id())).isEqualTo(lab.entries());
            }
            assertThat(send(lab)).startsWith("250 ");
            assertThat(lab.arrived()).hasSize(1);
            assertThat(lab.applied())
                    .isEqualTo(practice.fixes().stream().map(PracticeFix::id).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseHasItsWordsAndKeepsToNamesAndAddressesForDocumentation(String id) {
        PracticeCase practice = PracticeCases.find(id).orElseThrow();
        Texts texts = Texts.in(Locale.ENGLISH);
        assertThat(texts.get(practice.titleKey())).isNotBlank();
        assertThat(texts.get(practice.storyKey())).isNotBlank();
        for (PracticeFix fix : practice.fixes()) {
            assertThat(texts.get(practice.fixKey(fix))).isNotBlank();
        }
        assertThat(practice.fixes().stream().map(PracticeFix::id))
                .doesNotHaveDuplicates()
                .isNotEmpty();
        // Gmail and Yahoo give no names of three letters, so these two can be nobody's.
        assertThat(List.of(practice.entries().address(), practice.recipient()))
                .allMatch(a -> a.endsWith(".example") || a.matches("[a-z]{3}@(gmail|yahoo)\\.com"));
        try (var dns = DnsServer.start(CaseFiles.zone(id))) {
            assertThat(dns.lines().stream()
                            .filter(line -> line.contains("\tA\t"))
                            .map(line -> line.substring(line.lastIndexOf('\t') + 1)))
                    .allMatch(address ->
                            address.matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113|127\\.0\\.[01])\\.\\d+"));
        }
    }

    @Test
    void thereAreNoWordsForCasesThatDoNotExist() {
        Set<String> used = new HashSet<>(Set.of("practice.band"));
        for (PracticeCase practice : PracticeCases.all()) {
            used.add(practice.titleKey());
            used.add(practice.storyKey());
            practice.fixes().forEach(fix -> used.add(practice.fixKey(fix)));
        }
        Set<String> there = Texts.in(Locale.ENGLISH).keys().stream()
                .filter(key -> key.startsWith("practice."))
                .collect(Collectors.toSet());
        assertThat(there).isEqualTo(used);
    }

    @Test
    void namesThatTheLabDoesNotKnowLeadNowhere() throws Exception {
        try (Lab lab = open("relay-denied")) {
            assertThatThrownBy(() -> lab.world().network().resolve("smtp.gmail.com.invalid"))
                    .isInstanceOf(UnknownHostException.class);
            InetAddress real = InetAddress.getByName("198.51.100.77");
            assertThat(lab.world().network().endpoint(real, 25).getAddress().isLoopbackAddress())
                    .isTrue();
            InetAddress ours =
                    lab.world().network().resolve("mail.harbourview.example").getFirst();
            assertThat(lab.world().network().endpoint(ours, 2525))
                    .isEqualTo(lab.world().network().endpoint(real, 25));
        }
    }

    @Test
    void aFixIsFoundByTheCheckThatShowsIt() {
        PracticeCase practice = PracticeCases.find("workspace-unauthenticated").orElseThrow();
        assertThat(practice.fixesShownBy(Part.DKIM)).extracting(PracticeFix::id).containsExactly("dkim");
        assertThat(practice.fixesShownBy(Recheck.Other.SIGN_IN)).isEmpty();
    }

    @Test
    void aFixTwiceIsAFixOnceAndAnUnknownOneIsAMistake() {
        try (Lab lab = open("no-reverse-dns")) {
            lab.apply("ptr");
            lab.apply("ptr");
            assertThat(lab.applied()).containsExactly("ptr");
            assertThatThrownBy(() -> lab.apply("nothing")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("spf")
    void theRecipientsSideKnowsSpf(String record, PracticeReceiver.Spf expected) {
        try (var dns = DnsServer.start(
                "a.example. IN A 192.0.2.7",
                "a.example. IN MX 5 a.example.",
                "none.example. IN A 192.0.2.1",
                "pass.example. IN TXT \"v=spf1 ip4:192.0.2.0/29 -all\"",
                "loop.example. IN TXT \"v=spf1 include:loop.example -all\"")) {
            dns.addText("from.example", record);
            assertThat(new PracticeReceiver(dns).spf("from.example", "192.0.2.7"))
                    .isEqualTo(expected);
        }
    }

    static Stream<Arguments> spf() {
        return Stream.of(
                Arguments.of("v=spf1 a:a.example -all", PracticeReceiver.Spf.PASS),
                Arguments.of("v=spf1 mx:a.example -all", PracticeReceiver.Spf.PASS),
                Arguments.of("v=spf1 include:pass.example -all", PracticeReceiver.Spf.PASS),
                Arguments.of("v=spf1 redirect=pass.example", PracticeReceiver.Spf.PASS),
                Arguments.of("v=spf1 -ip4:192.0.2.7 +all", PracticeReceiver.Spf.NOT_PASS),
                Arguments.of("v=spf1 ip6:2001:db8::/32 ~all", PracticeReceiver.Spf.NOT_PASS),
                Arguments.of("v=spf10 +all", PracticeReceiver.Spf.NOT_PASS),
                Arguments.of("v=spf1 include:none.example -all", PracticeReceiver.Spf.ERROR),
                Arguments.of("v=spf1 include:loop.example -all", PracticeReceiver.Spf.ERROR),
                Arguments.of("v=spf1 nonsense:x -all", PracticeReceiver.Spf.ERROR));
    }

    private static Lab open(String id) {
        return Lab.open(PracticeCases.find(id).orElseThrow(), address -> noDns());
    }

    private static Dns noDns() {
        return question -> {
            throw new AssertionError("not asked here: " + question);
        };
    }

    /// Sends a message as the practice user would; the first refusal, or the answer to the message.
    private static String send(Lab lab) throws Exception {
        Entries entries = lab.entries();
        var network = lab.world().network();
        InetAddress address = network.resolve(entries.server().host()).getFirst();
        try (var client =
                new PlainClient(network.endpoint(address, entries.server().port()))) {
            if (entries.server().security() == Security.TLS) {
                client.encrypt(entries.server().host());
                client.read();
            } else {
                client.read();
                client.say("EHLO desk.example");
                client.say("STARTTLS");
                client.encrypt(entries.server().host());
            }
            client.say("EHLO desk.example");
            if (!entries.user().isEmpty()) {
                client.say("AUTH LOGIN");
                client.say(base64(entries.user()));
                String reply = client.say(base64(entries.password()));
                if (!reply.startsWith("235")) {
                    return reply;
                }
            }
            for (String command : List.of(
                    "MAIL FROM:<" + entries.address() + ">",
                    "RCPT TO:<" + lab.practice().recipient() + ">",
                    "DATA")) {
                String reply = client.say(command);
                if (!reply.startsWith("2") && !reply.startsWith("3")) {
                    return reply;
                }
            }
            return client.say("From: " + entries.address() + "\r\nSubject: A test\r\n\r\nHello.\r\n.");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Without what differs from one conversation to the next.
    private static String variable(String reply) {
        return reply.replaceAll(" \\S+ - gsmtp", "");
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
