package org.mailmedic.remedy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.reply.Refusal;
import org.mailmedic.text.Texts;

/// The steps whose words depend on what is known of the case: a guide that says "if there is one" beside a
/// record that was read, or names three block lists where the bounce names one, helps nobody.
final class CaseSteps {
    /// What a test finds where the server wants a sign-in and nobody had signed in.
    private static final Set<FindingCode> WITHOUT_SIGN_IN =
            Set.of(FindingCode.SMTP_AUTH_REQUIRED, FindingCode.SMTP_RECIPIENT_REFUSED);

    /// What is found where no TXT record of the domain begins as an SPF record does.
    private static final Set<FindingCode> NO_SPF_RECORD = Set.of(
            FindingCode.SPF_MISSING,
            FindingCode.SPF_TYPE99_ONLY,
            FindingCode.SPF_WRONG_PLACE,
            FindingCode.DNS_NXDOMAIN);

    private final Texts texts;
    private final BlockLists blockLists;

    CaseSteps(Texts texts) {
        this.texts = texts;
        this.blockLists = BlockLists.load(texts.locale());
    }

    /// Whether the step is about those who refused, and about a list of the case, where it is about any.
    /// Who refused and was not recognised may be anybody.
    boolean isAbout(Guide.Step.Words step, Facts facts) {
        String speaker = facts.reading().map(Reading::saidBy).orElse(Speakers.GENERIC);
        boolean said = step.speakers().isEmpty()
                || speaker.equals(Speakers.GENERIC)
                || step.speakers().contains(speaker);
        String phrase = facts.reading().flatMap(Reading::phrase).orElse("");
        boolean inWords = step.phrases().isEmpty() || step.phrases().stream().anyMatch(phrase::startsWith);
        return said && inWords && (step.lists().isEmpty() || !Collections.disjoint(step.lists(), zones(facts)));
    }

    /// Whether the SPF record takes the place of one, of several or of none, or nobody has looked.
    GuideStep publishSpf(Optional<RecordChange> change, Facts facts, Map<String, String> names) {
        Predicate<FindingCode> found = code -> facts.dns().stream().anyMatch(f -> f.code() == code);
        boolean none = NO_SPF_RECORD.stream().anyMatch(found)
                || change.filter(c -> !c.replaces()).isPresent();
        boolean several = found.test(FindingCode.SPF_MULTIPLE)
                || change.filter(c -> c.before().size() > 1).isPresent();
        boolean known = change.isPresent() || facts.checked().contains(Part.SPF);
        String state = none ? "add" : several ? "join" : known ? "replace" : "look";
        return step("guide.spf." + state, names);
    }

    /// A step for each list of the case that the guide has no words for; where the case names no list,
    /// the one that says how to find it.
    List<GuideStep> otherLists(Guide guide, Facts facts, Map<String, String> names) {
        Set<String> zones = zones(facts);
        boolean ofTheDomain = guide.topic().equals("domain-delist");
        zones.removeIf(zone -> blockLists
                .byZone(zone)
                .filter(list -> list.forDomains() != ofTheDomain)
                .isPresent());
        if (zones.isEmpty()) {
            return List.of(new GuideStep(
                    texts.get("guide.list.none", names),
                    Optional.of(blockLists.all().getFirst().lookup())));
        }
        List<GuideStep> steps = new ArrayList<>();
        for (String zone : zones) {
            boolean told = guide.steps().stream()
                    .anyMatch(s ->
                            s instanceof Guide.Step.Words words && words.lists().contains(zone));
            if (!told) {
                Map<String, String> all = new HashMap<>(names);
                Optional<BlockList> list = blockLists.byZone(zone);
                all.put("list", list.map(BlockList::name).orElse(zone));
                steps.add(new GuideStep(
                        texts.get(list.isPresent() ? "guide.list.known" : "guide.list.unknown", all),
                        list.map(BlockList::delisting)));
            }
        }
        return steps;
    }

    /// The outgoing server: as the provider's data names it, as the refusal does, or not at all.
    GuideStep server(Cause cause, Facts facts, Map<String, String> names) {
        if (facts.provider().filter(kind -> !kind.servers().isEmpty()).isPresent()) {
            return step("guide.server.known", names);
        }
        Optional<String> refused = facts.reading()
                .filter(reading -> reading.side() == Reading.Side.YOURS)
                .map(Reading::refusal)
                .flatMap(Refusal::remoteHost)
                .or(() -> facts.connection().stream()
                        .filter(f -> WITHOUT_SIGN_IN.contains(f.code()))
                        .map(Finding::subject)
                        .filter(host -> !host.isBlank() && !host.contains("@"))
                        .findFirst());
        if (refused.isEmpty()) {
            return step("guide.server.unknown", names);
        }
        Map<String, String> all = new HashMap<>(names);
        all.put("host", refused.get());
        boolean signIn = cause == Cause.RELAY_DENIED || cause == Cause.AUTH_REQUIRED;
        return step(signIn ? "guide.server.sign_in" : "guide.server.refused", all);
    }

    /// Where the service tells how it is set up, and which records it wants.
    List<GuideStep> service(Facts facts, Map<String, String> names) {
        Optional<MailService> service = facts.origin().flatMap(o -> o.repair().service());
        List<GuideStep> steps = new ArrayList<>();
        steps.add(new GuideStep(texts.get("guide.service.page", names), service.flatMap(MailService::guide)));
        service.flatMap(MailService::dkim).ifPresent(dkim -> {
            Map<String, String> all = new HashMap<>(names);
            all.put("selectors", String.join(", ", dkim.selectors()));
            String form = dkim.form().name().toLowerCase(Locale.ROOT);
            steps.add(step("guide.service." + form + (dkim.selectors().isEmpty() ? "" : ".known"), all));
        });
        return steps;
    }

    /// The lists that the reply names and those on which the checks found an entry. A zone below Spamhaus
    /// (`sbl.spamhaus.org`) is a part of what is asked as one.
    private Set<String> zones(Facts facts) {
        Set<String> zones = new LinkedHashSet<>();
        facts.reading()
                .flatMap(reading -> reading.refusal().clues().blockListZone())
                .map(zone -> zone.toLowerCase(Locale.ROOT))
                .map(CaseSteps::whole)
                .ifPresent(zones::add);
        facts.dns().stream()
                .filter(f -> f.code() == FindingCode.DNSBL_LISTED)
                .flatMap(f -> Optional.ofNullable(f.words().get("zone")).stream())
                .forEach(zones::add);
        return zones;
    }

    private static String whole(String zone) {
        boolean ofAddresses = Set.of("sbl", "xbl", "pbl", "css", "sbl-xbl").stream()
                .anyMatch(part -> zone.equals(part + ".spamhaus.org"));
        return ofAddresses ? "zen.spamhaus.org" : zone;
    }

    private GuideStep step(String key, Map<String, String> names) {
        return new GuideStep(texts.get(key, names), Optional.empty());
    }
}
