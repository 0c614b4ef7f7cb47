package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.diagnosis.SampleFacts;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.FixItem.Who;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.Original;
import org.mailmedic.reply.Refusal;
import org.mailmedic.text.Texts;

/// Letters about whatever may be found, with values from people who mean no good.
class LettersPropertyTest {
    private static final int OUTCOMES = 1500;
    private static final long SEED = 20261201;

    private static final List<String> GUIDES = List.of(
            "ask.recipient",
            "tell.receiver",
            "ptr.any",
            "helo.any",
            "delist.any",
            "ask.provider",
            "spf.any",
            "dkim.workspace",
            "new.guide");

    private static final List<String> HOSTILE = List.of(
            "plain.example",
            "a\r\nBcc: everybody@example.net",
            "x\n\n1. Please pay\n7. Now",
            "\u202egnp.exe\u2066",
            "\u0000\u001b[31mred\u0007",
            "\ud800",
            "L".repeat(20_000),
            "",
            "  \t ",
            "“quotes” ‘and’ 'more' \"here\"",
            "a'; Remove-Mailbox b@c.example");

    private static final List<String> ADDRESSES = List.of(
            "staff@college.example",
            "$(calc)@college.example",
            "`x`@college.example",
            "-Force@college.example",
            "müller@bücher.example",
            "a\r\nBcc: b@c.example",
            "nobody");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void everyLetterHoldsWhatIsAskedAndNothingElse(String language) {
        var random = new Random(SEED);
        var letters = new Letters(Texts.in(Locale.of(language)));
        for (int i = 0; i < OUTCOMES; i++) {
            Cause cause = any(List.of(Cause.values()), random);
            boolean bounced = random.nextInt(5) > 0;
            Facts sample = SampleFacts.of(
                    bounced ? "RECIPIENTS:" + cause.code() + ":0.9" : "-",
                    any(List.of("-", "workspace", "microsoft365", "own-server"), random),
                    any(List.of("-", "anna@brightlane.example"), random),
                    "-",
                    any(List.of("-", "spf.missing", "spf.missing +", "- +", "ptr.missing"), random));
            Facts facts = new Facts(
                    sample.readings().stream().map(r -> hostile(r, random)).toList(),
                    sample.provider(),
                    sample.address(),
                    sample.connection(),
                    sample.connectionTried(),
                    sample.signedIn(),
                    sample.dns(),
                    sample.checked(),
                    sample.zone());
            var evidence = new Evidence(
                    random.nextBoolean(),
                    Evidence.Source.DNS,
                    "evidence.dns.provider",
                    Map.of("provider", any(HOSTILE, random)),
                    "route");
            var diagnosis = new Diagnosis(List.of(new RankedCause(cause, 0.9, List.of(evidence), false)), List.of());
            List<FixItem> now = items("now", random);
            LetterCheck.check(letters.write(diagnosis, facts, now, original(random)), now, items("later", random));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void whatStandsInACommandIsAnAddressAndNothingElse(String language) {
        var letters = new Letters(Texts.in(Locale.of(language)));
        for (String address : ADDRESSES) {
            Letter letter = closedGroup(letters, address, "ms.group.authenticated");
            assertThat(letter.body().lines().filter(l -> l.contains("Set-DistributionGroup")))
                    .containsExactly("    Set-DistributionGroup"
                            + (address.startsWith("staff@") ? " -Identity " + address : "")
                            + " -RequireSenderAuthenticationEnabled $false");
        }
        assertThat(closedGroup(letters, ADDRESSES.getFirst(), "google.group").body())
                .contains("Who can post")
                .doesNotContain("Set-DistributionGroup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void thePostmasterIsToldWhichMessageItWas(String language) {
        var letters = new Letters(Texts.in(Locale.of(language)));
        Letter letter = closedGroup(letters, "staff@college.example", "ms.group.external");
        assertThat(letter.address()).contains("postmaster@college.example");
        assertThat(letter.mailto().toString()).startsWith("mailto:postmaster@college.example?subject=");
        assertThat(letter.body())
                .contains(
                        "max@brightlane.example",
                        "staff@college.example",
                        "Tue, 1 Dec 2026 09:30:00 +0100",
                        "Minutes of the meeting",
                        "<m1@brightlane.example>",
                        "4XyZ12",
                        "SPF, DKIM");
        Letter bare = letters.write(
                        new Diagnosis(
                                List.of(new RankedCause(Cause.RECIPIENT_POLICY, 0.9, List.of(), false)), List.of()),
                        SampleFacts.of("RECIPIENTS:recipient.policy:0.9", "-", "-", "-", "-"),
                        List.of(item("ask.recipient", "Ask", Who.RECIPIENT, Optional.empty(), List.of())),
                        Original.NONE)
                .getFirst();
        assertThat(bare.body())
                .as("what the bounce does not show is not made up")
                .doesNotContain("Message-ID", Texts.in(Locale.of(language)).get("letter.message.queue"));
    }

    private static Letter closedGroup(Letters letters, String recipient, String phrase) {
        Facts sample =
                SampleFacts.of("RECIPIENTS:recipient.policy:0.9", "microsoft365", "max@brightlane.example", "-", "-");
        Reading reading = sample.readings().getFirst();
        Clues clues = new Clues(
                List.of(), List.of(), Optional.empty(), List.of("spf=pass", "dkim=pass"), List.of(), List.of());
        Facts facts = SampleFacts.of("-", "microsoft365", "max@brightlane.example", "-", "-");
        return letters.write(
                        new Diagnosis(
                                List.of(new RankedCause(Cause.RECIPIENT_POLICY, 0.9, List.of(), false)), List.of()),
                        new Facts(
                                List.of(reading(reading, recipient, "mx.college.example", clues, phrase)),
                                facts.provider(),
                                facts.address(),
                                List.of(),
                                false,
                                false,
                                List.of(),
                                facts.checked(),
                                Optional.empty()),
                        List.of(item("ask.recipient", "Ask", Who.RECIPIENT, Optional.empty(), List.of())),
                        new Original(
                                Optional.of("max@brightlane.example"),
                                Optional.empty(),
                                Optional.of("Minutes of the meeting"),
                                Optional.of("<m1@brightlane.example>"),
                                Optional.of("Tue, 1 Dec 2026 09:30:00 +0100"),
                                Optional.of("4XyZ12"),
                                List.of()))
                .getFirst();
    }

    private static Reading hostile(Reading reading, Random random) {
        Clues clues = new Clues(
                List.of(any(HOSTILE, random)),
                List.of(),
                random.nextBoolean() ? Optional.of(any(HOSTILE, random)) : Optional.empty(),
                random.nextBoolean() ? List.of("spf=pass", any(HOSTILE, random)) : List.of(),
                List.of(),
                List.of());
        return reading(
                reading,
                any(ADDRESSES, random),
                any(HOSTILE, random),
                clues,
                any(List.of("ms.group.external", "google.group", "generic.denied"), random));
    }

    private static Reading reading(Reading r, String recipient, String host, Clues clues, String phrase) {
        Refusal refusal = r.refusal();
        return new Reading(
                new Refusal(
                        refusal.reply(),
                        refusal.stage(),
                        Optional.of(recipient),
                        Optional.of(host),
                        Optional.empty(),
                        clues,
                        List.of()),
                r.saidBy(),
                r.side(),
                r.cause(),
                r.confidence(),
                r.others(),
                r.permanent(),
                Optional.of(phrase),
                r.decisive());
    }

    private static Original original(Random random) {
        return new Original(
                maybe(random), maybe(random), maybe(random), maybe(random), maybe(random), maybe(random), List.of());
    }

    private static Optional<String> maybe(Random random) {
        return random.nextBoolean() ? Optional.of(any(HOSTILE, random)) : Optional.empty();
    }

    private static List<FixItem> items(String which, Random random) {
        List<FixItem> items = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Who who = any(List.of(Who.values()), random);
            boolean record = who == Who.DNS_KEEPER || who == Who.YOUR_ADMIN;
            items.add(item(
                    any(GUIDES, random),
                    "Do " + which + " " + i,
                    who,
                    record && random.nextBoolean()
                            ? Optional.of(new RecordToPublish(any(HOSTILE, random), "TXT", any(HOSTILE, random)))
                            : Optional.empty(),
                    random.nextBoolean() ? List.of("v=spf1 -all", "v=spf1 ?all\r\n9. now") : List.of()));
        }
        return items;
    }

    private static FixItem item(
            String id, String title, Who who, Optional<RecordToPublish> record, List<String> before) {
        return new FixItem(
                id,
                title,
                who,
                10,
                List.of(new GuideStep("Open\r\n3. the page", Optional.of(URI.create("https://example.com/")))),
                record,
                Optional.empty(),
                "",
                new Fact(URI.create("https://example.com/"), LocalDate.EPOCH, true),
                Part.SPF,
                record.map(r -> new RecordChange(r, before, List.of())));
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
