package org.mailmedic.ui.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.spf.SpfFault;
import org.mailmedic.policy.spf.SpfLimits;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfPublished;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTerm;
import org.mailmedic.policy.spf.SpfTree;
import org.mailmedic.policy.spf.SpfVerdict;
import org.mailmedic.reply.Idn;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.SpfTreeView.State;
import org.mailmedic.ui.control.SpfTreeView.Term;

/// Puts an SPF record in words, term by term, as a receiver comes by: where it finds the address, or
/// where it breaks off, and what it therefore never reaches.
final class SpfPresenter {
    private static final String VERSION = "v=spf1";

    /// RFC 7208 section 4.6.4.

    private final Texts texts;
    private final Function<String, Optional<String>> owner;

    /// @param owner whose servers an include stands for, where that is known
    SpfPresenter(Texts texts, Function<String, Optional<String>> owner) {
        this.texts = texts;
        this.owner = owner;
    }

    /// The record with what became of each term.
    ///
    /// @param verdict what a receiver would say of the sending address, if one is known
    AuditView.Spf tell(SpfTree tree, Optional<SpfVerdict> verdict) {
        String word = verdict.map(v -> v.result().word()).orElse("");
        Severity tone = verdict.map(SpfPresenter::tone).orElse(Severity.INFO);
        String domain = Idn.shown(tree.domain());
        return switch (tree.published()) {
            case SpfPublished.One _ ->
                new AuditView.Spf(
                        word,
                        tone,
                        summary(tree, verdict),
                        VERSION,
                        terms(tree, verdict, 0, new Spent()),
                        faults(tree));
            case SpfPublished.None _ ->
                new AuditView.Spf(
                        word, tone, texts.get("page.dns.spf.none", Map.of("domain", domain)), "", List.of(), List.of());
            case SpfPublished.Unknown _ ->
                new AuditView.Spf(word, tone, texts.get("page.dns.spf.unread"), "", List.of(), List.of());
            case SpfPublished.Many many ->
                new AuditView.Spf(
                        word,
                        tone,
                        texts.count("page.dns.spf.many", many.records().size(), Map.of("domain", domain)),
                        "",
                        List.of(),
                        many.records().stream().map(this::oneOfMany).toList());
        };
    }

    private AuditView.Fault oneOfMany(String record) {
        return new AuditView.Fault(texts.get("page.dns.seen"), Harmless.line(record));
    }

    private static Severity tone(SpfVerdict verdict) {
        return switch (verdict.result()) {
            case PASS -> Severity.OK;
            case FAIL, PERMERROR -> Severity.ERROR;
            case SOFTFAIL, TEMPERROR -> Severity.WARNING;
            case NONE, NEUTRAL -> Severity.INFO;
        };
    }

    private String summary(SpfTree tree, Optional<SpfVerdict> verdict) {
        String lookups = texts.get("page.dns.spf.lookups", Map.of("lookups", String.valueOf(tree.lookups())));
        if (tree.voids() > 0) {
            lookups += " · " + texts.get("page.dns.spf.voids", Map.of("voids", String.valueOf(tree.voids())));
        }
        String worst = lookups;
        return verdict.map(
                        v -> worst + "\n" + texts.count("page.dns.spf.for", v.lookups(), Map.of("address", address(v))))
                .orElse(worst);
    }

    /// Every mistake in the domain's own record and in those that it leads to, with the place marked.
    private List<AuditView.Fault> faults(SpfTree tree) {
        List<AuditView.Fault> faults = new ArrayList<>();
        tree.all()
                .distinct()
                .forEach(t -> t.record()
                        .ifPresent(record -> Stream.concat(record.faults().stream(), record.suspicions().stream())
                                .forEach(f -> faults.add(fault(t, record, f)))));
        return faults.stream().distinct().toList();
    }

    private AuditView.Fault fault(SpfTree tree, SpfRecord record, SpfFault fault) {
        String kind = texts.get("page.dns.fault." + fault.kind().name().toLowerCase(Locale.ROOT));
        return new AuditView.Fault(
                texts.get("page.dns.spf.fault", Map.of("domain", tree.domain(), "fault", kind)),
                fault.shownIn(record.text()));
    }

    /// The look-ups up to a term, in the order in which a receiver comes by.
    private static final class Spent {
        private int lookups;

        void take(SpfNode node) {
            if (!node.isDead() && node.term().kind().asksDns()) {
                lookups++;
            }
        }
    }

    /// @param depth how many includes lie above
    private List<Term> terms(SpfTree tree, Optional<SpfVerdict> verdict, int depth, Spent spent) {
        List<Term> terms = new ArrayList<>();
        boolean over = false;
        for (SpfNode node : tree.nodes()) {
            boolean matches = verdict.filter(v -> isStep(v, depth, tree, node)).isPresent();
            // Only where it comes to that: for this address a receiver may have stopped before.
            boolean counts = verdict.isEmpty() || verdict.get().result() == SpfResult.PERMERROR;
            int before = spent.lookups;
            spent.take(node);
            List<Term> inside = node.below()
                    .map(below -> terms(below, verdict, depth + 1, spent))
                    .orElse(List.of());
            boolean goesOver = counts && before <= SpfLimits.LOOKUPS && spent.lookups > SpfLimits.LOOKUPS;
            Optional<String> trouble = trouble(node)
                    .or(() -> goesOver ? Optional.of(texts.get("page.dns.spf.trouble.over")) : Optional.empty());
            State state = over || node.isDead()
                    ? State.NOT_REACHED
                    : matches ? State.MATCH : trouble.isPresent() ? State.BROKEN : State.PLAIN;
            terms.add(term(
                    node, state, trouble, verdict, depth, state == State.NOT_REACHED ? unreached(inside) : inside));
            over = over || state == State.MATCH || state == State.BROKEN;
        }
        return terms;
    }

    /// What lies below a term that no receiver comes to is not reached either.
    private List<Term> unreached(List<Term> terms) {
        return terms.stream()
                .map(t -> new Term(
                        t.before(),
                        t.name(),
                        t.after(),
                        Optional.empty(),
                        Optional.empty(),
                        State.NOT_REACHED,
                        unreached(t.inside())))
                .toList();
    }

    private static boolean isStep(SpfVerdict verdict, int depth, SpfTree tree, SpfNode node) {
        return verdict.path().size() > depth
                && verdict.path().get(depth).domain().equals(tree.domain())
                && verdict.path().get(depth).term().equals(node.term().text());
    }

    private Term term(
            SpfNode node,
            State state,
            Optional<String> trouble,
            Optional<SpfVerdict> verdict,
            int depth,
            List<Term> inside) {
        String text = node.term().text();
        String name = node.term().name();
        int at = name.isEmpty() ? -1 : text.indexOf(name);
        Optional<String> note = switch (state) {
            case NOT_REACHED -> Optional.of(texts.get("page.dns.spf.notreached"));
            case BROKEN -> Optional.of(texts.get("page.dns.spf.breaks"));
            case MATCH ->
                verdict.filter(v -> v.path().size() == depth + 1)
                        .map(v -> texts.get(
                                "page.dns.spf.match.note",
                                Map.of(
                                        "address",
                                        address(v),
                                        "result",
                                        v.result().word())))
                        .or(() -> owner.apply(text));
            case PLAIN -> owner.apply(text);
        };
        Optional<String> cost = state == State.BROKEN
                ? trouble
                : state == State.MATCH
                        ? Optional.of(
                                verdict.map(v -> v.result().word()).orElseGet(() -> texts.get("page.dns.spf.match")))
                        : node.cost() > 0 && state == State.PLAIN ? Optional.of(cost(node)) : Optional.empty();
        return new Term(
                at < 0 ? mark(text) : text.substring(0, at),
                at < 0 ? text.substring(mark(text).length()) : name,
                at < 0 ? "" : text.substring(at + name.length()),
                note,
                cost,
                state,
                inside);
    }

    private String cost(SpfNode node) {
        String cost = texts.count("page.dns.spf.cost", node.cost(), Map.of());
        return node.isVoid() ? texts.get("page.dns.spf.void", Map.of("cost", cost)) : cost;
    }

    /// The qualifier in front of a term, if it is written.
    private static String mark(String text) {
        return !text.isEmpty() && "+-~?".indexOf(text.charAt(0)) >= 0 ? text.substring(0, 1) : "";
    }

    /// What makes the whole record unreadable at this term, in a word or two.
    private Optional<String> trouble(SpfNode node) {
        if (node.isDead()) {
            return Optional.empty();
        }
        if (node.isLoop()) {
            return Optional.of(texts.get("page.dns.spf.trouble.loop"));
        }
        boolean leadsOn =
                node.term().kind() == SpfTerm.Kind.INCLUDE || node.term().kind() == SpfTerm.Kind.REDIRECT;
        return leadsOn ? node.below().flatMap(this::trouble) : Optional.empty();
    }

    private Optional<String> trouble(SpfTree below) {
        return switch (below.published()) {
            case SpfPublished.None(DnsAnswer.NoSuchName _) -> Optional.of(texts.get("page.dns.spf.trouble.noname"));
            case SpfPublished.None _ -> Optional.of(texts.get("page.dns.spf.trouble.none"));
            case SpfPublished.Many _ -> Optional.of(texts.get("page.dns.spf.trouble.many"));
            case SpfPublished.Unknown _ -> Optional.of(texts.get("page.dns.spf.trouble.unknown"));
            case SpfPublished.One(SpfRecord record, var _) ->
                record.faults().isEmpty()
                        ? below.nodes().stream()
                                .flatMap(n -> trouble(n).stream())
                                .findFirst()
                        : Optional.of(texts.get("page.dns.spf.trouble.syntax"));
        };
    }

    private static String address(SpfVerdict verdict) {
        return AddressText.of(verdict.identity().address());
    }
}
