package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailmedic.diagnosis.Evidence.Source;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;

/// What speaks against causes. Silence is never an objection: only what was really checked counts.
final class Objections {
    /// Evidence against some causes.
    private record Objection(Set<Cause> causes, Evidence evidence) {}

    private static final Set<Cause> SIGN_IN = EnumSet.of(Cause.AUTH_FAILED, Cause.AUTH_METHOD, Cause.AUTH_REQUIRED);
    private static final Set<Cause> BEFORE_LEAVING =
            EnumSet.of(Cause.AUTH_FAILED, Cause.AUTH_METHOD, Cause.AUTH_REQUIRED, Cause.SETTINGS_WRONG);
    private static final Set<Cause> AFTER_LEAVING =
            EnumSet.of(Cause.SPF_FAIL, Cause.DKIM_FAIL, Cause.DMARC_FAIL, Cause.UNAUTHENTICATED);
    /// A server that means these says so.
    private static final Set<Cause> IN_CLEAR_WORDS =
            EnumSet.of(Cause.CONTENT_SPAM, Cause.RECIPIENT_POLICY, Cause.RECIPIENT_UNKNOWN);
    private static final Set<FindingCode> TLS_TROUBLE = EnumSet.of(
            FindingCode.SMTP_NO_STARTTLS,
            FindingCode.SMTP_TLS_FAILED,
            FindingCode.SMTP_TLS_OLD,
            FindingCode.SMTP_WRONG_PROTOCOL,
            FindingCode.SMTP_CERT_EXPIRED,
            FindingCode.SMTP_CERT_NAME,
            FindingCode.SMTP_CERT_UNTRUSTED);
    private static final Map<Area, Cause> CLEAN = new EnumMap<>(Map.of(
            Area.SPF, Cause.SPF_FAIL,
            Area.DKIM, Cause.DKIM_FAIL,
            Area.DMARC, Cause.DMARC_FAIL,
            Area.MX, Cause.SENDER_DOMAIN,
            Area.REVERSE_DNS, Cause.IP_PTR,
            Area.BLOCK_LISTS, Cause.IP_LISTED));

    private final Facts facts;
    private final Route route;
    private final Severities severities;
    private final List<Objection> all = new ArrayList<>();

    Objections(Facts facts, Route route, Severities severities) {
        this.facts = facts;
        this.route = route;
        this.severities = severities;
        fromTheConnection();
        fromTheDns();
        fromTheBounce();
        fromTheRoute();
    }

    /// What speaks against one cause, strongest first.
    List<Evidence> against(Cause cause) {
        return all.stream()
                .filter(o -> o.causes().contains(cause))
                .map(Objection::evidence)
                .toList();
    }

    /// All causes that something speaks against.
    Set<Cause> causes() {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        all.forEach(o -> causes.addAll(o.causes()));
        return causes;
    }

    private void fromTheConnection() {
        if (facts.signedIn()) {
            add(SIGN_IN, Source.CONNECTION, "evidence.signin.works");
            boolean encrypted = facts.connection().stream().noneMatch(f -> TLS_TROUBLE.contains(f.code()));
            if (encrypted) {
                add(EnumSet.of(Cause.TLS_REQUIRED, Cause.SETTINGS_WRONG), Source.CONNECTION, "evidence.tls.works");
            }
        }
    }

    private void fromTheDns() {
        for (Map.Entry<Area, Cause> area : CLEAN.entrySet()) {
            if (isClean(area.getKey())) {
                String name = area.getKey().name().toLowerCase(Locale.ROOT);
                add(EnumSet.of(area.getValue()), Source.DNS, "evidence.clean." + name);
            }
        }
        if (isClean(Area.SPF) || isClean(Area.DKIM)) {
            String which = isClean(Area.SPF) ? "spf" : "dkim";
            add(EnumSet.of(Cause.UNAUTHENTICATED), Source.DNS, "evidence.clean." + which);
        }
    }

    /// Whether the area was checked and nothing worse than a remark came of it. A list that refused to answer leaves
    /// open
    /// whether the address is on it.
    private boolean isClean(Area area) {
        return facts.checked().contains(area)
                && facts.dns().stream()
                        .filter(f -> Area.of(f.code()).filter(area::equals).isPresent())
                        .allMatch(f -> severities.of(f.code()) == Severity.INFO
                                && f.code() != FindingCode.DNSBL_REFUSED
                                && f.code() != FindingCode.DNSBL_UNUSABLE);
    }

    private void fromTheBounce() {
        facts.reading().ifPresent(reading -> {
            switch (reading.side()) {
                case RECIPIENTS -> add(unsaid(reading, BEFORE_LEAVING), Source.BOUNCE, "evidence.left");
                case YOURS -> add(unsaid(reading, AFTER_LEAVING), Source.BOUNCE, "evidence.not_left");
                case BETWEEN, UNKNOWN -> {}
            }
            if (reading.confidence() >= 0.85) {
                add(unsaid(reading, IN_CLEAR_WORDS), Source.BOUNCE, "evidence.words.other");
            }
        });
    }

    /// The causes without those that the bounce itself names: its own words are no objection to them.
    private static Set<Cause> unsaid(Reading reading, Set<Cause> causes) {
        Set<Cause> unsaid = EnumSet.copyOf(causes);
        unsaid.remove(reading.cause());
        reading.others().forEach(unsaid::remove);
        return unsaid;
    }

    private void fromTheRoute() {
        Map<String, String> provider =
                Map.of("provider", facts.provider().map(ProviderKind::name).orElse(""));
        Set<Cause> causes = EnumSet.allOf(Cause.class);
        Set<Cause> unsaid =
                facts.reading().map(reading -> unsaid(reading, causes)).orElse(causes);
        for (Cause cause : unsaid) {
            if (!route.allows(cause) && facts.provider().isPresent()) {
                String key = Route.isOfTheAddress(cause) ? "evidence.address.shared" : "evidence.dns.provider";
                all.add(new Objection(EnumSet.of(cause), new Evidence(false, Source.DNS, key, provider, "route")));
            }
        }
    }

    private void add(Set<Cause> causes, Source source, String key) {
        String reference = source == Source.BOUNCE ? "reply" : key.substring("evidence.".length());
        all.add(new Objection(
                EnumSet.copyOf(causes), new Evidence(false, source, key, Map.of("subject", domain()), reference)));
    }

    private String domain() {
        return facts.address().substring(facts.address().lastIndexOf('@') + 1);
    }
}
