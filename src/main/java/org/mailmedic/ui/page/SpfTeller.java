package org.mailmedic.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailmedic.diagnosis.RecordToPublish;
import org.mailmedic.diagnosis.Severity;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfPublished;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.spf.SpfTerm;
import org.mailmedic.policy.spf.SpfTree;
import org.mailmedic.policy.spf.SpfVerdict;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.SpfTreeView.State;
import org.mailmedic.ui.control.SpfTreeView.Term;

/// Puts an SPF record in words, term by term, as a receiver comes by: where it finds the address, or where it breaks
/// off, and what it therefore never reaches.
final class SpfTeller {
    private static final String VERSION = "v=spf1";

    private final Texts texts;
    private final Function<String, Optional<String>> owner;

    /// @param owner whose servers an include stands for, where that is known
    SpfTeller(Texts texts, Function<String, Optional<String>> owner) {
        this.texts = texts;
        this.owner = owner;
    }

    /// The record with what became of each term.
    ///
    /// @param verdict what a receiver would say of the sending address, if one is known
    AuditView.Spf tell(SpfTree tree, Optional<SpfVerdict> verdict, Optional<RecordToPublish> replacement) {
        return new AuditView.Spf(
                verdict.map(v -> v.result().word()).orElse(""),
                verdict.map(SpfTeller::tone).orElse(Severity.INFO),
                summary(tree, verdict),
                VERSION,
                terms(tree, verdict, 0),
                replacement);
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
        return verdict.map(v -> lookups + " · " + texts.get("page.dns.spf.for", Map.of("address", address(v))))
                .orElse(lookups);
    }

    /// @param depth how many includes lie above
    private List<Term> terms(SpfTree tree, Optional<SpfVerdict> verdict, int depth) {
        List<Term> terms = new ArrayList<>();
        boolean over = false;
        for (SpfNode node : tree.nodes()) {
            boolean matches = verdict.filter(v -> isStep(v, depth, tree, node)).isPresent();
            Optional<String> trouble = trouble(node);
            State state = over || node.isDead()
                    ? State.NOT_REACHED
                    : matches ? State.MATCH : trouble.isPresent() ? State.BROKEN : State.PLAIN;
            terms.add(term(node, state, trouble, verdict, depth));
            over = over || state == State.MATCH || state == State.BROKEN;
        }
        return terms;
    }

    private static boolean isStep(SpfVerdict verdict, int depth, SpfTree tree, SpfNode node) {
        return verdict.path().size() > depth
                && verdict.path().get(depth).domain().equals(tree.domain())
                && verdict.path().get(depth).term().equals(node.term().text());
    }

    private Term term(SpfNode node, State state, Optional<String> trouble, Optional<SpfVerdict> verdict, int depth) {
        String text = node.term().text();
        String name = node.term().name();
        int at = name.isEmpty() ? -1 : text.indexOf(name);
        Optional<String> note = switch (state) {
            case NOT_REACHED -> Optional.of(texts.get("page.dns.spf.notreached"));
            case BROKEN -> Optional.of(texts.get("page.dns.spf.breaks"));
            case MATCH ->
                verdict.filter(v -> v.path().size() == depth + 1)
                        .map(v -> texts.get("page.dns.spf.match.note", Map.of("address", address(v))))
                        .or(() -> owner.apply(text));
            case PLAIN -> owner.apply(text);
        };
        Optional<String> cost = state == State.BROKEN
                ? trouble
                : state == State.MATCH
                        ? Optional.of(texts.get("page.dns.spf.match"))
                        : node.cost() > 0
                                ? Optional.of(texts.count("page.dns.spf.cost", node.cost(), Map.of()))
                                : Optional.empty();
        return new Term(
                at < 0 ? mark(text) : text.substring(0, at),
                at < 0 ? text.substring(mark(text).length()) : name,
                at < 0 ? "" : text.substring(at + name.length()),
                note,
                cost,
                state,
                node.below().map(below -> terms(below, verdict, depth + 1)).orElse(List.of()));
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
        return verdict.identity().address().getHostAddress();
    }
}
