package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.DnsAnswer;

/// One term in the tree.
///
/// @param term as written
/// @param target the name that it leads to; empty where it leads to none, or where that differs from mail to
///     mail
/// @param isDead whether no receiver gets there: it stands after `all`, or is a redirect beside one
/// @param isLoop whether it leads back to a record that it is part of
/// @param isVoid whether it finds nothing: no such name, or no data
/// @param found addresses of `a`, hosts of `mx`
/// @param unanswered the answers that said neither yes nor no
/// @param below the tree of an include or redirect
public record SpfNode(
        SpfTerm term,
        String target,
        boolean isDead,
        boolean isLoop,
        boolean isVoid,
        List<String> found,
        List<DnsAnswer> unanswered,
        Optional<SpfTree> below) {
    public SpfNode {
        found = List.copyOf(found);
        unanswered = List.copyOf(unanswered);
    }

    /// Whether the term itself names the network of an address.
    boolean names(InetAddress address) {
        boolean listed = term.network().filter(n -> n.contains(address)).isPresent();
        return listed
                || term.kind() == SpfTerm.Kind.A
                        && found.stream()
                                .map(InetAddress::ofLiteral)
                                .map(a -> new Cidr(a, Cidr.isIp4(a) ? term.bits4() : term.bits6()))
                                .anyMatch(n -> n.contains(address));
    }

    /// How many look-ups it costs, with all below it.
    public int cost() {
        if (isDead || !term.kind().asksDns()) {
            return 0;
        }
        return 1 + below.map(SpfTree::lookups).orElse(0);
    }
}
