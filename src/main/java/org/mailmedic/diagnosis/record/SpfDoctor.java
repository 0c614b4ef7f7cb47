package org.mailmedic.diagnosis.record;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mailmedic.diagnosis.record.RecordChange.Edit;
import org.mailmedic.diagnosis.record.RecordChange.Kind;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.spf.SpfLimits;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfPublished;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTerm;
import org.mailmedic.policy.spf.SpfTree;
import org.mailmedic.policy.spf.SpfVerdict;

/// Mends an SPF record.
public final class SpfDoctor {
    private static final String SOFT_END = "~all";

    private final SpfReadout live;
    private final SpfTree tree;
    private final AllowedSenders allowed;
    private final List<Edit> edits = new ArrayList<>();
    private String text = "";

    private SpfDoctor(SpfReadout live, AllowedSenders allowed) {
        this.live = live;
        this.tree = live.tree();
        this.allowed = allowed;
    }

    /// The record as it should be, where it needs a change and can be mended without guessing.
    ///
    /// @param allowed who shall be able to send by it
    public static Optional<RecordChange> mend(SpfReadout live, AllowedSenders allowed) {
        var doctor = new SpfDoctor(live, allowed);
        List<String> before = switch (live.tree().published()) {
            case SpfPublished.One(SpfRecord record, DnsAnswer _) -> doctor.one(record);
            case SpfPublished.Many many -> doctor.merge(many.records());
            case SpfPublished.None none -> doctor.first(none.answer());
            case SpfPublished.Unknown _ -> List.of();
        };
        boolean mended = !doctor.edits.isEmpty()
                && PublishingRules.allow(new RecordToPublish(live.tree().domain(), "TXT", doctor.text));
        return mended
                ? Optional.of(new RecordChange(
                        new RecordToPublish(live.tree().domain(), "TXT", doctor.text), before, doctor.edits))
                : Optional.empty();
    }

    /// The mended record with an end that marks instead of refusing, for as long as a sender is refused by it;
    /// nothing where its own end is no `-all`.
    public static Optional<RecordToPublish> softened(SpfReadout live, AllowedSenders allowed) {
        String domain = live.tree().domain();
        return live.tree()
                .record()
                .map(SpfRecord::text)
                .filter(_ -> live.tree().nodes().stream()
                        .anyMatch(n -> n.term().text().equalsIgnoreCase("-all")))
                .map(own -> mend(live, allowed).map(p -> p.record().value()).orElse(own))
                .map(text -> new RecordToPublish(domain, "TXT", SpfRepair.endingIn(text, SOFT_END)));
    }

    /// The record with one address more.
    public static Optional<RecordToPublish> withAddress(SpfReadout live, InetAddress address) {
        return live.tree()
                .record()
                .map(record ->
                        new RecordToPublish(live.tree().domain(), "TXT", SpfRepair.with(record.text(), ip(address))));
    }

    private List<String> one(SpfRecord record) {
        text = record.text();
        correct();
        dropDead();
        dropTwice();
        end();
        authorise();
        spareLookups();
        keepSenders(record);
        if (edits.isEmpty() && tree.nodes().stream().anyMatch(n -> isNeutralEnd(n.term()))) {
            // Neutral says nothing to a receiver. Worth mending where nothing else is.
            edit(SpfRepair.endingIn(text, SOFT_END), Kind.CLOSED, "?all");
        }
        return List.of(record.text());
    }

    private static boolean isNeutralEnd(SpfTerm term) {
        return term.kind() == SpfTerm.Kind.ALL && term.qualifier() == SpfResult.NEUTRAL;
    }

    private List<String> merge(List<String> records) {
        edit(SpfRepair.merged(records), Kind.MERGED, String.valueOf(records.size()));
        correct();
        dropTwice();
        allowed.provider().ifPresent(this::authorise);
        return records;
    }

    /// A first record, where it is known who sends; the text of one in the abandoned type 99, where there
    /// is one.
    private List<String> first(DnsAnswer answer) {
        if (!answer.isCertain() || answer instanceof DnsAnswer.NoSuchName) {
            return List.of();
        }
        Optional<String> old = live.oldType().stream()
                .flatMap(a -> a.texts().stream())
                .filter(SpfRecord::isSpf)
                .findFirst();
        List<String> senders = allowed.all();
        Optional<String> nearly = answer.texts().stream()
                .filter(t -> SpfRecord.almost(t).isPresent())
                .findFirst();
        Optional<String> misplaced =
                live.misplaced().stream().map(Misplaced::text).findFirst();
        if (nearly.isPresent()) {
            SpfRepair.corrected(nearly.get()).ifPresent(better -> edit(better, Kind.CORRECTED, ""));
            endIfSpf();
            allowed.all().forEach(this::authorise);
            return List.of(nearly.get());
        }
        if (old.isPresent() || misplaced.isPresent()) {
            edit(wellSpaced(old.or(() -> misplaced).orElseThrow()), Kind.NEW, "");
            correct();
            endIfSpf();
            allowed.all().forEach(this::authorise);
        } else if (!senders.isEmpty()) {
            edit("v=spf1 " + String.join(" ", senders) + " " + SOFT_END, Kind.NEW, "");
        }
        return List.of();
    }

    /// A record as it is written best: the version in small letters, one blank between the terms (RFC 7208 section
    /// 4.6.1 takes others).
    private static String wellSpaced(String text) {
        String[] terms = text.strip().split(" +");
        terms[0] = terms[0].toLowerCase(Locale.ROOT);
        return String.join(" ", terms);
    }

    /// What was published by mistake in another place or in another way was not read by anybody yet, its end neither.
    private void endIfSpf() {
        if (SpfRecord.isSpf(text)) {
            end();
        }
    }

    private void correct() {
        boolean odd = !SpfRecord.read(text).faults().isEmpty()
                || !SpfRecord.read(text).suspicions().isEmpty()
                || SpfRecord.read(text).first(SpfTerm.Kind.UNKNOWN_MODIFIER).isPresent();
        if (odd) {
            SpfRepair.corrected(text).ifPresent(better -> edit(better, Kind.CORRECTED, ""));
        }
    }

    private void dropDead() {
        for (SpfNode node : tree.nodes()) {
            boolean nowhere = node.below()
                    .filter(below -> below.published() instanceof SpfPublished.None)
                    .isPresent();
            if (nowhere || node.isLoop()) {
                edit(
                        SpfRepair.without(text, node.term().text()),
                        Kind.DROPPED_DEAD,
                        node.term().text());
            }
        }
    }

    private void dropTwice() {
        Set<String> seen = new HashSet<>();
        var out = new StringBuilder();
        List<String> twice = new ArrayList<>();
        for (String term : text.strip().split(" +", -1)) {
            String plain = term.toLowerCase(Locale.ROOT);
            if (seen.add(plain.startsWith("+") ? plain.substring(1) : plain)) {
                out.append(out.isEmpty() ? "" : " ").append(term);
            } else {
                twice.add(term);
            }
        }
        if (!twice.isEmpty()) {
            text = out.toString();
            twice.forEach(term -> edits.add(new Edit(Kind.DROPPED_TWICE, term)));
        }
    }

    private void end() {
        if (hasTermsBehindAll()) {
            edit(SpfRepair.withAllLast(text), Kind.ALL_LAST, "");
        }
        SpfRecord now = SpfRecord.read(text);
        Optional<SpfTerm> all = now.first(SpfTerm.Kind.ALL);
        all.filter(a -> a.qualifier() == SpfResult.PASS)
                .ifPresent(a -> edit(SpfRepair.endingIn(text, SOFT_END), Kind.CLOSED, a.text()));
        if (all.isEmpty() && now.first(SpfTerm.Kind.REDIRECT).isEmpty()) {
            edit(SpfRepair.endingIn(text, SOFT_END), Kind.ENDED, SOFT_END);
        }
    }

    /// What stands behind `all` is never reached (RFC 7208 section 5.1).
    private boolean hasTermsBehindAll() {
        return SpfRecord.read(text).terms().stream()
                .filter(term -> term.kind().isMechanism())
                .dropWhile(term -> term.kind() != SpfTerm.Kind.ALL)
                .skip(1)
                .findAny()
                .isPresent();
    }

    private void authorise() {
        boolean providerMissing = live.provider()
                .filter(p -> p.isCertain() && !p.missing().isEmpty())
                .isPresent();
        if (providerMissing) {
            allowed.provider().ifPresent(this::authorise);
        }
        authoriseSenders();
    }

    /// Adds a term for each address that receivers refuse and somebody vouched for.
    private void authoriseSenders() {
        for (SpfVerdict verdict : live.verdicts()) {
            boolean ours = verdict.identity().domain().equalsIgnoreCase(tree.domain());
            boolean refused = switch (verdict.result()) {
                case FAIL, SOFTFAIL, NEUTRAL -> true;
                case PASS, NONE, TEMPERROR, PERMERROR -> false;
            };
            if (ours && refused) {
                allowed.termFor(verdict.identity().address()).ifPresent(this::authorise);
            }
        }
    }

    /// Where all that let anybody send led nowhere, those who are known to send take its place. Where none is
    /// known no record is better than one that forbids all mail.
    private void keepSenders(SpfRecord before) {
        boolean lost = SpfRecord.isSpf(text)
                && PublishingRules.namesSenders(before)
                && !PublishingRules.namesSenders(SpfRecord.read(text));
        if (lost) {
            allowed.all().forEach(this::authorise);
        }
    }

    private void authorise(String term) {
        edit(SpfRepair.with(text, term), Kind.ADDED, term);
    }

    /// What costs look-ups and adds no sender goes: terms that find nothing, and includes that are part of
    /// another. Addresses are never written out in place of an include: they change without a word.
    private void spareLookups() {
        int cost = spare(tree.lookups(), Kind.DROPPED_DEAD, SpfNode::isVoid);
        spare(cost, Kind.DROPPED_TWICE, this::isPartOfAnother);
    }

    private int spare(int lookups, Kind kind, Predicate<SpfNode> idle) {
        int cost = lookups;
        for (SpfNode node : tree.nodes()) {
            if (cost > SpfLimits.LOOKUPS && !node.isDead() && idle.test(node)) {
                edit(
                        SpfRepair.without(text, node.term().text()),
                        kind,
                        node.term().text());
                cost -= node.cost();
            }
        }
        return cost;
    }

    private boolean isPartOfAnother(SpfNode node) {
        return node.term().kind() == SpfTerm.Kind.INCLUDE
                && node.term().qualifier() == SpfResult.PASS
                && tree.nodes().stream()
                        .filter(other -> other.term().at() != node.term().at()
                                && other.term().qualifier() == SpfResult.PASS)
                        .flatMap(other -> other.below().stream())
                        .flatMap(SpfTree::live)
                        .anyMatch(inner -> inner.term().kind() == SpfTerm.Kind.INCLUDE
                                && inner.target().equals(node.target()));
    }

    private static String ip(InetAddress address) {
        return (address.getAddress().length == 4 ? "ip4:" : "ip6:") + AddressText.of(address);
    }

    private void edit(String better, Kind kind, String what) {
        if (!better.equals(text)) {
            text = better;
            edits.add(new Edit(kind, what));
        }
    }
}
