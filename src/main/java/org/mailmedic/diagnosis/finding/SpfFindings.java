package org.mailmedic.diagnosis.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.record.AllowedSenders;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.diagnosis.record.SpfDoctor;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.Caret;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.spf.SpfFault;
import org.mailmedic.policy.spf.SpfLimits;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfPublished;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTerm.Kind;
import org.mailmedic.policy.spf.SpfTree;

/// What SPF says that matters. All faults of the whole tree, not only the first.
public final class SpfFindings {
    private final SpfReadout readout;
    private final SpfTree tree;
    private final Optional<RecordToPublish> mended;
    private final List<Finding> findings = new ArrayList<>();

    /// @param mended the record that the doctor makes of the domain's own
    private SpfFindings(SpfReadout readout, SpfTree tree, Optional<RecordToPublish> mended) {
        this.readout = readout;
        this.tree = tree;
        this.mended = mended;
    }

    /// What is to be said of SPF.
    ///
    /// @param include what the provider wants in the record, such as `include:_spf.google.com`
    public static List<Finding> of(SpfReadout readout, Optional<String> include) {
        Optional<RecordToPublish> mended =
                SpfDoctor.mend(readout, AllowedSenders.through(include)).map(RecordChange::record);
        var own = new SpfFindings(readout, readout.tree(), mended);
        own.tree();
        own.ownRecord();
        own.authorised();
        Set<Finding> all = new LinkedHashSet<>(own.findings);
        all.addAll(SpfSenderFindings.of(readout, include, mended));
        readout.envelope().ifPresent(envelope -> {
            // Receivers look at this record, but it may be somebody else's to mend.
            var other = new SpfFindings(readout, envelope, Optional.empty());
            other.tree();
            other.findings.forEach(f -> all.add(f.withoutReplacement()));
        });
        all.addAll(UnansweredFindings.unanswered(readout.tree().domain(), readout.unanswered()));
        return List.copyOf(all);
    }

    /// What holds for any record that receivers read.
    private void tree() {
        published();
        tree.all().forEach(this::below);
        counts();
    }

    private void published() {
        switch (tree.published()) {
            case SpfPublished.One _, SpfPublished.Unknown _ -> {}
            case SpfPublished.Many many ->
                add(
                        FindingCode.SPF_MULTIPLE,
                        tree.domain(),
                        Map.of("count", String.valueOf(many.records().size())),
                        AnswerText.answer(many.answer()),
                        mended,
                        "RFC 7208 4.5");
            case SpfPublished.None none -> missing(none);
        }
    }

    private void missing(SpfPublished.None none) {
        if (none.answer() instanceof DnsAnswer.NoSuchName gone) {
            add(
                    FindingCode.DNS_NXDOMAIN,
                    tree.domain(),
                    Map.of(),
                    AnswerText.answer(gone),
                    Optional.empty(),
                    "RFC 8020 2");
        }
        none.answer().texts().forEach(this::almost);
        for (Misplaced wrong : isOwn() ? readout.misplaced() : List.<Misplaced>of()) {
            findings.add(new Finding(
                    FindingCode.SPF_WRONG_PLACE,
                    wrong.name(),
                    Map.of("place", wrong.name(), "right", tree.domain()),
                    wrong.name() + " TXT \"" + Caret.readable(wrong.text()) + "\"",
                    mended,
                    "RFC 7208 3"));
        }
        Optional<DnsAnswer> old = readout.oldType()
                .filter(_ -> isOwn())
                .filter(a -> a.texts().stream().anyMatch(SpfRecord::isSpf));
        if (old.isPresent()) {
            add(
                    FindingCode.SPF_TYPE99_ONLY,
                    tree.domain(),
                    Map.of(),
                    AnswerText.answer(old.get()),
                    mended,
                    "RFC 7208 3.1");
            return;
        }
        add(FindingCode.SPF_MISSING, tree.domain(), Map.of(), AnswerText.answer(none.answer()), mended, "RFC 7208 4.5");
    }

    private boolean isOwn() {
        return tree.equals(readout.tree());
    }

    /// A text that is meant as SPF and that no receiver takes for it.
    private void almost(String text) {
        SpfRecord.almost(text).ifPresent(fault -> syntax(tree.domain(), text, fault, mended));
    }

    private void syntax(String subject, String text, SpfFault fault, Optional<RecordToPublish> record) {
        add(
                FindingCode.SPF_SYNTAX,
                subject,
                Map.of(
                        "at", String.valueOf(fault.at() + 1),
                        "word", Caret.readable(word(text, fault)),
                        "kind", fault.kind().name()),
                fault.shownIn(text),
                record,
                "RFC 7208 12");
    }

    /// Faults of a record and of what its terms lead to.
    private void below(SpfTree t) {
        t.record().ifPresent(record -> {
            boolean own = t.domain().equals(tree.domain());
            for (SpfFault fault : Stream.concat(record.faults().stream(), record.suspicions().stream())
                    .toList()) {
                syntax(t.domain(), record.text(), fault, own ? mended : Optional.empty());
            }
        });
        t.live().forEach(n -> term(t, n));
    }

    private static String word(String record, SpfFault fault) {
        int start = record.lastIndexOf(' ', fault.at()) + 1;
        int end = record.indexOf(' ', fault.at());
        // Where the fault is a blank itself, there is no word.
        return end >= 0 && end < start ? "" : record.substring(start, end < 0 ? record.length() : end);
    }

    private void term(SpfTree t, SpfNode n) {
        Kind kind = n.term().kind();
        String evidence = t.domain() + ": " + n.term().text();
        var arguments = Map.of("term", n.term().text(), "name", n.target());
        if (n.isLoop()) {
            add(FindingCode.SPF_LOOP, t.domain(), arguments, evidence, ofOwn(t), "RFC 7208 4.6.4");
        }
        if (kind == Kind.PTR) {
            add(FindingCode.SPF_PTR, t.domain(), arguments, evidence, Optional.empty(), "RFC 7208 5.5");
        }
        if (kind == Kind.MX && n.found().size() > SpfLimits.MX_HOSTS) {
            add(FindingCode.SPF_MX_TOO_MANY, t.domain(), arguments, evidence, Optional.empty(), "RFC 7208 4.6.4");
        }
        boolean passesAll = kind == Kind.ALL && n.term().qualifier() == SpfResult.PASS;
        if (passesAll) {
            add(FindingCode.SPF_PLUS_ALL, t.domain(), arguments, evidence, ofOwn(t), "RFC 7208 5.1");
        }
        n.below().ifPresent(under -> target(t, n, under));
    }

    private void target(SpfTree t, SpfNode n, SpfTree under) {
        var arguments = Map.of("term", n.term().text(), "name", n.target());
        switch (under.published()) {
            case SpfPublished.One _, SpfPublished.Unknown _ -> {}
            case SpfPublished.None none ->
                add(
                        n.term().kind() == Kind.REDIRECT ? FindingCode.SPF_REDIRECT_NONE : FindingCode.SPF_INCLUDE_NONE,
                        t.domain(),
                        arguments,
                        n.term().text() + "\n" + AnswerText.answer(none.answer()),
                        ofOwn(t),
                        n.term().kind() == Kind.REDIRECT ? "RFC 7208 6.1" : "RFC 7208 5.2");
            case SpfPublished.Many many ->
                add(
                        FindingCode.SPF_MULTIPLE,
                        under.domain(),
                        Map.of("count", String.valueOf(many.records().size())),
                        AnswerText.answer(many.answer()),
                        Optional.empty(),
                        "RFC 7208 4.5");
        }
    }

    /// The mended record for what is wrong with the domain's own; what others publish is theirs to mend.
    private Optional<RecordToPublish> ofOwn(SpfTree t) {
        return t.domain().equals(tree.domain()) ? mended : Optional.empty();
    }

    private void counts() {
        int lookups = tree.lookups();
        Map<String, String> arguments =
                Map.of("lookups", String.valueOf(lookups), "limit", String.valueOf(SpfLimits.LOOKUPS));
        if (lookups > SpfLimits.LOOKUPS) {
            add(
                    FindingCode.SPF_LOOKUPS_EXCEEDED,
                    tree.domain(),
                    arguments,
                    costs(),
                    Optional.empty(),
                    "RFC 7208 4.6.4");
        } else if (lookups == SpfLimits.LOOKUPS && tree.isWhole()) {
            add(
                    FindingCode.SPF_LOOKUPS_AT_LIMIT,
                    tree.domain(),
                    arguments,
                    costs(),
                    Optional.empty(),
                    "RFC 7208 4.6.4");
        }
        int voids = tree.voids();
        List<String> names = tree.all()
                .flatMap(SpfTree::live)
                .filter(SpfNode::isVoid)
                .map(n -> n.term().text())
                .toList();
        if (voids > 0) {
            add(
                    voids > SpfLimits.VOID_LOOKUPS ? FindingCode.SPF_VOID_EXCEEDED : FindingCode.SPF_VOID,
                    tree.domain(),
                    Map.of("voids", String.valueOf(voids), "terms", String.join(" ", names)),
                    String.join("\n", names),
                    Optional.empty(),
                    "RFC 7208 4.6.4");
        }
    }

    private String costs() {
        return tree.live()
                .filter(n -> n.cost() > 0)
                .map(n -> n.cost() + "  " + n.term().text())
                .collect(Collectors.joining("\n"));
    }

    /// What concerns only the domain's own record: its owner can mend it.
    private void ownRecord() {
        Optional<SpfRecord> record = tree.record();
        if (record.isEmpty()) {
            return;
        }
        String text = record.get().text();
        boolean redirects = record.get().first(Kind.REDIRECT).isPresent();
        boolean hasAll = record.get().first(Kind.ALL).isPresent();
        if (!hasAll && !redirects && record.get().faults().isEmpty()) {
            add(FindingCode.SPF_NO_ALL, tree.domain(), Map.of(), text, mended, "RFC 7208 4.7");
        }
        if (tree.end().filter(all -> all.qualifier() == SpfResult.NEUTRAL).isPresent()) {
            add(
                    FindingCode.SPF_NEUTRAL_ALL,
                    tree.domain(),
                    Map.of(),
                    text,
                    hasAll ? mended : Optional.empty(),
                    "RFC 7208 8.2");
        }
        List<SpfNode> dead = tree.nodes().stream().filter(SpfNode::isDead).toList();
        if (dead.stream().anyMatch(n -> n.term().kind() == Kind.REDIRECT)) {
            add(FindingCode.SPF_REDIRECT_IGNORED, tree.domain(), Map.of(), text, Optional.empty(), "RFC 7208 6.1");
        }
        if (dead.stream().anyMatch(n -> n.term().kind().isMechanism())) {
            add(FindingCode.SPF_AFTER_ALL, tree.domain(), Map.of(), text, mended, "RFC 7208 5.1");
        }
        tree.nodes().stream()
                .filter(n -> n.term().kind() == Kind.UNKNOWN_MODIFIER)
                .forEach(n -> add(
                        FindingCode.SPF_UNKNOWN_MODIFIER,
                        tree.domain(),
                        Map.of("term", n.term().text()),
                        n.term().text(),
                        mended,
                        "RFC 7208 6"));
        if (tree.nodes().stream().anyMatch(n -> n.term().hasMacros())) {
            add(FindingCode.SPF_MACRO, tree.domain(), Map.of(), text, Optional.empty(), "RFC 7208 7");
        }
        if (text.length() > SpfLimits.SMALL_RECORD) {
            add(
                    FindingCode.SPF_TOO_LONG,
                    tree.domain(),
                    Map.of("length", String.valueOf(text.length())),
                    text,
                    Optional.empty(),
                    "RFC 7208 3.4");
        }
    }

    /// Whether the provider's servers may send.
    private void authorised() {
        Optional<String> own = tree.record().map(SpfRecord::text);
        readout.provider()
                .filter(p -> p.isCertain() && !p.missing().isEmpty())
                .ifPresent(p -> add(
                        FindingCode.SPF_PROVIDER_MISSING,
                        tree.domain(),
                        Map.of("include", p.include(), "networks", String.join(" ", p.missing())),
                        own.orElse("") + "\n" + String.join("\n", p.missing()),
                        mended,
                        "RFC 7208 5.2"));
    }

    private void add(
            FindingCode code,
            String subject,
            Map<String, String> arguments,
            String evidence,
            Optional<RecordToPublish> record,
            String source) {
        var finding = new Finding(code, subject, arguments, evidence, record, source);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
