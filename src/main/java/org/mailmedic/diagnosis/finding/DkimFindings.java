package org.mailmedic.diagnosis.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.record.DkimDoctor;
import org.mailmedic.policy.Caret;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimKey.Origin;
import org.mailmedic.policy.dkim.DkimKey.Status;
import org.mailmedic.policy.dkim.DkimReadout;

/// What the DKIM keys of a domain say that matters.
public final class DkimFindings {
    private static final int SHORTEST = 1024;
    private static final int RECOMMENDED = 2048;

    private DkimFindings() {}

    public static List<Finding> of(DkimReadout readout) {
        List<Finding> findings = new ArrayList<>();
        boolean anyUsable = readout.hasUsableKey();
        for (DkimKey key : readout.keys()) {
            of(key, anyUsable, findings);
        }
        readout.others().forEach(key -> of(key, true, findings));
        boolean given = readout.keys().stream().anyMatch(k -> k.asWhat() == Origin.GIVEN);
        boolean unknown = readout.keys().stream().anyMatch(k -> k.status() == Status.UNKNOWN);
        if (!given && !unknown && readout.found().isEmpty()) {
            findings.add(new Finding(
                    FindingCode.DKIM_NONE_FOUND,
                    readout.domain(),
                    Map.of(
                            "tried", String.valueOf(readout.tried()),
                            "nothingBelow", String.valueOf(readout.nothingBelow()),
                            "somethingBelow", String.valueOf(readout.somethingBelow())),
                    String.join(
                            " ", readout.keys().stream().map(DkimKey::selector).toList()),
                    Optional.empty(),
                    "RFC 6376 3.6.2.1"));
        }
        for (Misplaced wrong : readout.misplaced()) {
            findings.add(misplaced(readout, wrong));
        }
        findings.addAll(UnansweredFindings.unanswered(Stream.concat(readout.keys().stream(), readout.others().stream())
                .filter(k -> k.status() == Status.UNKNOWN)
                .map(DkimKey::answer)
                .toList()));
        return List.copyOf(findings);
    }

    /// The right place can be told where the selector is part of the wrong one.
    private static Finding misplaced(DkimReadout readout, Misplaced wrong) {
        Optional<String> right = readout.keys().stream()
                .filter(k -> wrong.name().startsWith(k.selector() + "."))
                .map(DkimKey::name)
                .findFirst();
        return new Finding(
                FindingCode.DKIM_WRONG_PLACE,
                wrong.name(),
                Map.of("place", wrong.name(), "right", right.orElse("")),
                wrong.name() + " TXT \"" + Caret.readable(wrong.text()) + "\"",
                right.map(name -> DkimDoctor.moved(name, wrong.text())),
                "RFC 6376 3.6.2.1");
    }

    private static void of(DkimKey key, boolean anyUsable, List<Finding> findings) {
        switch (key.status()) {
            case UNKNOWN -> {}
            case NO_KEY -> {
                // An alias that leads nowhere was meant to be a key; a guess that is not there was only a
                // guess.
                if (key.asWhat() == Origin.GIVEN || !key.aliases().isEmpty()) {
                    findings.add(finding(FindingCode.DKIM_NOKEY, key, "RFC 6376 3.6.2.2"));
                }
            }
            case SEVERAL -> findings.add(finding(FindingCode.DKIM_MULTIPLE, key, "RFC 6376 3.6.2.2"));
            case REVOKED -> {
                if (key.asWhat() != Origin.GUESSED || !anyUsable) {
                    findings.add(finding(FindingCode.DKIM_REVOKED, key, "RFC 6376 3.6.1"));
                }
            }
            case BROKEN -> findings.add(finding(FindingCode.DKIM_KEY_SYNTAX, key, "RFC 6376 3.6.1"));
            case OK -> strength(key, findings);
        }
        if (key.isThere() && key.testing()) {
            findings.add(finding(FindingCode.DKIM_TESTING, key, "RFC 6376 3.6.1"));
        }
        if (key.isThere() && key.onlySha1()) {
            findings.add(finding(FindingCode.DKIM_H_SHA1, key, "RFC 8301 3.1"));
        }
    }

    private static void strength(DkimKey key, List<Finding> findings) {
        if (!key.algorithm().equals("rsa")) {
            return;
        }
        if (key.bits() < SHORTEST) {
            findings.add(finding(FindingCode.DKIM_KEY_TOO_SHORT, key, "RFC 8301 3.2"));
        } else if (key.bits() < RECOMMENDED) {
            findings.add(finding(FindingCode.DKIM_KEY_WEAK, key, "RFC 8301 3.2"));
        }
    }

    private static Finding finding(FindingCode code, DkimKey key, String source) {
        return new Finding(
                code,
                key.name(),
                Map.of(
                        "selector", key.selector(),
                        "algorithm", key.algorithm(),
                        "bits", String.valueOf(key.bits()),
                        "kind", key.fault().map(f -> f.kind().name()).orElse(""),
                        "at", key.fault().map(f -> String.valueOf(f.at() + 1)).orElse(""),
                        "keeper", key.keeper().orElse(""),
                        "signer", key.name().substring(key.name().indexOf("._domainkey.") + "._domainkey.".length()),
                        "dead", key.isDeadAlias() ? key.aliases().getLast() : ""),
                key.fault().map(f -> f.shownIn(key.record())).orElseGet(() -> AnswerText.answer(key.answer())),
                Optional.empty(),
                source);
    }
}
