package org.mailmedic.session;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.OriginRules;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.Original;
import org.mailmedic.smtp.ProbeStep;

/// All that an outcome depends on: where two are equal, so are their outcomes.
///
/// @param facts what is known
/// @param done what is ticked, by its id: under which title it was advised, empty where that is not known
/// @param tried what came of trying records before they are published
/// @param original what the bounce shows of the message that came back
public record CaseEvidence(Facts facts, Map<String, String> done, TriedRecords tried, Original original) {
    public CaseEvidence {
        done = Map.copyOf(done);
    }

    /// Facts of which nothing is done yet, and no record was tried.
    public static CaseEvidence of(Facts facts) {
        return new CaseEvidence(facts, Map.of(), TriedRecords.NONE, Original.NONE);
    }

    /// The same facts with whose the refused address is.
    public static Facts withOrigin(
            Facts facts, Catalogue catalogue, Original original, Optional<AddressAnswer> answer) {
        return facts.from(new OriginRules(catalogue)
                .of(new OriginRules.Known(
                        facts.readings(),
                        facts.provider(),
                        facts.address(),
                        facts.measured(),
                        original.hops(),
                        answer)));
    }

    /// The same with what came of trying records.
    public CaseEvidence with(TriedRecords other) {
        return new CaseEvidence(facts, done, other, original);
    }

    /// The same with other facts, for readers of another language: the titles of the user's own language are left
    /// out.
    CaseEvidence toldAs(Facts other) {
        Map<String, String> untitled = new HashMap<>();
        done.keySet().forEach(id -> untitled.put(id, ""));
        return new CaseEvidence(other, untitled, tried, original);
    }

    /// The facts of a bounce, a probe and an audit, as far as there are any. An audit of another domain than that of
    /// the address, which was changed since, says nothing of this one.
    ///
    /// @param readings the bounce, read; best first
    /// @param address the user's own address (From); empty if not known
    /// @param zone where the domain's DNS is kept, if that was asked
    /// @param measured what was read of the domain that the audit is about
    public static Facts facts(
            List<Reading> readings,
            Optional<ProviderKind> provider,
            String address,
            Optional<Case.Probed> probe,
            Optional<Case.Audited> audit,
            Optional<Zone> zone,
            Measured measured) {
        if (audit.filter(a -> isOfAnother(a.domain(), address)).isPresent()) {
            return facts(readings, provider, address, probe, Optional.empty(), Optional.empty(), Measured.NOTHING);
        }
        return new Facts(
                readings,
                provider,
                address,
                probe.map(Case.Probed::findings).orElse(List.of()),
                probe.filter(p -> !p.brokenOff()).isPresent(),
                probe.map(CaseEvidence::signedIn).orElse(false),
                audit.map(Case.Audited::findings).orElse(List.of()),
                audit.map(CaseEvidence::checked).orElse(Set.of()),
                zone,
                measured);
    }

    private static boolean isOfAnother(String domain, String address) {
        return MailAddress.parse(address)
                .map(MailAddress::domain)
                .filter(own -> !own.equals(domain))
                .isPresent();
    }

    private static boolean signedIn(Case.Probed probed) {
        return probed.steps().stream()
                .anyMatch(r -> r.name() == ProbeStep.Name.AUTH && r.status() == ProbeStep.Status.OK);
    }

    /// The parts that got answers.
    static Set<Part> checked(Case.Audited audited) {
        return audited.parts().stream()
                .filter(p -> p.state().isAnswered())
                .map(Case.AuditedPart::part)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }
}
