package org.mailmedic.remedy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.MailRoute;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordDoctor;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.DnsHost;
import org.mailmedic.knowledge.DnsHosts;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// What to do about a diagnosis, in the words and menus of this provider.
///
/// The plan of the best cause comes first, then what the findings add. What the checks show to be in
/// order is left out, and so is what this user cannot do: nobody is sent to edit the DNS of gmail.com.
public final class Remedies {
    /// A further cause with at least this is treated as well.
    private static final double ALSO_TREATED = 0.45;
    private static final String SEND_AGAIN = "send-again";
    /// Why a server refuses a client that it does not know.
    private static final Set<Cause> REFUSED_AS_STRANGER =
            EnumSet.of(Cause.RELAY_DENIED, Cause.AUTH_REQUIRED, Cause.IP_LISTED, Cause.IP_DYNAMIC, Cause.IP_BLOCKED);
    private static final String SPF = "spf";
    private static final Set<String> OF_A_SERVICE = Set.of("spf-service", "service");
    private static final Set<String> OF_THE_SENDER = Set.of(SPF, "dkim");
    private static final Set<String> OF_THE_SIGN_IN = Set.of("sign-in", "smtp-auth", "settings");

    private final Catalogue catalogue;
    private final DnsHosts dnsHosts;
    private final Severities severities;
    private final GuideBook guides;
    private final Plans plans;
    private final Texts texts;
    private final Wording wording;
    private final CaseSteps caseSteps;

    private Remedies(
            Catalogue catalogue, DnsHosts dnsHosts, Severities severities, GuideBook guides, Plans plans, Texts texts) {
        this.catalogue = catalogue;
        this.dnsHosts = dnsHosts;
        this.severities = severities;
        this.guides = guides;
        this.plans = plans;
        this.texts = texts;
        this.wording = new Wording(texts);
        this.caseSteps = new CaseSteps(texts);
    }

    /// Reads the guides, in the language of the texts.
    ///
    /// @throws IllegalStateException if a data file says too little
    public static Remedies load(Catalogue catalogue, Severities severities, Texts texts) {
        return new Remedies(
                catalogue,
                DnsHosts.load(texts.locale()),
                severities,
                GuideBook.load(texts.locale()),
                Plans.load(),
                texts);
    }

    /// What to do now, and what is worth doing once mail arrives.
    public Checklist checklist(Diagnosis diagnosis, Facts facts) {
        Set<String> now = new LinkedHashSet<>();
        Set<String> later = new LinkedHashSet<>();
        if (diagnosis.seemsMended()) {
            now.add(SEND_AGAIN);
        }
        diagnosis.causes().stream()
                .filter(c -> c.equals(diagnosis.best()) || c.confidence() >= ALSO_TREATED)
                .map(RankedCause::cause)
                .forEach(cause -> {
                    boolean mended =
                            diagnosis.seemsMended() && cause == diagnosis.best().cause();
                    Plans.Plan plan = plan(cause, facts);
                    (mended ? later : now).addAll(plan.now());
                    later.addAll(plan.later());
                });
        for (Finding finding : worstFirst(facts)) {
            List<String> topics = plans.topicsOf(finding.code());
            boolean urgent = severities.of(finding.code()) == Severity.ERROR
                    && (facts.readings().isEmpty() || isReason(diagnosis.best(), finding));
            topics.stream().limit(1).forEach(topic -> (urgent ? now : later).add(topic));
            topics.stream().skip(1).forEach(later::add);
        }
        List<RecordChange> changes = changes(facts);
        if (!diagnosis.seemsMended()) {
            bySender(now, later, changes, facts);
        }
        List<FixItem> items = items(now, diagnosis, changes, facts);
        List<FixItem> first = items.isEmpty() ? items(Set.of(leftToDo(now, facts)), diagnosis, changes, facts) : items;
        return new Checklist(
                first,
                items(later, diagnosis, changes, facts).stream()
                        .filter(item -> first.stream().noneMatch(f -> f.id().equals(item.id())))
                        .toList());
    }

    /// What follows from whose the refused address is stands first. What would let somebody else send, or sign
    /// elsewhere, mends nothing then: it is worth doing later, and SPF only if the record itself needs it.
    private void bySender(Set<String> now, Set<String> later, List<RecordChange> changes, Facts facts) {
        Optional<List<String>> topics =
                facts.origin().map(o -> o.repair().key()).flatMap(plans::ofOrigin);
        if (topics.isEmpty()) {
            return;
        }
        Set<String> others = new LinkedHashSet<>(now);
        others.removeAll(topics.get());
        now.clear();
        now.addAll(topics.get());
        for (String topic : others) {
            (OF_THE_SENDER.contains(topic) ? later : now).add(topic);
        }
        later.removeAll(topics.get());
        boolean told = topics.get().stream().anyMatch(topic -> topic.startsWith(SPF));
        boolean needed = changes.stream().anyMatch(c -> topicOf(c).equals(SPF));
        if (told && !topics.get().contains(SPF) || !told && !needed) {
            later.remove(SPF);
        }
    }

    private static List<RecordChange> changes(Facts facts) {
        return RecordDoctor.changes(facts.measured(), facts.allowedSenders(), facts.address());
    }

    /// What remains where nothing of the plan does: it is done, or it is not the user's to do.
    private String leftToDo(Set<String> planned, Facts facts) {
        boolean ofAnother = !facts.readings().isEmpty()
                && !MailRoute.of(facts, catalogue).ownDns()
                && planned.stream().anyMatch(plans::isOfTheDomain);
        return ofAnother ? plans.askTheOwner() : SEND_AGAIN;
    }

    /// One thing to do by its id, as it would be advised now; for what was done in an earlier session.
    public Optional<FixItem> item(String id, Facts facts) {
        return guides.all().stream()
                .filter(guide -> guide.id().equals(id))
                .findFirst()
                .map(guide -> item(guide, Cause.UNKNOWN, List.of(), facts));
    }

    /// The plan of a cause. A server that takes no mail for the recipient's domain is the recipient's to mend,
    /// unless it is the one that the user's provider has for outgoing mail.
    private Plans.Plan plan(Cause cause, Facts facts) {
        boolean theirs = cause == Cause.RELAY_DENIED && CauseWords.isTheirs(facts);
        boolean ownLog =
                facts.reading().filter(r -> r.saidBy().equals(Speakers.OWN_LOG)).isPresent();
        if (ownLog && REFUSED_AS_STRANGER.contains(cause)) {
            return plans.inOwnLog();
        }
        if (cause == Cause.FORWARDING && facts.spokenDomain().isPresent()) {
            return plans.ofAnotherDomain();
        }
        return theirs ? plans.of(Cause.RECEIVER_FAULT) : plans.of(cause);
    }

    private static boolean isReason(RankedCause cause, Finding finding) {
        return cause.evidence().stream()
                .anyMatch(e ->
                        e.speaksFor() && e.reference().equals(finding.code().code()));
    }

    private List<Finding> worstFirst(Facts facts) {
        return Stream.concat(facts.connection().stream(), facts.dns().stream())
                .sorted(Comparator.comparing((Finding f) -> severities.of(f.code()))
                        .reversed())
                .toList();
    }

    /// The guide for a topic at this kind of provider, if there is anything that its customer can do.
    Optional<Guide> guide(String topic, Facts facts) {
        return possible(topic, facts, MailRoute.of(facts, catalogue)).flatMap(possible -> find(possible, facts));
    }

    private boolean isForThisKind(String topic, Facts facts) {
        return facts.provider()
                .map(ProviderKind::id)
                .filter(kind -> find(topic, facts)
                        .filter(guide -> guide.kinds().contains(kind))
                        .isPresent())
                .isPresent();
    }

    private Optional<Guide> find(String topic, Facts facts) {
        return guides.find(
                topic,
                facts.provider().map(ProviderKind::id).orElse(ProviderKind.UNLISTED),
                facts.reading().map(Reading::saidBy).orElse(""));
    }

    private List<FixItem> items(Set<String> topics, Diagnosis diagnosis, List<RecordChange> changes, Facts facts) {
        MailRoute mailRoute = MailRoute.of(facts, catalogue);
        Set<String> possible = new LinkedHashSet<>();
        for (String named : topics) {
            String topic = facts.readings().isEmpty() ? plans.withoutRefusal(named) : named;
            if (!isInOrder(topic, diagnosis.best().cause(), facts)) {
                possible(topic, facts, mailRoute).ifPresent(possible::add);
            }
        }
        return possible.stream()
                .flatMap(topic -> find(topic, facts).stream())
                .map(guide -> item(guide, diagnosis.best().cause(), changes, facts))
                .toList();
    }

    /// The topic, or what stands for it on a route where the user cannot do it.
    private Optional<String> possible(String topic, Facts facts, MailRoute mailRoute) {
        if (plans.isOfTheDomain(topic) && !mailRoute.ownDns()) {
            return mailRoute.astray() ? Optional.of("route") : Optional.empty();
        }
        if (plans.isOfTheAddress(topic) && !mailRoute.ownAddress()) {
            // A customer may have a part in it all the same: then the kind has a guide of its own.
            return Optional.of(isForThisKind(topic, facts) ? topic : "ask-provider");
        }
        return Optional.of(topic);
    }

    /// Whether a check has shown that nothing is to be done about the topic. A published DKIM key is no
    /// proof that mail is signed with it, so it does not settle a bounce that misses the signature.
    private boolean isInOrder(String topic, Cause cause, Facts facts) {
        if (OF_THE_SIGN_IN.contains(topic)) {
            return facts.signedIn() && facts.connection().isEmpty();
        }
        if (topic.equals("dkim") && (cause == Cause.DKIM_FAIL || cause == Cause.DMARC_FAIL)) {
            return false;
        }
        if (plans.partOf(topic).filter(Part.BLOCK_LISTS::equals).isPresent() && namesAListNotAsked(facts)) {
            return false;
        }
        return plans.partOf(topic).filter(facts.checked()::contains).isPresent()
                && reasonsFor(topic, facts)
                        .noneMatch(f -> severities.of(f.code()).compareTo(Severity.WARNING) >= 0);
    }

    /// Other lists say nothing of the one that the reply names.
    private static boolean namesAListNotAsked(Facts facts) {
        return facts.reading()
                .flatMap(reading -> reading.refusal().clues().blockListZone())
                .filter(named -> !facts.measured().isNotListedBy(named))
                .isPresent();
    }

    private Stream<Finding> reasonsFor(String topic, Facts facts) {
        return worstFirst(facts).stream().filter(f -> plans.topicsOf(f.code()).contains(topic));
    }

    /// The topic under which a record is mended.
    private static String topicOf(RecordChange change) {
        String name = change.record().name();
        return name.startsWith("_dmarc.") ? "dmarc" : name.contains("._domainkey.") ? "dkim" : SPF;
    }

    /// The SPF record is told by the guide that says for whom it is changed.
    private static boolean isAbout(RecordChange change, String topic) {
        String record = topicOf(change);
        return topic.equals(record) || record.equals(SPF) && topic.startsWith(SPF + "-");
    }

    private FixItem item(Guide guide, Cause cause, List<RecordChange> changes, Facts facts) {
        Map<String, String> names = new HashMap<>(wording.names(facts));
        names.putAll(home(facts, names));
        List<Finding> reasons = reasonsFor(guide.topic(), facts).toList();
        Optional<RecordChange> change =
                changes.stream().filter(c -> isAbout(c, guide.topic())).findFirst();
        Optional<RecordToPublish> record = change.map(RecordChange::record)
                .or(() ->
                        reasons.stream().flatMap(f -> f.replacement().stream()).findFirst());
        Optional<DnsHost> keeper = facts.zone().flatMap(zone -> dnsHosts.keeperOf(zone.nameServers()));
        String title = Stream.of(
                        reasons.stream().map(f -> f.code().code()),
                        Stream.of(cause.code()),
                        facts.readings().isEmpty() ? Stream.of(Guide.SET_UP) : Stream.<String>empty())
                .flatMap(codes -> codes)
                .flatMap(code -> Optional.ofNullable(guide.titles().get(code)).stream())
                .findFirst()
                .orElse(guide.title());
        List<GuideStep> steps = new ArrayList<>();
        for (Guide.Step step : guide.steps()) {
            switch (step) {
                case Guide.Step.Words words -> {
                    if (caseSteps.isAbout(words, facts)) {
                        steps.add(filled(words.step(), names));
                    }
                }
                case Guide.Step.PublishSpf _ -> steps.add(caseSteps.publishSpf(change, facts, names));
                case Guide.Step.OtherLists _ -> steps.addAll(caseSteps.otherLists(guide, facts, names));
                case Guide.Step.Service _ -> steps.addAll(caseSteps.service(facts, names));
                case Guide.Step.Server _ -> steps.add(caseSteps.server(cause, facts, names));
                case Guide.Step.OpenDns _ -> steps.add(openDns(keeper, names));
                case Guide.Step.MendFinding _ ->
                    reasons.stream()
                            .map(f -> texts.get("finding." + f.code().code() + ".fix", f.words()))
                            .distinct()
                            .forEach(text -> steps.add(new GuideStep(text, Optional.empty())));
            }
        }
        return new FixItem(
                guide.id(),
                Texts.fill(title, names),
                guide.who(),
                guide.minutes(),
                steps,
                record,
                record.flatMap(r -> keeper.flatMap(host -> facts.zone().map(zone -> panel(host, r, zone.name())))),
                guide.correction(),
                fact(guide, facts),
                guide.recheck(),
                change);
    }

    /// Where it comes from: what is said of a service, from what is known of that service.
    private static Fact fact(Guide guide, Facts facts) {
        return OF_A_SERVICE.contains(guide.topic())
                ? facts.origin()
                        .flatMap(o -> o.repair().service())
                        .map(MailService::fact)
                        .orElse(guide.fact())
                : guide.fact();
    }

    /// The provider that the address itself belongs to, which need not be the one it is sent through.
    private Map<String, String> home(Facts facts, Map<String, String> names) {
        Optional<ProviderKind> home = catalogue.byAddress(facts.address()).map(Recognition::kind);
        Optional<ProviderKind.Server> server =
                home.stream().flatMap(k -> k.servers().stream()).findFirst();
        return Map.of(
                "home", home.map(ProviderKind::name).orElseGet(() -> names.getOrDefault("provider", "")),
                "homehost", server.map(ProviderKind.Server::host).orElse(""),
                "homeport", server.map(s -> String.valueOf(s.port())).orElse(""),
                "homesecurity",
                        server.map(s -> texts.get("name.security." + Spelling.of(s.security())))
                                .orElse(""));
    }

    private GuideStep openDns(Optional<DnsHost> keeper, Map<String, String> names) {
        return keeper.map(host -> {
                    Map<String, String> all = new HashMap<>(names);
                    all.put("dnshost", host.name());
                    all.put("way", host.way());
                    String key = host.fact().sure() ? "guide.dns.at" : "guide.dns.at.unchecked";
                    return new GuideStep(texts.get(key, all), Optional.of(host.page()));
                })
                .orElseGet(() -> new GuideStep(texts.get("guide.dns.anywhere", names), Optional.empty()));
    }

    private static FixItem.Panel panel(DnsHost host, RecordToPublish record, String zone) {
        return new FixItem.Panel(
                host.name(),
                host.page(),
                host.nameLabel(),
                host.field(record.name(), zone),
                host.valueLabel(),
                host.trap());
    }

    private GuideStep filled(GuideStep step, Map<String, String> names) {
        return new GuideStep(wording.sentence(Texts.fill(step.text(), names)), step.link());
    }
}
