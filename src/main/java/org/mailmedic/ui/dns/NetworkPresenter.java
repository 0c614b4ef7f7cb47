package org.mailmedic.ui.dns;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.dns.ResolverReport.Verdict;
import org.mailmedic.dns.Transport;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Tone;

/// Puts in words who answered: the resolver and what it is worth, the domain's own name servers, the block
/// lists.
final class NetworkPresenter {
    private final Texts texts;
    private final RawAnswerPresenter raw;
    private final BlockLists lists;

    NetworkPresenter(Texts texts, ZoneId zone, BlockLists lists) {
        this.texts = texts;
        this.raw = new RawAnswerPresenter(texts, zone);
        this.lists = lists;
    }

    // ---- The resolver ----

    /// What is known of the resolver; nothing if nobody answered its test.
    Optional<AuditView.Network> tell(ResolverReport report) {
        if (report.resolver().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> words = Map.of(
                "resolver",
                report.resolver(),
                "transport",
                texts.get("page.dns.transport." + Spelling.of(report.transport())));
        List<String> line = new ArrayList<>();
        line.add(texts.get("page.dns.network.line", words));
        if (report.validates() != Verdict.UNKNOWN) {
            line.add(texts.get("page.dns.network.dnssec." + Spelling.of(report.validates())));
        }
        List<AuditView.Network.Warning> warnings = new ArrayList<>();
        if (report.invents() == Verdict.YES) {
            warnings.add(warning("invents", words, true));
        }
        if (report.tcp() == Verdict.NO) {
            warnings.add(warning("notcp", words, true));
        }
        if (report.transport() == Transport.HTTPS) {
            warnings.add(warning("https", words, false));
        }
        return Optional.of(new AuditView.Network(String.join(" ", line), warnings));
    }

    private AuditView.Network.Warning warning(String what, Map<String, String> words, boolean settings) {
        return new AuditView.Network.Warning(
                texts.get("page.dns.network." + what + ".title", words),
                texts.get("page.dns.network." + what + ".text", words),
                settings);
    }

    // ---- The domain's own name servers ----

    /// Stopped by the user: what was known before stays.
    AuditView.Source stopped(AuditView.Source before) {
        return new AuditView.Source(
                AuditView.Source.Stand.DONE, texts.get("page.dns.source.stopped"), before.rows(), before.warnings());
    }

    AuditView.Source tell(AuthoritativeView view) {
        if (view.zone().isEmpty() || view.servers().isEmpty()) {
            return new AuditView.Source(
                    AuditView.Source.Stand.DONE, texts.get("page.dns.source.nobody"), List.of(), List.of());
        }
        String servers = view.servers().stream()
                .map(AuthoritativeView.Server::host)
                .distinct()
                .collect(Collectors.joining(", "));
        String line = texts.get("page.dns.source.asked", Map.of("zone", view.zone(), "servers", servers));
        if (!view.sameSerials()) {
            line += " " + texts.get("page.dns.source.serials");
        }
        return new AuditView.Source(
                AuditView.Source.Stand.DONE,
                line,
                view.rows().stream().map(this::row).toList(),
                view.findings().stream().map(this::warning).toList());
    }

    private AuditView.Network.Warning warning(Finding finding) {
        String key = "finding." + finding.code().code();
        return new AuditView.Network.Warning(
                texts.get(key + ".title", finding.words()),
                texts.get(key + ".why", finding.words()) + " " + texts.get(key + ".fix", finding.words()),
                true);
    }

    private AuditView.Source.Row row(AuthoritativeView.Row row) {
        String rest = switch (row.state()) {
            case EVERYWHERE ->
                row.published().isEmpty()
                        ? texts.get("page.dns.source.absent")
                        : texts.get("page.dns.source.everywhere");
            case CACHED_OLD ->
                texts.count("page.dns.source.cached", minutes(row.oldFor().orElse(Duration.ZERO)), Map.of());
            case SPLIT -> texts.get("page.dns.source.split");
            case DISAGREE -> texts.get("page.dns.source.disagree");
            case UNKNOWN -> texts.get("page.dns.source.unknown");
        };
        Tone tone = switch (row.state()) {
            case EVERYWHERE -> row.published().isEmpty() ? Tone.QUIET : Tone.GOOD;
            case CACHED_OLD -> Tone.NOTE;
            case SPLIT, DISAGREE -> Tone.WARNING;
            case UNKNOWN -> Tone.UNKNOWN;
        };
        Stream<String> said = row.said().stream().map(this::said);
        Stream<String> cached = Stream.of(texts.get("page.dns.source.cache") + "\n" + lines(row.cached()));
        return new AuditView.Source.Row(
                tone,
                row.question().toString(),
                rest,
                Stream.concat(said, cached).collect(Collectors.joining("\n\n")));
    }

    private String said(AuthoritativeView.Said said) {
        String who = (said.server().host() + " " + said.server().address()).strip();
        String stray = said.answer().isCertain() && !said.counts() ? " " + texts.get("page.dns.source.lame") : "";
        return who + stray + "\n" + lines(said.answer());
    }

    private String lines(DnsAnswer answer) {
        return Stream.concat(
                        answer.aliases().stream().limit(1).map(a -> texts.get("page.dns.raw.alias", Map.of("name", a))),
                        answer.aliases().isEmpty() || !answer.found().isEmpty() ? raw.said(answer) : Stream.of())
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }

    /// Rounded up: "less than a minute" is one.
    private static long minutes(Duration time) {
        return Math.max(1, (time.toSeconds() + 59) / 60);
    }

    // ---- Block lists ----

    /// What each list said, those that list first, with what to do about it.
    ///
    /// @param shared addresses that the provider's customers share
    /// @param fixes whether the reader can change anything
    List<AuditView.Listing> tell(List<ListReadout> readouts, Set<String> shared, boolean fixes) {
        return readouts.stream()
                .sorted(Comparator.comparing(ListReadout::verdict))
                .map(readout -> listing(readout, shared.contains(readout.subject()), fixes))
                .toList();
    }

    /// What to do about it, if there is something.
    private String advice(ListReadout readout, boolean shared, boolean fixes) {
        return switch (readout.verdict()) {
            case LISTED, POLICY ->
                shared
                        ? texts.get("finding.dnsbl.shared.title") + ". " + texts.get("finding.dnsbl.shared.why") + " "
                                + texts.get("finding.dnsbl.shared.fix")
                        : fixes ? texts.get("finding.dnsbl." + Spelling.of(readout.verdict()) + ".fix") : "";
            case NOT_LISTED, REFUSED, UNUSABLE, TIMEOUT -> "";
        };
    }

    private AuditView.Listing listing(ListReadout readout, boolean shared, boolean fixes) {
        Optional<BlockList> known = lists.byZone(readout.list().zone());
        Map<String, String> words =
                Map.of("list", known.map(BlockList::name).orElse(readout.list().zone()), "subject", readout.subject());
        String verdict = Spelling.of(readout.verdict());
        Tone tone = switch (readout.verdict()) {
            case LISTED -> Tone.BAD;
            case POLICY -> Tone.NOTE;
            case NOT_LISTED -> Tone.GOOD;
            case REFUSED -> Tone.WARNING;
            case UNUSABLE, TIMEOUT -> Tone.UNKNOWN;
        };
        String codes = readout.codes().stream()
                .map(c -> c
                        + known.flatMap(l -> l.nameOf(c))
                                .map(n -> " (" + n + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        String text = Stream.of(
                        texts.get("page.dns.listing." + verdict + ".text", words),
                        advice(readout, shared, fixes),
                        codes.isEmpty() ? "" : texts.get("page.dns.listing.codes", Map.of("codes", codes)),
                        readout.reason().isEmpty()
                                ? ""
                                : texts.get("page.dns.listing.reason", Map.of("reason", readout.reason())),
                        known.flatMap(BlockList::keyedZone)
                                .filter(_ -> readout.verdict() == ListReadout.Verdict.REFUSED)
                                .map(_ -> texts.get("page.dns.listing.key"))
                                .orElse(""),
                        known.map(l -> texts.get("page.dns.listing.used", Map.of("who", l.usedBy())))
                                .orElse(""),
                        known.filter(l -> !l.fact().sure())
                                .map(_ -> texts.get("page.dns.listing.unsure"))
                                .orElse(""))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining("\n"));
        return new AuditView.Listing(
                tone,
                texts.get("page.dns.listing." + verdict, words),
                readout.subject(),
                text,
                raw.tell(readout.test()),
                known.map(BlockList::lookup).map(URI::toString).orElse(""));
    }

    /// That a list was not asked, for the user wants it so: neither good nor bad.
    AuditView.Listing notAsked(Finding finding) {
        return new AuditView.Listing(
                Tone.QUIET,
                texts.get("page.dns.listing.not_asked", finding.words()),
                "",
                texts.get("page.dns.listing.not_asked.text"),
                "",
                lists.byZone(finding.arguments().getOrDefault("zone", ""))
                        .map(BlockList::lookup)
                        .map(URI::toString)
                        .orElse(""));
    }
}
