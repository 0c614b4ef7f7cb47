package org.mailmedic.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.ConnectionFindings;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.Original;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;
import org.mailmedic.session.KeptRuns;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;

/// Throws cases together. Neighbouring seeds share a world: an audit costs more than an outcome.
final class CaseGenerator {
    /// How many seeds share a world.
    static final int PER_WORLD = 8;

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> ADDRESSES = List.of(
            "anna@brightlane.example",
            "anna@brightlane.example",
            "anna@brightlane.example",
            "anna@brightlane.example",
            "anna@brightlane.example",
            "Anna@Brightlane.Example",
            "anna@mail.brightlane.example",
            "anna@gmail.com",
            "anna@yahoo.com",
            "anna@outlook.com",
            "anna@gmx.de");
    /// Values for the words of findings, as the findings of real checks have them.
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ip", "203.0.113.77"),
            Map.entry("ip4", "192.0.2.10"),
            Map.entry("name", "mail.brightlane.example"),
            Map.entry("host", "smtp.gmail.com"),
            Map.entry("port", "587"),
            Map.entry("security", "starttls"),
            Map.entry("zone", "zen.spamhaus.org"),
            Map.entry("list", "Spamhaus ZEN"),
            Map.entry("count", "2"),
            Map.entry("lookups", "12"),
            Map.entry("limit", "10"),
            Map.entry("voids", "3"),
            Map.entry("length", "460"),
            Map.entry("term", "include:gone.example"),
            Map.entry("provider", "Google Workspace"));

    private final Pick pick;
    private final GeneratedWorld world;
    private final List<CaseItem> items = new ArrayList<>();

    private CaseGenerator(Pick pick, GeneratedWorld world) {
        this.pick = pick;
        this.world = world;
    }

    /// Number of the world of this seed.
    static long worldOf(long seed) {
        return Math.floorDiv(seed, (long) PER_WORLD);
    }

    /// The case of this seed.
    ///
    /// @param world that of [#worldOf]
    static GeneratedCase of(long seed, GeneratedWorld world) {
        var generator = new CaseGenerator(new Pick(~seed), world);
        generator.fill();
        return new GeneratedCase(seed, world, generator.items);
    }

    private void fill() {
        boolean bounced = pick.chance(70);
        Optional<ProviderKind> provider =
                pick.chance(80) ? world.provider() : pick.maybe(80, () -> pick.of(Known.KINDS));
        provider.ifPresent(kind -> items.add(new CaseItem.SentBy(kind.id())));
        String address = pick.chance(10) ? "" : pick.of(ADDRESSES);
        if (!address.isEmpty()) {
            items.add(new CaseItem.From(address));
        }
        if (bounced) {
            for (int i = pick.of(1, 1, 1, 1, 2, 3); i > 0; i--) {
                items.add(new CaseItem.Said(reading()));
            }
            if (pick.chance(40)) {
                items.add(new CaseItem.CameBack(original()));
            }
        }
        if (pick.chance(55)) {
            probe(provider);
        }
        if (!address.isEmpty() && pick.chance(80)) {
            audit();
            if (pick.chance(60)) {
                items.add(new CaseItem.KeptAt(List.of(pick.of(
                        "a.ns.cloudflare.com", "ns1.brightlane.example", "ns01.domaincontrol.com", "ns1.loopia.se"))));
            }
        }
        if (pick.chance(60)) {
            items.add(new CaseItem.TriedOut(
                    pick.chance(60) ? CaseItem.TriedOut.How.REAL : pick.of(CaseItem.TriedOut.How.values())));
        }
        if (pick.chance(25)) {
            for (int i = 1 + pick.below(3); i > 0; i--) {
                items.add(new CaseItem.Ticked(pick.of(Known.GUIDES), pick.of("", "What was advised then")));
            }
        }
    }

    // ---- The bounce ----

    private Reading reading() {
        Reading read = pick.chance(75) ? pick.of(Known.READINGS) : thrownTogether();
        Refusal refusal = read.refusal();
        Clues clues = refusal.clues();
        Optional<String> list = read.cause() == Cause.IP_LISTED || read.cause() == Cause.DOMAIN_LISTED
                ? clues.blockListZone()
                        .or(() -> pick.maybe(
                                60,
                                () -> pick.of(
                                        "zen.spamhaus.org", "bl.spamcop.net", "dbl.spamhaus.org", "bl.odd.example")))
                : clues.blockListZone();
        Clues others = new Clues(
                world.addresses(),
                clues.domains(),
                list,
                pick.chance(70)
                        ? clues.verdicts()
                        : pick.some(2, () -> pick.of("spf=fail", "spf=pass", "dkim=pass", "dmarc=fail")),
                clues.marks(),
                clues.links());
        Optional<String> host = pick.chance(30)
                ? refusal.remoteHost()
                : pick.maybe(
                        70,
                        () -> pick.of(
                                "mx.meadow.example",
                                "gmail-smtp-in.l.google.com",
                                "smtp.gmail.com",
                                "mx1.brightlane.example"));
        return new Reading(
                new Refusal(
                        refusal.reply(),
                        refusal.stage(),
                        pick.chance(40) ? refusal.recipient() : pick.maybe(80, () -> "ben@meadow.example"),
                        host,
                        pick.chance(70) ? refusal.reportingHost() : Optional.of("mail.brightlane.example"),
                        others,
                        refusal.spans()),
                read.saidBy(),
                pick.chance(75) ? read.side() : pick.of(Reading.Side.values()),
                read.cause(),
                read.confidence(),
                read.others(),
                read.permanent(),
                read.phrase(),
                read.decisive());
    }

    private Reading thrownTogether() {
        Cause cause = pick.of(Cause.values());
        return new Reading(
                new Refusal(
                        new SmtpReply(
                                pick.of(550, 554, 535, 421, 451),
                                EnhancedStatus.parse(pick.of("5.7.1", "5.7.26", "4.7.0", "none")),
                                "Message refused"),
                        pick.of(Stage.values()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Clues.NONE,
                        List.of()),
                pick.of("generic", "google", "postfix", "microsoft365", "yahoo", "exim", "outlook.com"),
                pick.of(Reading.Side.values()),
                cause,
                pick.from(0.3, 0.99),
                pick.some(2, () -> pick.of(Cause.values())),
                pick.chance(80),
                Optional.empty(),
                List.of());
    }

    private Original original() {
        return new Original(
                pick.maybe(70, () -> "anna@brightlane.example"),
                pick.maybe(60, () -> pick.of("anna@brightlane.example", "b@news.example")),
                pick.maybe(60, () -> "Minutes of the meeting"),
                pick.maybe(60, () -> "<m1@brightlane.example>"),
                pick.maybe(60, () -> "Tue, 1 Dec 2026 09:30:00 +0100"),
                pick.maybe(40, () -> "4XyZ12"),
                List.of());
    }

    // ---- The server ----

    private void probe(Optional<ProviderKind> provider) {
        ServerSettings server = provider.flatMap(kind -> kind.servers().stream().findFirst())
                .filter(s -> !s.host().contains("{") && pick.chance(80))
                .map(ConnectionFindings::settings)
                .orElse(new ServerSettings(
                        "smtp.odd.example",
                        pick.of(25, 465, 587),
                        pick.of(org.mailmedic.connection.Security.values())));
        List<ProbeStep> steps = new ArrayList<>();
        boolean works = pick.chance(40);
        ProbeStep.Name ends = pick.of(ProbeStep.Name.values());
        Optional<SmtpReply> refused = pick.maybe(
                60, () -> new SmtpReply(pick.of(535, 530, 550, 554, 421), EnhancedStatus.parse("5.7.8"), "No"));
        boolean signsIn = pick.chance(60);
        for (ProbeStep.Name name : ProbeStep.Name.values()) {
            boolean skipped = !works && name.compareTo(ends) > 0 || name == ProbeStep.Name.AUTH && !signsIn;
            boolean failed = !works && name == ends;
            steps.add(new ProbeStep(
                    name,
                    failed ? ProbeStep.Status.FAILED : skipped ? ProbeStep.Status.SKIPPED : ProbeStep.Status.OK,
                    Duration.ofMillis(pick.chance(95) ? 12 : 7_000),
                    failed ? refused : Optional.empty(),
                    failed ? "detail" : ""));
        }
        var result = new ProbeResult(
                ProbeRequest.of(server).sending("anna@brightlane.example", "anna@brightlane.example"),
                steps,
                List.of("STARTTLS", "AUTH PLAIN"),
                Optional.empty(),
                works ? Optional.empty() : Optional.of(pick.of(Fault.values())),
                List.of(),
                List.of());
        Optional<Reading> reading =
                pick.maybe(40, () -> pick.of(Known.READINGS)).filter(_ -> refused.isPresent());
        var report =
                new ProbeReport(result, ConnectionFindings.of(result, provider, reading), reading, Optional.empty());
        items.add(new CaseItem.Probe(KeptRuns.probed(
                Instant.EPOCH, new Case.Server(server.host(), server.port(), server.security(), ""), report)));
    }

    // ---- The DNS ----

    private void audit() {
        boolean measured = pick.chance(65);
        Map<Part, List<Finding>> found = new EnumMap<>(Part.class);
        if (!measured) {
            for (int i = pick.of(0, 1, 1, 2, 3, 5, 8, 40); i > 0; i--) {
                Finding finding = finding();
                found.computeIfAbsent(partOf(finding.code()), _ -> new ArrayList<>())
                        .add(finding);
            }
        }
        for (Part part : Part.values()) {
            if (pick.chance(15) && !found.containsKey(part)) {
                continue;
            }
            if (measured) {
                world.report()
                        .part(part)
                        .ifPresent(end -> items.add(new CaseItem.Looked(
                                new Case.AuditedPart(part, end.state(), end.summary(), end.findings()), true)));
            } else {
                List<Finding> findings = found.getOrDefault(part, List.of());
                items.add(new CaseItem.Looked(new Case.AuditedPart(part, state(findings), "", findings), false));
            }
        }
    }

    private PartState state(List<Finding> findings) {
        boolean silent =
                !findings.isEmpty() && findings.stream().allMatch(f -> f.code().isSilence());
        if (silent || findings.isEmpty() && pick.chance(10)) {
            return pick.chance(80) ? PartState.NOT_CHECKED : PartState.SKIPPED;
        }
        Severity worst = findings.stream()
                .map(f -> Known.SEVERITIES.of(f.code()))
                .max(java.util.Comparator.naturalOrder())
                .orElse(Severity.OK);
        return switch (worst) {
            case ERROR -> PartState.BAD;
            case WARNING -> PartState.WARNING;
            case INFO, OK -> PartState.GOOD;
        };
    }

    private Part partOf(FindingCode code) {
        return Part.of(code)
                .orElseGet(() -> code.code().startsWith("dns.")
                        ? pick.of(Part.SPF, Part.DKIM, Part.DMARC, Part.MX, Part.REVERSE_DNS)
                        : code.code().startsWith("bimi") ? Part.BRAND : Part.TRANSPORT);
    }

    private Finding finding() {
        FindingCode code = pick.of(Arrays.stream(FindingCode.values())
                .filter(c -> !c.code().startsWith("smtp."))
                .toList());
        return new Finding(code, "brightlane.example", words(code), "what was seen", Optional.empty(), "RFC 7208 4.5");
    }

    /// A value for each name that the words of this finding have.
    private static Map<String, String> words(FindingCode code) {
        return PLACES.getOrDefault(code, Set.of()).stream()
                .collect(Collectors.toMap(name -> name, name -> WORDS.getOrDefault(name, "x")));
    }

    private static final Map<FindingCode, Set<String>> PLACES = places();

    private static Map<FindingCode, Set<String>> places() {
        Map<FindingCode, Set<String>> places = new HashMap<>();
        var texts = Known.in("en").texts();
        for (FindingCode code : FindingCode.values()) {
            places.put(
                    code,
                    Stream.of("title", "why", "fix")
                            .flatMap(part -> PLACE.matcher(texts.get("finding." + code.code() + "." + part))
                                    .results()
                                    .map((MatchResult r) -> r.group(1)))
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        return places;
    }
}
