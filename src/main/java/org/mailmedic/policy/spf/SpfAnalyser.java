package org.mailmedic.policy.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.spf.SpfTerm.Kind;

/// Reads a record with all that it leads to. Unlike a receiver it goes on after a fault, so that every one
/// is found; what does not depend on each other is asked together.
public final class SpfAnalyser {
    /// Questions for a tree, and terms that are followed: more than a receiver would ever ask. A record made
    /// to keep us busy ends there, and what was not followed says so.
    static final int MOST_QUESTIONS = 64;

    static final int MOST_TERMS = 200;

    /// Terms of one record that are followed.
    private static final int MOST_CHILDREN = 40;

    private static final int DEEPEST = 12;

    private final LookupBudget dns;

    public SpfAnalyser(Dns dns) {
        this(new LookupBudget(dns, MOST_QUESTIONS, MOST_TERMS));
    }

    SpfAnalyser(LookupBudget budget) {
        this.dns = budget;
    }

    /// Reads the record of a domain.
    public SpfTree analyse(String domain) throws InterruptedException {
        return tree(domain, Set.of());
    }

    private SpfTree tree(String domain, Set<String> above) throws InterruptedException {
        SpfPublished published = SpfPublished.at(dns, domain);
        if (!(published instanceof SpfPublished.One(SpfRecord record, DnsAnswer _))) {
            return new SpfTree(domain, published, List.of());
        }
        Set<String> trail = new HashSet<>(above);
        trail.add(domain);
        boolean hasAll = record.first(Kind.ALL).isPresent();
        boolean afterAll = false;
        boolean isCut = false;
        List<SpfNode> nodes = new ArrayList<>();
        List<Together.Work<SpfNode>> works = new ArrayList<>();
        for (SpfTerm term : record.terms()) {
            boolean dead = term.kind().isMechanism() ? afterAll : term.kind() == Kind.REDIRECT && hasAll;
            afterAll |= term.kind() == Kind.ALL;
            // One term that was not followed says it for all behind it: a record may have thousands.
            boolean asks = term.kind().asksDns() && !dead && !isCut;
            Optional<String> target = asks ? target(term, domain) : Optional.empty();
            Optional<Question> first = target.filter(Names::isValid).flatMap(name -> firstQuestion(term, name));
            if (target.isEmpty() || first.isEmpty()) {
                nodes.add(leaf(term, target.orElse(""), dead, false));
            } else if (works.size() < MOST_CHILDREN && trail.size() < DEEPEST && dns.follow(first.get())) {
                nodes.add(leaf(term, "", false, false));
                String name = target.get();
                works.add(() -> node(term, name, trail));
            } else {
                nodes.add(cut(term, target.get(), first.get()));
                isCut = true;
            }
        }
        List<SpfNode> looked = Together.all(works);
        nodes.replaceAll(n -> looked.stream()
                .filter(l -> l.term().at() == n.term().at())
                .findFirst()
                .orElse(n));
        return new SpfTree(domain, published, nodes);
    }

    /// What is asked first for a term that leads to this name; nothing where nothing is.
    private static Optional<Question> firstQuestion(SpfTerm term, String name) {
        return switch (term.kind()) {
            case INCLUDE, REDIRECT -> Optional.of(new Question(name, RecordType.TXT));
            case A, EXISTS -> Optional.of(new Question(name, RecordType.A));
            case MX -> Optional.of(new Question(name, RecordType.MX));
            case ALL, PTR, IP4, IP6, EXP, UNKNOWN_MODIFIER -> Optional.empty();
        };
    }

    private static SpfNode cut(SpfTerm term, String target, Question first) {
        return new SpfNode(
                term, target, false, false, false, List.of(), List.of(LookupBudget.refused(first)), Optional.empty());
    }

    private SpfNode node(SpfTerm term, String name, Set<String> trail) throws InterruptedException {
        return switch (term.kind()) {
            case INCLUDE, REDIRECT -> {
                if (trail.contains(name)) {
                    yield leaf(term, name, false, true);
                }
                SpfTree below = tree(name, trail);
                DnsAnswer answer = below.published().answer();
                boolean isVoid = answer.isCertain() && answer.found().isEmpty();
                yield new SpfNode(
                        term, name, false, false, isVoid, List.of(), uncertain(List.of(answer)), Optional.of(below));
            }
            case A -> addresses(term, name);
            case MX -> mailHosts(term, name);
            case EXISTS -> {
                DnsAnswer answer = dns.ask(new Question(name, RecordType.A));
                yield new SpfNode(
                        term,
                        name,
                        false,
                        false,
                        answer.isCertain() && answer.found().isEmpty(),
                        texts(List.of(answer)),
                        uncertain(List.of(answer)),
                        Optional.empty());
            }
            case ALL, PTR, IP4, IP6, EXP, UNKNOWN_MODIFIER -> leaf(term, name, false, false);
        };
    }

    private static SpfNode leaf(SpfTerm term, String target, boolean dead, boolean loop) {
        return new SpfNode(term, target, dead, loop, false, List.of(), List.of(), Optional.empty());
    }

    /// The name a term leads to, if that is the same for every mail.
    private static Optional<String> target(SpfTerm term, String domain) throws InterruptedException {
        return switch (term.kind()) {
            case ALL, IP4, IP6, EXP, UNKNOWN_MODIFIER -> Optional.empty();
            case INCLUDE, A, MX, PTR, EXISTS, REDIRECT -> {
                if (!term.target().usesOnly("d")) {
                    yield Optional.empty();
                }
                String name = term.name().isEmpty()
                        ? domain
                        : term.target().expand(_ -> domain).toLowerCase(Locale.ROOT);
                yield Optional.of(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
            }
        };
    }

    private SpfNode addresses(SpfTerm term, String name) throws InterruptedException {
        List<DnsAnswer> answers = both(List.of(name));
        boolean isVoid =
                answers.stream().allMatch(a -> a.isCertain() && a.found().isEmpty());
        return new SpfNode(term, name, false, false, isVoid, texts(answers), uncertain(answers), Optional.empty());
    }

    private SpfNode mailHosts(SpfTerm term, String name) throws InterruptedException {
        DnsAnswer answer = dns.ask(new Question(name, RecordType.MX));
        List<String> hosts = new ArrayList<>();
        for (DnsRecord record : answer.found()) {
            if (record instanceof DnsRecord.Mx mx && !mx.host().isEmpty()) {
                hosts.add(mx.host());
            }
        }
        List<DnsAnswer> answers = new ArrayList<>(both(
                hosts.stream().filter(Names::isValid).limit(SpfLimits.MX_HOSTS).toList()));
        answers.add(answer);
        boolean isVoid = answer.isCertain() && answer.found().isEmpty();
        return new SpfNode(term, name, false, false, isVoid, hosts, uncertain(answers), Optional.empty());
    }

    private List<DnsAnswer> both(List<String> names) throws InterruptedException {
        List<Together.Work<DnsAnswer>> works = new ArrayList<>();
        List<DnsAnswer> refused = new ArrayList<>();
        for (String name : names) {
            for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
                var question = new Question(name, type);
                if (dns.take(question)) {
                    works.add(() -> dns.ask(question));
                } else {
                    refused.add(LookupBudget.refused(question));
                }
            }
        }
        return Stream.concat(Together.all(works).stream(), refused.stream()).toList();
    }

    private static List<DnsAnswer> uncertain(List<DnsAnswer> answers) {
        return answers.stream().filter(a -> !a.isCertain()).toList();
    }

    private static List<String> texts(List<DnsAnswer> answers) {
        return answers.stream()
                .flatMap(a -> a.found().stream())
                .mapMulti((DnsRecord r, java.util.function.Consumer<String> to) -> {
                    if (r instanceof DnsRecord.Address a) {
                        to.accept(AddressText.of(a.address()));
                    }
                })
                .toList();
    }
}
