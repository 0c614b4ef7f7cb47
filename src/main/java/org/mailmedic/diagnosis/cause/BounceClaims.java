package org.mailmedic.diagnosis.cause;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.diagnosis.Alignment;
import org.mailmedic.diagnosis.cause.Evidence.Source;
import org.mailmedic.dns.AddressText;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfTerm;
import org.mailmedic.policy.spf.SpfTree;
import org.mailmedic.policy.spf.SpfVerdict;

/// What the bounce claims, held against what we measured ourselves: still so, or no longer so. What could
/// not be measured gives no evidence, neither way.
final class BounceClaims {
    /// Begins the key of each piece of evidence that comes from here.
    static final String PREFIX = "claim.";

    /// One claim that can be checked.
    ///
    /// @param id stable, for tests
    /// @param causes what the bounce must name for the claim to be made
    /// @param check what we saw of it
    record Check(String id, Set<Cause> causes, Checker check) {}

    /// Looks at one claim.
    interface Checker {
        List<Evidence> look(Facts facts, Reading reading);
    }

    /// Every check, in the order in which its evidence is shown.
    static final List<Check> TABLE = List.of(
            new Check("spf.address", EnumSet.of(Cause.SPF_FAIL, Cause.UNAUTHENTICATED), BounceClaims::spf),
            new Check("spf.provider", EnumSet.of(Cause.SPF_FAIL, Cause.UNAUTHENTICATED), BounceClaims::providerServers),
            new Check("dmarc.spf", EnumSet.of(Cause.DMARC_FAIL), BounceClaims::dmarc),
            new Check("dmarc.record", EnumSet.of(Cause.DMARC_FAIL), BounceClaims::dmarcRecord),
            new Check(
                    "dkim.key",
                    EnumSet.of(Cause.DKIM_FAIL, Cause.UNAUTHENTICATED, Cause.DMARC_FAIL),
                    BounceClaims::dkim),
            new Check("ptr", EnumSet.of(Cause.IP_PTR), BounceClaims::reverse),
            new Check("list", EnumSet.of(Cause.IP_LISTED, Cause.DOMAIN_LISTED, Cause.IP_DYNAMIC), BounceClaims::listed),
            new Check(
                    "signin",
                    EnumSet.of(Cause.AUTH_FAILED, Cause.AUTH_METHOD, Cause.AUTH_REQUIRED),
                    (facts, reading) -> facts.signedIn()
                            ? List.of(mended(Source.CONNECTION, "signin", reading, Map.of()))
                            : List.of()));

    private final Optional<Reading> reading;
    private final List<Evidence> seen;

    private BounceClaims(Optional<Reading> reading, List<Evidence> seen) {
        this.reading = reading;
        this.seen = List.copyOf(seen);
    }

    static BounceClaims of(Facts facts) {
        List<Evidence> seen = new ArrayList<>();
        facts.reading()
                .ifPresent(reading -> TABLE.stream()
                        .filter(check -> check.causes().contains(reading.cause()))
                        .forEach(check -> seen.addAll(check.check().look(facts, reading))));
        return new BounceClaims(facts.reading(), seen);
    }

    /// What we saw of the claim that this cause is; nothing if the bounce does not name it.
    List<Evidence> about(Cause cause) {
        return reading.filter(r -> r.cause() == cause).isPresent() ? seen : List.of();
    }

    /// Whether it is still so, as far as we could see.
    boolean isStill(Cause cause) {
        return about(cause).stream().anyMatch(Evidence::speaksFor);
    }

    /// Whether it was checked and is no longer so.
    boolean isMended(Cause cause) {
        return !about(cause).isEmpty() && !isStill(cause);
    }

    // ---- SPF ----

    private static List<Evidence> spf(Facts facts, Reading reading) {
        List<Evidence> seen = new ArrayList<>();
        facts.measured()
                .spf()
                .ifPresent(spf -> spf.verdicts().stream()
                        .filter(v -> isNamed(reading, v))
                        .forEach(v -> verdict(spf, v, reading).ifPresent(seen::add)));
        return seen;
    }

    private static boolean isNamed(Reading reading, SpfVerdict verdict) {
        return isNamed(reading, verdict.identity().address());
    }

    /// The same address can be written in several ways.
    static boolean isNamed(Reading reading, InetAddress address) {
        return reading.refusal().clues().addresses().stream()
                .flatMap(text -> AddressText.read(text).stream())
                .anyMatch(address::equals);
    }

    private static Optional<Evidence> verdict(SpfReadout spf, SpfVerdict verdict, Reading reading) {
        Map<String, String> words = Map.of(
                "ip", AddressText.of(verdict.identity().address()),
                "domain", verdict.identity().domain(),
                "result", verdict.result().word(),
                "term", verdict.path().isEmpty() ? "" : verdict.path().getLast().term(),
                "includes", String.valueOf(includes(spf.tree())));
        return switch (verdict.result()) {
            case PASS -> Optional.of(mended(Source.DNS, "spf", reading, words));
            case FAIL, SOFTFAIL, NEUTRAL -> {
                long includes = includes(spf.tree());
                boolean ofIncludes = includes > 0
                        && verdict.identity()
                                .domain()
                                .equalsIgnoreCase(spf.tree().domain());
                String key = verdict.path().isEmpty()
                        ? "spf.nothing"
                        : !ofIncludes ? "spf" : includes == 1 ? "spf.include" : "spf.includes";
                yield Optional.of(still(Source.DNS, key, reading, words));
            }
            case NONE -> Optional.of(still(Source.DNS, "spf.none", reading, words));
            case PERMERROR -> Optional.of(still(Source.DNS, "spf.broken", reading, words));
            case TEMPERROR -> Optional.empty();
        };
    }

    private static long includes(SpfTree tree) {
        return tree.live().filter(n -> n.term().kind() == SpfTerm.Kind.INCLUDE).count();
    }

    /// Where the bounce names no address, what the provider's own networks get says as much.
    private static List<Evidence> providerServers(Facts facts, Reading reading) {
        Optional<SpfReadout> spf = facts.measured().spf();
        if (!reading.refusal().clues().addresses().isEmpty() || spf.isEmpty()) {
            return List.of();
        }
        Map<String, String> words =
                Map.of("provider", facts.provider().map(ProviderKind::name).orElse(""));
        return spf.get().provider().stream()
                .filter(p -> p.isCertain()
                        && p.missing().isEmpty()
                        && !p.authorised().isEmpty())
                .map(_ -> mended(Source.DNS, "spf.provider", reading, words))
                .toList();
    }

    // ---- DMARC and DKIM ----

    private static List<Evidence> dmarc(Facts facts, Reading reading) {
        List<Evidence> seen = new ArrayList<>();
        Optional<DmarcReadout> dmarc = facts.measured().dmarc();
        if (dmarc.isEmpty()) {
            return seen;
        }
        facts.measured()
                .spf()
                .ifPresent(spf -> spf.verdicts().stream()
                        .filter(v -> isNamed(reading, v))
                        .forEach(v -> {
                            Map<String, String> words = Map.of(
                                    "ip", AddressText.of(v.identity().address()),
                                    "domain", dmarc.get().domain(),
                                    "envelope", v.identity().domain(),
                                    "result", v.result().word());
                            switch (v.result()) {
                                case PASS ->
                                    seen.add(
                                            Alignment.aligned(dmarc.get(), v)
                                                    ? mended(Source.DNS, "dmarc", reading, words)
                                                    : still(Source.DNS, "dmarc.unaligned", reading, words));
                                case FAIL, SOFTFAIL, NEUTRAL, NONE, PERMERROR ->
                                    seen.add(still(Source.DNS, "dmarc", reading, words));
                                case TEMPERROR -> {}
                            }
                        }));
        return seen;
    }

    private static List<Evidence> dmarcRecord(Facts facts, Reading reading) {
        return facts.measured().dmarc().stream()
                .filter(d -> d.record().isEmpty() && d.isCertain())
                .map(d -> still(Source.DNS, "dmarc.norecord", reading, Map.of("domain", d.domain())))
                .toList();
    }

    /// Only a selector that a message names can be held against a claim: others may belong to another
    /// service. A key that is there is no proof that mail is signed with it, so a good one says nothing.
    private static List<Evidence> dkim(Facts facts, Reading reading) {
        List<Evidence> seen = new ArrayList<>();
        facts.measured()
                .dkim()
                .ifPresent(dkim -> dkim.keys().stream()
                        .filter(k -> k.asWhat() == DkimKey.Origin.GIVEN)
                        .forEach(k -> {
                            Map<String, String> words = Map.of("name", k.name());
                            switch (k.status()) {
                                case NO_KEY -> seen.add(still(Source.DNS, "dkim.nokey", reading, words));
                                case REVOKED -> seen.add(still(Source.DNS, "dkim.revoked", reading, words));
                                case BROKEN, SEVERAL -> seen.add(still(Source.DNS, "dkim.broken", reading, words));
                                case OK, UNKNOWN -> {}
                            }
                        }));
        return seen;
    }

    // ---- The address ----

    private static List<Evidence> reverse(Facts facts, Reading reading) {
        List<Evidence> seen = new ArrayList<>();
        for (ReverseReadout reverse : facts.measured().reverse()) {
            String ip = AddressText.of(reverse.address());
            if (!isNamed(reading, reverse.address())) {
                continue;
            }
            Map<String, String> words = Map.of("ip", ip, "name", String.join(", ", reverse.names()));
            if (!reverse.confirmed().isEmpty()) {
                seen.add(mended(Source.DNS, "ptr", reading, words));
            } else if (reverse.unanswered().isEmpty() && reverse.answer().isCertain()) {
                seen.add(still(Source.DNS, reverse.names().isEmpty() ? "ptr" : "ptr.mismatch", reading, words));
            }
        }
        return seen;
    }

    /// The list that the bounce names; where it names none, any list that lists.
    private static List<Evidence> listed(Facts facts, Reading reading) {
        Optional<String> named = reading.refusal().clues().blockListZone();
        List<Evidence> seen = new ArrayList<>();
        for (ListReadout list : facts.measured().blockLists()) {
            Map<String, String> words =
                    Map.of("zone", list.list().zone(), "what", list.subject(), "reason", list.reason());
            boolean isNamed = named.filter(
                            zone -> zone.equalsIgnoreCase(list.list().zone()))
                    .isPresent();
            switch (list.verdict()) {
                case LISTED, POLICY -> {
                    if (isNamed || named.isEmpty()) {
                        seen.add(still(Source.DNS, "list", reading, words));
                    }
                }
                case NOT_LISTED -> {
                    if (isNamed) {
                        seen.add(mended(Source.DNS, "list", reading, words));
                    }
                }
                case REFUSED, UNUSABLE, TIMEOUT -> {}
            }
        }
        return seen;
    }

    private static Evidence still(Source source, String key, Reading reading, Map<String, String> words) {
        return evidence(true, source, key + ".still", reading, words);
    }

    private static Evidence mended(Source source, String key, Reading reading, Map<String, String> words) {
        return evidence(false, source, key + ".mended", reading, words);
    }

    private static Evidence evidence(
            boolean speaksFor, Source source, String key, Reading reading, Map<String, String> words) {
        Map<String, String> all = new HashMap<>(words);
        all.put("speaker", reading.saidBy());
        return new Evidence(speaksFor, source, PREFIX + key, all, "claim");
    }
}
