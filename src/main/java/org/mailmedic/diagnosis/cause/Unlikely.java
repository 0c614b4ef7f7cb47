package org.mailmedic.diagnosis.cause;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Cause;

/// Sorts what is not among the causes: disproved, not the user's to mend, or simply not asked. Only the first
/// may be called ruled out.
final class Unlikely {
    /// What a list of addresses says when it says nothing of this address.
    static final Set<FindingCode> LISTS_SILENT =
            Set.of(FindingCode.DNSBL_REFUSED, FindingCode.DNSBL_NOT_ASKED, FindingCode.DNSBL_UNUSABLE);

    /// The part of the audit whose answer says whether it is this cause.
    private static final Map<Cause, Part> ASKED_BY_AUDIT = Map.of(
            Cause.SPF_FAIL, Part.SPF,
            Cause.DKIM_FAIL, Part.DKIM,
            Cause.DMARC_FAIL, Part.DMARC,
            Cause.SENDER_DOMAIN, Part.MX,
            Cause.IP_PTR, Part.REVERSE_DNS,
            Cause.IP_LISTED, Part.BLOCK_LISTS);

    private final Facts facts;
    private final CounterEvidence counterEvidence;
    private final Severities severities;
    private final Set<Cause> left;

    /// @param causes those that are likely enough to be named
    Unlikely(Facts facts, CounterEvidence counterEvidence, Severities severities, List<RankedCause> causes) {
        this.facts = facts;
        this.counterEvidence = counterEvidence;
        this.severities = severities;
        this.left = EnumSet.allOf(Cause.class);
        causes.forEach(c -> left.remove(c.cause()));
    }

    /// What was asked and answered against it.
    List<RankedCause> disproved() {
        return left().filter(this::isDisproved)
                .map(cause -> new RankedCause(cause, 0, counterEvidence.against(cause), true))
                .toList();
    }

    /// What the way takes out of the user's hands: true whatever was asked.
    List<SetAside> notYours() {
        return left().filter(this::isNotYours)
                .map(cause -> new SetAside(cause, counterEvidence.fromTheRoute(cause)))
                .toList();
    }

    /// What has a question that nobody asked, or that got no answer.
    List<SetAside> notChecked() {
        return left().filter(cause -> !isNotYours(cause) && !isDisproved(cause) && isOpen(cause))
                .map(cause -> new SetAside(cause, List.of()))
                .toList();
    }

    private Stream<Cause> left() {
        return Arrays.stream(Cause.values()).filter(left::contains);
    }

    private boolean isNotYours(Cause cause) {
        return !counterEvidence.fromTheRoute(cause).isEmpty();
    }

    private boolean isDisproved(Cause cause) {
        return !isNotYours(cause) && !counterEvidence.against(cause).isEmpty() && !hasFault(cause);
    }

    /// Whether a fault of the same subject was found: then it may well be so, whatever else speaks against it.
    private boolean hasFault(Cause cause) {
        return Stream.concat(facts.connection().stream(), facts.dns().stream())
                .filter(f -> severities.of(f.code()) == Severity.ERROR)
                .anyMatch(f -> CauseRules.speaksFor(f.code(), cause) || isOfItsPart(f.code(), cause));
    }

    private static boolean isOfItsPart(FindingCode code, Cause cause) {
        return Part.of(code).filter(part -> part == ASKED_BY_AUDIT.get(cause)).isPresent();
    }

    private boolean isOpen(Cause cause) {
        return switch (cause) {
            case AUTH_FAILED -> !facts.signedIn() && !hasFault(cause);
            case TLS_REQUIRED, SETTINGS_WRONG -> !facts.connectionTried();
            default -> {
                Part part = ASKED_BY_AUDIT.get(cause);
                boolean silent =
                        cause == Cause.IP_LISTED && facts.dns().stream().anyMatch(f -> LISTS_SILENT.contains(f.code()));
                yield part != null
                        && !hasFault(cause)
                        && (silent || !facts.checked().contains(part));
            }
        };
    }
}
