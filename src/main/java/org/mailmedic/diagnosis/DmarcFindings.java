package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.dmarc.OrganisationalDomain;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfVerdict;

/// What DMARC says that matters.
final class DmarcFindings {
    private static final String PREFIX = "_dmarc.";
    private static final List<String> POLICY_TAGS = List.of("p", "sp", "np");

    private final DmarcReadout readout;
    private final List<Finding> findings = new ArrayList<>();

    private DmarcFindings(DmarcReadout readout) {
        this.readout = readout;
    }

    static List<Finding> of(DmarcReadout readout) {
        var all = new DmarcFindings(readout);
        Optional<DmarcRecord> record = readout.record();
        if (record.isPresent()) {
            all.record(record.get());
        } else if (readout.own().records().size() > 1) {
            all.several();
        } else if (readout.isCertain()) {
            all.missing();
        }
        all.findings.addAll(DnsFindings.unanswered(readout.unanswered()));
        return List.copyOf(all.findings);
    }

    private void several() {
        add(
                FindingCode.DMARC_MULTIPLE,
                readout.own().name(),
                Map.of("count", String.valueOf(readout.own().records().size())),
                Shown.answer(readout.own().answer()),
                Optional.empty(),
                "RFC 9989 4.10.1");
    }

    private void missing() {
        String evidence = Shown.answer(readout.own().answer());
        for (DmarcRecord other : readout.own().others()) {
            if (other.hasVersionInOtherCase() || other.hasVersionLater()) {
                add(
                        other.hasVersionLater() ? FindingCode.DMARC_V_NOT_FIRST : FindingCode.DMARC_V_CASE,
                        readout.own().name(),
                        Map.of(),
                        other.text(),
                        Optional.of(versionFirst(other)),
                        "RFC 9989 4.7");
                return;
            }
        }
        for (String place : readout.wrongPlaces()) {
            add(
                    FindingCode.DMARC_WRONG_PLACE,
                    place,
                    Map.of("place", place, "right", PREFIX + readout.domain()),
                    place,
                    Optional.empty(),
                    "RFC 9989 4.10");
        }
        add(
                FindingCode.DMARC_MISSING,
                readout.domain(),
                Map.of(),
                evidence,
                Optional.of("v=DMARC1; p=none; rua=mailto:postmaster@" + readout.domain()),
                "RFC 9989 4.10");
    }

    private static String versionFirst(DmarcRecord record) {
        var out = new StringBuilder("v=DMARC1");
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equalsIgnoreCase("v")) {
                out.append("; ").append(tag.name()).append('=').append(tag.value());
            }
        }
        return out.toString();
    }

    private void record(DmarcRecord record) {
        String at = foundAt();
        String text = record.text();
        if (record.tags().tag("p").isEmpty()) {
            add(
                    FindingCode.DMARC_P_MISSING,
                    at,
                    Map.of(),
                    text,
                    Optional.of(with(record, "p", "none")),
                    "RFC 9989 4.7");
        }
        for (String name : POLICY_TAGS) {
            record.tags().tag(name).filter(t -> !isPolicy(t.value())).ifPresent(t -> {
                String shown = new TagList.Fault(
                                TagList.Kind.NO_VALUE, t.valueAt(), t.value().length())
                        .shownIn(text);
                add(
                        FindingCode.DMARC_P_INVALID,
                        at,
                        Map.of("tag", name, "word", t.value()),
                        shown,
                        Optional.of(with(record, name, "none")),
                        "RFC 9989 4.7");
            });
        }
        if (readout.walk()
                        .policy()
                        .or(() -> readout.list().policy())
                        .filter(p -> p == Policy.NONE)
                        .isPresent()
                && record.policy().isPresent()) {
            add(FindingCode.DMARC_P_NONE, at, Map.of(), text, Optional.empty(), "RFC 9989 4.7");
        }
        reports(record, at);
        if (record.tags().tag("pct").isPresent()) {
            add(
                    FindingCode.DMARC_PCT,
                    at,
                    Map.of("pct", record.tags().value("pct").orElse("")),
                    text,
                    Optional.of(without(record, "pct")),
                    "RFC 9989 A.6");
        }
        if (record.isTest()) {
            add(FindingCode.DMARC_TESTING, at, Map.of(), text, Optional.empty(), "RFC 9989 4.7");
        }
        if (record.isStrictForSpf() || record.isStrictForDkim()) {
            add(FindingCode.DMARC_STRICT, at, Map.of(), text, Optional.empty(), "RFC 9989 4.7");
        }
    }

    private void reports(DmarcRecord record, String at) {
        if (record.tags().tag("rua").isEmpty()) {
            add(
                    FindingCode.DMARC_RUA_MISSING,
                    at,
                    Map.of(),
                    record.text(),
                    Optional.of(with(record, "rua", "mailto:postmaster@" + at.substring(PREFIX.length()))),
                    "RFC 9989 4.7");
        } else if (!record.badReportAddresses().isEmpty()) {
            add(
                    FindingCode.DMARC_RUA_SYNTAX,
                    at,
                    Map.of("addresses", String.join(", ", record.badReportAddresses())),
                    record.text(),
                    Optional.of(with(record, "rua", mailto(record))),
                    "RFC 9989 4.7");
        }
        for (String domain : readout.unauthorised()) {
            String name = at.substring(PREFIX.length()) + "._report._dmarc." + domain;
            findings.add(new Finding(
                    FindingCode.DMARC_RUA_UNAUTHORISED,
                    at,
                    Map.of("domain", domain),
                    record.text(),
                    Optional.of(new RecordToPublish(name, "TXT", "v=DMARC1")),
                    "RFC 9990 4"));
        }
    }

    /// The report addresses with `mailto:` before each that looks like one.
    private static String mailto(DmarcRecord record) {
        List<String> uris = new ArrayList<>();
        for (String uri : record.tags().value("rua").orElse("").split("[,;]", -1)) {
            String plain = uri.strip();
            if (!plain.isEmpty()) {
                uris.add(plain.startsWith("mailto:") ? plain : "mailto:" + plain);
            }
        }
        return String.join(",", uris);
    }

    private static boolean isPolicy(String word) {
        for (Policy policy : Policy.values()) {
            if (policy.word().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    private static String with(DmarcRecord record, String name, String value) {
        var out = new StringBuilder("v=DMARC1");
        boolean first = record.tags().tag(name).isEmpty() && name.equals("p");
        if (first) {
            out.append("; ").append(name).append('=').append(value);
        }
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equals("v")) {
                out.append("; ")
                        .append(tag.name())
                        .append('=')
                        .append(tag.name().equals(name) ? value : tag.value());
            }
        }
        if (record.tags().tag(name).isEmpty() && !first) {
            out.append("; ").append(name).append('=').append(value);
        }
        return out.toString();
    }

    private static String without(DmarcRecord record, String name) {
        var out = new StringBuilder("v=DMARC1");
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equals("v") && !tag.name().equals(name)) {
                out.append("; ").append(tag.name()).append('=').append(tag.value());
            }
        }
        return out.toString();
    }

    /// Mail of this domain sent this way cannot pass: no sending address passes SPF in alignment, and no key
    /// could make
    /// a
    /// signature of the domain pass. Said only where the policy has teeth and nothing is left open.
    static Optional<Finding> cannotPass(DmarcReadout dmarc, SpfReadout spf, DkimReadout dkim) {
        Optional<Policy> policy =
                dmarc.walk().effectivePolicy().or(() -> dmarc.list().effectivePolicy());
        boolean teeth = policy.filter(p -> p != Policy.NONE).isPresent();
        boolean spfIsCertain =
                !spf.verdicts().isEmpty() && spf.verdicts().stream().noneMatch(v -> v.result() == SpfResult.TEMPERROR);
        boolean spfHelps = spf.verdicts().stream().anyMatch(v -> v.result() == SpfResult.PASS && aligned(dmarc, v));
        boolean keysAreCertain = dkim.nothingBelow()
                || dkim.keys().stream()
                        .anyMatch(k -> k.asWhat() == DkimKey.Origin.GIVEN && k.status() != DkimKey.Status.UNKNOWN);
        if (!teeth || !spfIsCertain || spfHelps || !keysAreCertain || dkim.hasUsableKey()) {
            return Optional.empty();
        }
        SpfVerdict verdict = spf.verdicts().getFirst();
        return Optional.of(new Finding(
                FindingCode.DMARC_CANNOT_PASS,
                dmarc.domain(),
                Map.of(
                        "policy", policy.orElseThrow().word(),
                        "spf", verdict.result().word(),
                        "mailFrom", verdict.identity().domain()),
                dmarc.record().map(DmarcRecord::text).orElse(""),
                Optional.empty(),
                "RFC 9989 4.4"));
    }

    private static boolean aligned(DmarcReadout dmarc, SpfVerdict verdict) {
        String from = verdict.identity().domain();
        boolean strict = dmarc.record().map(DmarcRecord::isStrictForSpf).orElse(false);
        return strict
                ? from.equalsIgnoreCase(dmarc.domain())
                : OrganisationalDomain.of(from).equalsIgnoreCase(dmarc.list().organisationalDomain())
                        || from.equalsIgnoreCase(dmarc.walk().organisationalDomain());
    }

    private String foundAt() {
        return readout.walk().foundAt().isEmpty()
                ? readout.list().foundAt()
                : readout.walk().foundAt();
    }

    /// The replacement belongs at the name where the record is, or should be.
    private void add(
            FindingCode code,
            String subject,
            Map<String, String> arguments,
            String evidence,
            Optional<String> record,
            String source) {
        String name = subject.startsWith(PREFIX) ? subject : PREFIX + subject;
        findings.add(new Finding(
                code, subject, arguments, evidence, record.map(r -> new RecordToPublish(name, "TXT", r)), source));
    }
}
