package org.mailmedic.diagnosis.cause;

import static org.mailmedic.diagnosis.finding.FindingCode.*;
import static org.mailmedic.knowledge.Cause.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mailmedic.diagnosis.cause.Evidence.Source;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;

/// What speaks against causes. Silence is never an objection: only what was really checked counts.
final class CounterEvidence {
    /// One way in which the facts speak against causes.
    ///
    /// @param id stable, for tests; its words are `evidence.` and this
    /// @param causes what it speaks against
    /// @param spares whether it says nothing against a cause that the bounce itself names
    /// @param holds whether it does so here
    record Doubt(String id, Set<Cause> causes, Source source, boolean spares, Predicate<CounterEvidence> holds) {
        String key() {
            return "evidence." + id;
        }
    }

    private static final Set<FindingCode> TLS_TROUBLE = EnumSet.of(
            SMTP_NO_STARTTLS,
            SMTP_NOT_ENCRYPTED,
            SMTP_TLS_FAILED,
            SMTP_TLS_OLD,
            SMTP_WRONG_PROTOCOL,
            SMTP_CERT_EXPIRED,
            SMTP_CERT_NAME,
            SMTP_CERT_UNTRUSTED);
    private static final int PERMANENT = 500;
    private static final String ROUTE = "route";

    /// Every objection. What the route makes impossible stands in [MailRoute#TABLE].
    static final List<Doubt> TABLE = List.of(
            checked(
                    "signin.works",
                    Source.CONNECTION,
                    o -> o.facts.signedIn(),
                    AUTH_FAILED,
                    AUTH_METHOD,
                    AUTH_REQUIRED),
            checked("tls.works", Source.CONNECTION, CounterEvidence::encrypted, TLS_REQUIRED, SETTINGS_WRONG),
            checked("clean.spf", Source.DNS, o -> o.isClean(Part.SPF), SPF_FAIL, UNAUTHENTICATED),
            checked("clean.dkim", Source.DNS, o -> o.isClean(Part.DKIM), DKIM_FAIL, UNAUTHENTICATED),
            checked("clean.dmarc", Source.DNS, o -> o.isClean(Part.DMARC), DMARC_FAIL),
            checked("clean.mx", Source.DNS, CounterEvidence::takesMail, SENDER_DOMAIN),
            checked("clean.reverse_dns", Source.DNS, o -> o.isClean(Part.REVERSE_DNS), IP_PTR),
            checked("clean.block_lists", Source.DNS, o -> o.isClean(Part.BLOCK_LISTS), IP_LISTED),
            said(
                    "left",
                    o -> o.saidAt(Reading.Side.RECIPIENTS),
                    AUTH_FAILED,
                    AUTH_METHOD,
                    AUTH_REQUIRED,
                    SETTINGS_WRONG),
            said("not_left", o -> o.saidAt(Reading.Side.YOURS), SPF_FAIL, DKIM_FAIL, DMARC_FAIL, UNAUTHENTICATED),
            // A server that means these says so.
            said("words.other", CounterEvidence::inClearWords, CONTENT_SPAM, RECIPIENT_POLICY, RECIPIENT_UNKNOWN),
            said("final", CounterEvidence::isFinal, TEMPORARY_GREYLIST, TEMPORARY_SYSTEM));

    /// Evidence against some causes.
    private record Objection(Set<Cause> causes, Evidence evidence) {}

    private final Facts facts;
    private final Severities severities;
    private final RankingWeights weights;
    private final List<Objection> all = new ArrayList<>();
    private final Map<Cause, List<Evidence>> byCause = new EnumMap<>(Cause.class);

    CounterEvidence(Facts facts, MailRoute mailRoute, Severities severities, RankingWeights weights) {
        this.facts = facts;
        this.severities = severities;
        this.weights = weights;
        for (Doubt doubt : TABLE) {
            if (doubt.holds().test(this)) {
                add(doubt);
            }
        }
        fromTheRoute(mailRoute);
        for (Objection objection : all) {
            for (Cause cause : objection.causes()) {
                byCause.computeIfAbsent(cause, _ -> new ArrayList<>()).add(objection.evidence());
            }
        }
    }

    private static Doubt checked(
            String id, Source source, Predicate<CounterEvidence> holds, Cause first, Cause... more) {
        return new Doubt(id, EnumSet.of(first, more), source, false, holds);
    }

    private static Doubt said(String id, Predicate<CounterEvidence> holds, Cause first, Cause... more) {
        return new Doubt(id, EnumSet.of(first, more), Source.BOUNCE, true, holds);
    }

    /// What speaks against one cause, strongest first.
    List<Evidence> against(Cause cause) {
        return byCause.getOrDefault(cause, List.of());
    }

    /// Why the way of the mail takes a cause out of the user's hands; empty if it does not, or if the way is not
    /// known, or if the bounce itself names the cause.
    List<Evidence> fromTheRoute(Cause cause) {
        return against(cause).stream().filter(e -> e.reference().equals(ROUTE)).toList();
    }

    /// All causes that something speaks against.
    Set<Cause> causes() {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        all.forEach(o -> causes.addAll(o.causes()));
        return causes;
    }

    private boolean encrypted() {
        return facts.signedIn() && facts.connection().stream().noneMatch(f -> TLS_TROUBLE.contains(f.code()));
    }

    /// Whether the part was checked and nothing worse than a remark came of it. A list that refused to
    /// answer leaves open whether the address is on it.
    private boolean isClean(Part part) {
        return facts.checked().contains(part)
                && facts.dns().stream()
                        .filter(f -> Part.of(f.code()).filter(part::equals).isPresent())
                        .allMatch(f ->
                                severities.of(f.code()) == Severity.INFO && !Unlikely.LISTS_SILENT.contains(f.code()));
    }

    /// A domain that the DNS denies or cannot serve has an answer for MX all the same: an empty one.
    private boolean takesMail() {
        return isClean(Part.MX)
                && facts.dns().stream()
                        .noneMatch(f -> CauseRules.speaksFor(f.code(), SENDER_DOMAIN)
                                && severities.of(f.code()) != Severity.INFO);
    }

    private boolean saidAt(Reading.Side side) {
        return facts.reading().filter(r -> r.side() == side).isPresent();
    }

    private boolean inClearWords() {
        double clear = weights.of(RankingWeight.CLEAR_WORDS);
        return facts.reading().filter(r -> r.confidence() >= clear).isPresent();
    }

    private boolean isFinal() {
        return facts.reading()
                .filter(r -> r.permanent() && r.refusal().reply().code() >= PERMANENT)
                .isPresent();
    }

    /// Whether the bounce itself names the cause: its own words are no objection to it.
    private boolean isSaid(Cause cause) {
        return facts.reading()
                .filter(r -> r.cause() == cause || r.others().contains(cause))
                .isPresent();
    }

    private void fromTheRoute(MailRoute mailRoute) {
        if (!mailRoute.known()) {
            return;
        }
        Map<String, String> provider =
                Map.of("provider", facts.provider().map(ProviderKind::name).orElse(""));
        for (Cause cause : Cause.values()) {
            if (!isSaid(cause)) {
                mailRoute
                        .whyNot(cause)
                        .ifPresent(why -> all.add(new Objection(
                                EnumSet.of(cause), new Evidence(false, Source.DNS, why.key(), provider, ROUTE))));
            }
        }
    }

    private void add(Doubt doubt) {
        Set<Cause> causes = EnumSet.copyOf(doubt.causes());
        if (doubt.spares()) {
            causes.removeIf(this::isSaid);
        }
        String reference = doubt.source() == Source.BOUNCE ? "reply" : doubt.id();
        all.add(new Objection(
                causes, new Evidence(false, doubt.source(), doubt.key(), Map.of("subject", domain()), reference)));
    }

    private String domain() {
        return facts.address().substring(facts.address().lastIndexOf('@') + 1);
    }
}
