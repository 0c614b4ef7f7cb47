package org.mailmedic.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.PastRun;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.connection.Fault;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.smtp.ProbeStep;

/// Whether a fix did what it was for. A fix is done when nothing as bad as what it was advised for is
/// left: a small blemish beside a repaired fault does not keep it open.
final class FixVerdict {
    private final Severities severities;

    FixVerdict(Severities severities) {
        this.severities = severities;
    }

    /// @param before the case before the probe
    static RecheckResult of(Case before, ProbeReport report) {
        Optional<Fault> fault = report.result().fault();
        if (fault.filter(f -> f == Fault.CANCELLED).isPresent()) {
            return RecheckResult.COULD_NOT_CHECK;
        }
        if (fault.filter(f -> f == Fault.TOKEN_OVER).isPresent() || lacksTheSignIn(before, report)) {
            return RecheckResult.SIGN_IN_AGAIN;
        }
        return fault.isEmpty() ? RecheckResult.FIXED : RecheckResult.STILL_THERE;
    }

    /// A case taken up again has no password any more: what comes after the sign-in was not tried, or
    /// was tried as a stranger.
    private static boolean lacksTheSignIn(Case before, ProbeReport report) {
        boolean triedBefore = before.probe().stream()
                .flatMap(p -> p.steps().stream())
                .anyMatch(r -> r.name() == ProbeStep.Name.AUTH && r.status() != ProbeStep.Status.SKIPPED);
        boolean reached = report.result().fault().isEmpty()
                || report.result().failed().stream().anyMatch(r -> r.name().compareTo(ProbeStep.Name.AUTH) > 0);
        boolean triedNow = report.result()
                .step(ProbeStep.Name.AUTH)
                .filter(r -> r.status() != ProbeStep.Status.SKIPPED)
                .isPresent();
        return triedBefore && reached && !triedNow;
    }

    /// @param before the case before the audit
    RecheckResult of(Case before, AuditReport report, Set<Part> parts) {
        List<RecheckResult> each = parts.stream()
                .map(part -> part == Part.BLOCK_LISTS ? lists(before, report) : part(before, report, part))
                .toList();
        if (each.contains(RecheckResult.STILL_THERE)) {
            return RecheckResult.STILL_THERE;
        }
        return each.isEmpty() || each.contains(RecheckResult.COULD_NOT_CHECK)
                ? RecheckResult.COULD_NOT_CHECK
                : RecheckResult.FIXED;
    }

    private RecheckResult part(Case before, AuditReport report, Part part) {
        Severity worst = worst(before, part);
        Optional<AuditEvent.Finished> end = report.part(part);
        if (end.stream()
                .flatMap(e -> e.findings().stream())
                .filter(f -> !f.code().isSilence())
                .anyMatch(f -> severities.of(f.code()).compareTo(worst) >= 0)) {
            return RecheckResult.STILL_THERE;
        }
        return end.filter(e -> e.state().isAnswered()).isPresent()
                ? RecheckResult.FIXED
                : RecheckResult.COULD_NOT_CHECK;
    }

    /// The worst that was ever seen in this part of this case; at least a warning.
    private Severity worst(Case c, Part part) {
        Stream<FindingCode> earlier = c.history().runs().stream()
                .flatMap(run -> run.parts().stream())
                .filter(seen -> seen.part().equals(Optional.of(part)))
                .flatMap(seen -> seen.problems().stream())
                .map(PastRun.Problem::code)
                .flatMap(code -> FindingCode.ofCode(code).stream());
        return Stream.concat(earlier, findings(c, part).map(Finding::code))
                .filter(code -> !code.isSilence())
                .map(severities::of)
                .filter(s -> s.compareTo(Severity.WARNING) >= 0)
                .max(Severity::compareTo)
                .orElse(Severity.WARNING);
    }

    private static Stream<Finding> findings(Case c, Part part) {
        return c.audit().stream()
                .flatMap(a -> a.parts().stream())
                .filter(p -> p.part() == part)
                .flatMap(p -> p.findings().stream());
    }

    /// Only lists that had listed something must have answered: one that refuses to speak to this
    /// resolver says nothing either way, and must not spoil what the others say.
    private static RecheckResult lists(Case before, AuditReport report) {
        List<Finding> now =
                report.part(Part.BLOCK_LISTS).map(AuditEvent.Finished::findings).orElse(List.of());
        if (now.stream().anyMatch(FixVerdict::isListing)) {
            return RecheckResult.STILL_THERE;
        }
        Set<String> listed = findings(before, Part.BLOCK_LISTS)
                .filter(FixVerdict::isListing)
                .map(FixVerdict::entry)
                .collect(Collectors.toSet());
        // Whoever answered, and lists nothing, has no finding: all that is left refused to speak or kept
        // silent.
        Set<String> silent = now.stream()
                .filter(f -> f.code() != FindingCode.DNSBL_NOT_ASKED)
                .map(FixVerdict::entry)
                .collect(Collectors.toSet());
        Set<String> leftOut = now.stream()
                .filter(f -> f.code() == FindingCode.DNSBL_NOT_ASKED)
                .map(FixVerdict::zone)
                .collect(Collectors.toSet());
        boolean lacking = findings(before, Part.BLOCK_LISTS)
                .filter(FixVerdict::isListing)
                .map(FixVerdict::zone)
                .anyMatch(leftOut::contains);
        boolean open = report.part(Part.BLOCK_LISTS)
                .filter(end -> end.state() == PartState.NOT_CHECKED)
                .isPresent();
        // A list that the user does not want asked may be the one that it is all about.
        if (lacking || open && !leftOut.isEmpty()) {
            return RecheckResult.COULD_NOT_CHECK;
        }
        boolean answered = report.blockLists().size() > silent.size();
        return answered && listed.stream().noneMatch(silent::contains)
                ? RecheckResult.FIXED
                : RecheckResult.COULD_NOT_CHECK;
    }

    private static boolean isListing(Finding f) {
        return f.code() == FindingCode.DNSBL_LISTED || f.code() == FindingCode.DNSBL_POLICY;
    }

    private static String entry(Finding f) {
        return zone(f) + " " + f.subject();
    }

    private static String zone(Finding f) {
        return f.arguments().getOrDefault("zone", "");
    }
}
