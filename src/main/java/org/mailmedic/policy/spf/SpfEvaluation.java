package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.spf.SpfTerm.Kind;

/// One evaluation of `check_host`, with its counts.
final class SpfEvaluation {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Dns dns;
    private final SpfIdentity identity;
    private final Clock clock;
    private final String receiver;
    private final ClientNames names;
    private int lookups;
    private int voids;

    SpfEvaluation(Dns dns, SpfIdentity identity, Clock clock, String receiver) {
        this.dns = dns;
        this.identity = identity;
        this.clock = clock;
        this.receiver = receiver;
        this.names = new ClientNames(dns, identity.address());
    }

    /// How a record was decided.
    ///
    /// @param record whose explanation counts
    record Outcome(SpfResult result, List<SpfVerdict.Step> path, String domain, Optional<SpfRecord> record) {}

    int lookups() {
        return lookups;
    }

    int voids() {
        return voids;
    }

    Outcome checkHost(String domain) throws SpfStop, InterruptedException {
        return switch (SpfPublished.at(dns, domain)) {
            case SpfPublished.None _ -> new Outcome(SpfResult.NONE, List.of(), domain, Optional.empty());
            case SpfPublished.Unknown(DnsAnswer answer) -> throw unanswered(answer, domain);
            case SpfPublished.Many _ ->
                throw new SpfStop(SpfResult.PERMERROR, SpfVerdict.Reason.SEVERAL_RECORDS, domain);
            case SpfPublished.One(SpfRecord record, DnsAnswer _) -> {
                if (!record.faults().isEmpty()) {
                    throw new SpfStop(SpfResult.PERMERROR, SpfVerdict.Reason.SYNTAX, domain);
                }
                yield decide(domain, record);
            }
        };
    }

    private Outcome decide(String domain, SpfRecord record) throws SpfStop, InterruptedException {
        for (SpfTerm term : record.mechanisms()) {
            Optional<List<SpfVerdict.Step>> match = match(domain, term);
            if (match.isPresent()) {
                List<SpfVerdict.Step> path = new ArrayList<>();
                path.add(new SpfVerdict.Step(domain, term.text()));
                path.addAll(match.get());
                return new Outcome(term.qualifier(), path, domain, Optional.of(record));
            }
        }
        Optional<SpfTerm> redirect = record.first(Kind.REDIRECT);
        if (redirect.isEmpty()) {
            return new Outcome(SpfResult.NEUTRAL, List.of(), domain, Optional.of(record));
        }
        countLookup(domain);
        String target = targetOf(redirect.get(), domain);
        Outcome there = Names.isValid(target)
                ? checkHost(target)
                : new Outcome(SpfResult.NONE, List.of(), target, Optional.empty());
        if (there.result() == SpfResult.NONE) {
            throw new SpfStop(SpfResult.PERMERROR, SpfVerdict.Reason.NO_RECORD_AT_TARGET, target);
        }
        List<SpfVerdict.Step> path = new ArrayList<>();
        path.add(new SpfVerdict.Step(domain, redirect.get().text()));
        path.addAll(there.path());
        return new Outcome(there.result(), path, there.domain(), there.record());
    }

    /// The path below a term that matches; nothing if it does not.
    private Optional<List<SpfVerdict.Step>> match(String domain, SpfTerm term) throws SpfStop, InterruptedException {
        if (term.kind().asksDns()) {
            countLookup(domain);
        }
        if (term.kind() == Kind.INCLUDE) {
            Outcome inside = include(targetOf(term, domain));
            return inside.result() == SpfResult.PASS ? Optional.of(inside.path()) : Optional.empty();
        }
        boolean matches = switch (term.kind()) {
            case ALL -> true;
            case IP4, IP6 -> term.network().orElseThrow().contains(identity.address()) && sameFamily(term.kind());
            case A -> addressesAt(targetOf(term, domain), domain, term);
            case MX -> mailHosts(targetOf(term, domain), domain, term);
            case PTR -> names.within(targetOf(term, domain));
            case EXISTS -> exists(targetOf(term, domain), domain);
            case INCLUDE, REDIRECT, EXP, UNKNOWN_MODIFIER -> false;
        };
        return matches ? Optional.of(List.of()) : Optional.empty();
    }

    private boolean sameFamily(Kind kind) {
        return (kind == Kind.IP4) == Cidr.isIp4(identity.address());
    }

    private Outcome include(String target) throws SpfStop, InterruptedException {
        Outcome inside = Names.isValid(target)
                ? checkHost(target)
                : new Outcome(SpfResult.NONE, List.of(), target, Optional.empty());
        if (inside.result() == SpfResult.NONE) {
            throw new SpfStop(SpfResult.PERMERROR, SpfVerdict.Reason.NO_RECORD_AT_TARGET, target);
        }
        return inside;
    }

    private boolean addressesAt(String name, String domain, SpfTerm term) throws SpfStop, InterruptedException {
        if (!Names.isValid(name)) {
            return false;
        }
        DnsAnswer answer = certain(dns.ask(new Question(name, family())), domain);
        if (answer.found().isEmpty()) {
            // A host with addresses of the other family only is there all the same.
            RecordType other = family() == RecordType.A ? RecordType.AAAA : RecordType.A;
            DnsAnswer others = dns.ask(new Question(name, other));
            if (others.isCertain() && others.found().isEmpty()) {
                countVoid(domain);
            }
        }
        return anyMatches(answer, term);
    }

    private boolean mailHosts(String name, String domain, SpfTerm term) throws SpfStop, InterruptedException {
        if (!Names.isValid(name)) {
            return false;
        }
        DnsAnswer answer = certain(dns.ask(new Question(name, RecordType.MX)), domain);
        if (answer.found().isEmpty()) {
            countVoid(domain);
            return false;
        }
        if (answer.found().size() > SpfLimits.MX_HOSTS) {
            throw new SpfStop(SpfResult.PERMERROR, SpfVerdict.Reason.TOO_MANY_MX, domain);
        }
        List<Together.Work<DnsAnswer>> questions = new ArrayList<>();
        for (DnsRecord record : answer.found()) {
            if (record instanceof DnsRecord.Mx mx && Names.isValid(mx.host())) {
                questions.add(() -> dns.ask(new Question(mx.host(), family())));
            }
        }
        for (DnsAnswer host : Together.all(questions)) {
            if (anyMatches(certain(host, domain), term)) {
                return true;
            }
        }
        return false;
    }

    private boolean exists(String name, String domain) throws SpfStop, InterruptedException {
        if (!Names.isValid(name)) {
            return false;
        }
        DnsAnswer answer = certain(dns.ask(new Question(name, RecordType.A)), domain);
        if (answer.found().isEmpty()) {
            countVoid(domain);
        }
        return !answer.found().isEmpty();
    }

    private boolean anyMatches(DnsAnswer answer, SpfTerm term) {
        int bits = Cidr.isIp4(identity.address()) ? term.bits4() : term.bits6();
        return answer.found().stream()
                .anyMatch(r -> r instanceof DnsRecord.Address(InetAddress address, long _)
                        && Cidr.sameNetwork(address, identity.address(), bits));
    }

    private RecordType family() {
        return Cidr.isIp4(identity.address()) ? RecordType.A : RecordType.AAAA;
    }

    private static DnsAnswer certain(DnsAnswer answer, String domain) throws SpfStop {
        if (!answer.isCertain()) {
            throw unanswered(answer, domain);
        }
        return answer;
    }

    private static SpfStop unanswered(DnsAnswer answer, String domain) {
        var reason = answer instanceof DnsAnswer.NotAsked ? SpfVerdict.Reason.NOT_FOLLOWED : SpfVerdict.Reason.DNS;
        return new SpfStop(SpfResult.TEMPERROR, reason, domain);
    }

    private void countLookup(String domain) throws SpfStop {
        if (++lookups > SpfLimits.LOOKUPS) {
            throw new SpfStop(SpfResult.PERMERROR, SpfVerdict.Reason.TOO_MANY_LOOKUPS, domain);
        }
    }

    private void countVoid(String domain) throws SpfStop {
        if (++voids > SpfLimits.VOID_LOOKUPS) {
            throw new SpfStop(SpfResult.PERMERROR, SpfVerdict.Reason.TOO_MANY_VOIDS, domain);
        }
    }

    private String targetOf(SpfTerm term, String domain) throws InterruptedException {
        return term.name().isEmpty() ? domain : asName(term.target().expand(letter -> value(letter, domain)));
    }

    /// A name that came out of macros: without the final dot, and cut on the left until it fits (RFC 7208
    /// section 7.3).
    private static String asName(String expanded) {
        String name = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
        while (name.length() > 253) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                return name;
            }
            name = name.substring(dot + 1);
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private String value(char letter, String domain) throws InterruptedException {
        return switch (letter) {
            case 's' -> identity.sender();
            case 'l' -> identity.localPart();
            case 'o' -> identity.domain();
            case 'd' -> domain;
            case 'h' -> identity.helo();
            case 'i' -> dotted();
            case 'c' -> AddressText.of(identity.address());
            case 'v' -> Cidr.isIp4(identity.address()) ? "in-addr" : "ip6";
            case 'p' -> names.best(domain);
            case 'r' -> receiver;
            case 't' -> String.valueOf(clock.instant().getEpochSecond());
            default -> throw new IllegalArgumentException("no such macro: " + letter);
        };
    }

    /// The address as `%{i}` has it: for IPv6 each half byte is a part of its own.
    private String dotted() {
        if (Cidr.isIp4(identity.address())) {
            return AddressText.of(identity.address());
        }
        List<String> halves = new ArrayList<>();
        for (byte b : identity.address().getAddress()) {
            halves.add(HEX.toHexDigits(b).substring(0, 1));
            halves.add(HEX.toHexDigits(b).substring(1));
        }
        return String.join(".", halves);
    }

    /// The explanation that the failing record gives; nothing if it gives none, or none that can be used.
    Optional<String> explanation(Outcome outcome) throws InterruptedException {
        Optional<SpfTerm> exp = outcome.record().flatMap(r -> r.first(Kind.EXP));
        if (exp.isEmpty()) {
            return Optional.empty();
        }
        String target = targetOf(exp.get(), outcome.domain());
        if (!Names.isValid(target)) {
            return Optional.empty();
        }
        List<String> texts = dns.ask(new Question(target, RecordType.TXT)).texts();
        if (texts.size() != 1 || texts.getFirst().chars().anyMatch(c -> c > 0x7e)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    MacroString.parse(texts.getFirst(), true).expand(letter -> value(letter, outcome.domain())));
        } catch (SpfSyntaxException _) {
            return Optional.empty();
        }
    }

    /// The names of the client by reverse DNS that lead back to it (RFC 7208 section 5.5). Asked once, when
    /// needed.
    private static final class ClientNames {
        private static final String UNKNOWN = "unknown";

        private final Dns dns;
        private final InetAddress client;
        private Optional<List<String>> found = Optional.empty();

        ClientNames(Dns dns, InetAddress client) {
            this.dns = dns;
            this.client = client;
        }

        boolean within(String domain) throws InterruptedException {
            return validated().stream().anyMatch(n -> Names.isWithin(n, domain));
        }

        String best(String domain) throws InterruptedException {
            List<String> names = validated();
            if (names.contains(domain)) {
                return domain;
            }
            return names.stream()
                    .filter(n -> Names.isWithin(n, domain))
                    .findFirst()
                    .or(() -> names.stream().findFirst())
                    .orElse(UNKNOWN);
        }

        private List<String> validated() throws InterruptedException {
            if (found.isPresent()) {
                return found.get();
            }
            List<String> names = look();
            found = Optional.of(names);
            return names;
        }

        private List<String> look() throws InterruptedException {
            List<String> names = new ArrayList<>();
            for (DnsRecord record :
                    dns.ask(new Question(Names.reverse(client), RecordType.PTR)).found()) {
                if (record instanceof DnsRecord.Pointer(String target, long _)
                        && names.size() < SpfLimits.PTR_NAMES
                        && Names.isValid(target)) {
                    names.add(target);
                }
            }
            RecordType family = Cidr.isIp4(client) ? RecordType.A : RecordType.AAAA;
            List<Together.Work<DnsAnswer>> questions = new ArrayList<>();
            names.forEach(name -> questions.add(() -> dns.ask(new Question(name, family))));
            List<DnsAnswer> answers = Together.all(questions);
            List<String> good = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                boolean back = answers.get(i).found().stream()
                        .anyMatch(r ->
                                r instanceof DnsRecord.Address(InetAddress address, long _) && address.equals(client));
                if (back) {
                    good.add(names.get(i));
                }
            }
            return good;
        }
    }
}
