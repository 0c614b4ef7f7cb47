package org.mailmedic.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.Tally;
import org.mailmedic.console.TextPage.Field;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.policy.dnssec.DnssecReadout;
import org.mailmedic.policy.dnssec.Tlsa;
import org.mailmedic.report.Json;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// What an audit says of the DNS itself: the resolver, DNSSEC, the domain's own name servers.
final class NetworkOutput {
    private final Texts texts;

    NetworkOutput(Texts texts) {
        this.texts = texts;
    }

    static void dnssec(Json json, DnssecReadout dnssec) {
        json.put("zone", dnssec.zone())
                .put("state", Spelling.of(dnssec.state()))
                .array(
                        "dane",
                        dnssec.hosts(),
                        (to, host) -> to.put("host", host.host())
                                .put(
                                        "records",
                                        host.records().stream()
                                                .map(Tlsa::toString)
                                                .toList())
                                .put("protected", host.isProtected()));
    }

    static void resolver(Json json, ResolverReport resolver, AuditReport report) {
        json.put("address", resolver.resolver())
                .put("transport", Spelling.of(resolver.transport()))
                .put("inventsAnswers", Spelling.of(resolver.invents()))
                .put("tcp", Spelling.of(resolver.tcp()))
                .put("validatesDnssec", Spelling.of(resolver.validates()))
                .put("largeAnswers", Spelling.of(resolver.large()))
                .put("wildcard", resolver.wildcard())
                .put(
                        "unreliable",
                        report.unreliable().stream().sorted().map(Spelling::of).toList());
    }

    static void extras(Json json, Tally tally) {
        json.put("guessedSelectors", tally.guessedSelectors())
                .put("blockLists", tally.blockLists())
                .put("dnssec", tally.dnssec())
                .put("services", tally.services())
                .put("selfTest", tally.selfTest());
    }

    static void authoritative(Json json, AuthoritativeView view) {
        json.put("zone", view.zone()).put("sameSerials", view.sameSerials());
        json.array("servers", view.servers(), (to, server) -> {
            to.put("host", server.host())
                    .put("address", server.address())
                    .put("authoritative", server.isAuthoritative())
                    .put("serial", number(server.serial()))
                    .put("negativeTtl", server.negativeTtl().map(Duration::toSeconds));
        });
        json.array("records", view.rows(), (to, row) -> {
            to.put("name", row.question().name())
                    .put("type", row.question().type().name())
                    .put("state", Spelling.of(row.state()))
                    .put("published", List.copyOf(row.published()))
                    .put("ttl", row.ttl().map(Duration::toSeconds))
                    .put("cached", List.copyOf(row.cached().values()))
                    .put("oldForSeconds", row.oldFor().map(Duration::toSeconds));
            to.array(
                    "servers",
                    row.said(),
                    (one, said) -> one.put("address", said.server().address())
                            .put("answer", answer(said.answer()))
                            .put("authoritative", said.answer().asked().notes().authoritative())
                            .put("values", List.copyOf(said.answer().values())));
        });
    }

    private static String answer(DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found _ -> "found";
            case DnsAnswer.NoSuchName _ -> "nxdomain";
            case DnsAnswer.NoData _ -> "nodata";
            case DnsAnswer.ServerFailure _ -> "servfail";
            case DnsAnswer.Bogus _ -> "bogus";
            case DnsAnswer.Refused _ -> "refused";
            case DnsAnswer.Denied _ -> "denied";
            case DnsAnswer.TimedOut _ -> "timeout";
            case DnsAnswer.Unusable _ -> "unusable";
            case DnsAnswer.NotAsked _ -> "not_asked";
        };
    }

    void print(TextPage page, AuthoritativeView view) {
        page.heading(texts.get("console.authoritative", Map.of("zone", view.zone())));
        if (view.servers().isEmpty()) {
            page.paragraph(texts.get("console.authoritative.none"));
            return;
        }
        page.fields(view.rows().stream()
                .map(row -> new Field(row.question().toString(), words(row)))
                .toList());
    }

    private String words(AuthoritativeView.Row row) {
        long minutes = row.oldFor().map(d -> Math.ceilDiv(d.toSeconds(), 60)).orElse(0L);
        return texts.get("console.authoritative." + row.state().name(), Map.of("minutes", String.valueOf(minutes)));
    }

    private static Optional<Long> number(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
