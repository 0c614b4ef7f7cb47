package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.dns.DnsAnswer;

/// A domain's record with all that it leads to, read to the end whatever is wrong with it.
///
/// @param domain whose record it is
/// @param published what stands there
/// @param nodes the terms that could be read, in order
public record SpfTree(String domain, SpfPublished published, List<SpfNode> nodes) {
    public SpfTree {
        nodes = List.copyOf(nodes);
    }

    /// The record, if there is exactly one.
    public Optional<SpfRecord> record() {
        return published instanceof SpfPublished.One(SpfRecord record, var _) ? Optional.of(record) : Optional.empty();
    }

    /// How many look-ups the whole record costs in the worst case, that is for an address that nothing
    /// matches. A repeated include costs again.
    public int lookups() {
        return nodes.stream().mapToInt(SpfNode::cost).sum();
    }

    /// How many terms find nothing at all in the worst case.
    public int voids() {
        return live().mapToInt(n ->
                        (n.isVoid() ? 1 : 0) + n.below().map(SpfTree::voids).orElse(0))
                .sum();
    }

    /// This tree and all trees below it that a receiver could come to.
    public Stream<SpfTree> all() {
        return Stream.concat(
                Stream.of(this), live().flatMap(n -> n.below().stream()).flatMap(SpfTree::all));
    }

    /// The terms that a receiver could come to.
    public Stream<SpfNode> live() {
        return nodes.stream().filter(n -> !n.isDead());
    }

    /// Whether it was read to its end. Where it was not, the counts are the least that it costs.
    public boolean isWhole() {
        return all().flatMap(SpfTree::live)
                .flatMap(n -> n.unanswered().stream())
                .noneMatch(DnsAnswer.NotAsked.class::isInstance);
    }

    /// The term of this record by which an address may send, if one names its network: also where the record as a whole
    /// is broken, and no receiver gets there.
    public Optional<SpfTerm> holding(InetAddress address) {
        return live().filter(n -> n.term().qualifier() == SpfResult.PASS)
                .filter(n -> n.names(address)
                        || n.below().flatMap(below -> below.holding(address)).isPresent())
                .map(SpfNode::term)
                .findFirst();
    }

    /// How the record ends: its `all`, also where a redirect leads to it.
    public Optional<SpfTerm> end() {
        Optional<SpfTerm> all = live().filter(n -> n.term().kind() == SpfTerm.Kind.ALL)
                .map(SpfNode::term)
                .findFirst();
        return all.or(() -> live().filter(n -> n.term().kind() == SpfTerm.Kind.REDIRECT)
                .flatMap(n -> n.below().stream())
                .flatMap(t -> t.end().stream())
                .findFirst());
    }
}
