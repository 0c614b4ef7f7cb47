package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailmedic.dns.Dns;
import org.mailmedic.policy.spf.SpfReadout.ProviderServers;

/// Whether a provider's servers may send for a domain. Its networks are read from what it publishes today,
/// and the first and the last address of each is judged as a receiver would.
final class ProviderNetworks {
    private static final int MOST = 40;

    private final Dns dns;
    private final SpfTree own;
    private final SpfTree theirs;

    ProviderNetworks(Dns dns, SpfTree own, SpfTree theirs) {
        this.dns = dns;
        this.own = own;
        this.theirs = theirs;
    }

    ProviderServers judge() throws InterruptedException {
        Set<Cidr> networks = networks(theirs);
        boolean broken = own.record().filter(r -> r.faults().isEmpty()).isEmpty();
        if (networks.isEmpty() || broken) {
            return byTree(networks);
        }
        boolean certain = theirs.all().allMatch(t -> t.published().answer().isCertain());
        List<String> authorised = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Cidr network : networks) {
            switch (worst(network)) {
                case PASS -> authorised.add(network.toString());
                case TEMPERROR -> certain = false;
                case PERMERROR -> {
                    return byTree(networks);
                }
                case NONE, NEUTRAL, FAIL, SOFTFAIL -> missing.add(network.toString());
            }
        }
        return new ProviderServers(theirs.domain(), authorised, missing, certain);
    }

    /// The result of the first address, unless only the last one tells that the network is not covered in
    /// full.
    private SpfResult worst(Cidr network) throws InterruptedException {
        SpfResult first = result(network.address());
        return first == SpfResult.PASS ? result(network.last()) : first;
    }

    private SpfResult result(InetAddress address) throws InterruptedException {
        return new SpfCheck(dns)
                .check(new SpfIdentity(address, own.domain(), "postmaster@" + own.domain()))
                .result();
    }

    /// Where nobody passes because the record is broken, or the provider names no networks: whether the record
    /// leads to the provider, or names its networks itself. The fault is told of elsewhere, and is no reason to
    /// add an include that is there.
    private ProviderServers byTree(Set<Cidr> networks) {
        boolean certain = own.all().allMatch(t -> t.published().answer().isCertain());
        boolean led = own.all().anyMatch(t -> t.domain().equals(theirs.domain()));
        if (networks.isEmpty() || led) {
            List<String> include = List.of(theirs.domain());
            return new ProviderServers(
                    theirs.domain(), led ? include : List.of(), led ? List.of() : include, led || certain);
        }
        Set<Cidr> named = networks(own);
        List<String> authorised = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Cidr network : networks) {
            boolean covered = named.stream().anyMatch(n -> n.contains(network.address()) && n.contains(network.last()));
            if (covered) {
                authorised.add(network.toString());
            } else {
                missing.add(network.toString());
            }
        }
        return new ProviderServers(theirs.domain(), authorised, missing, certain);
    }

    private static Set<Cidr> networks(SpfTree tree) {
        Set<Cidr> networks = new LinkedHashSet<>();
        tree.all()
                .flatMap(SpfTree::live)
                .filter(n -> n.term().qualifier() == SpfResult.PASS)
                .forEach(n -> {
                    n.term().network().ifPresent(networks::add);
                    if (n.term().kind() == SpfTerm.Kind.A) {
                        n.found().stream()
                                .map(InetAddress::ofLiteral)
                                .map(a -> new Cidr(
                                        a,
                                        Cidr.isIp4(a)
                                                ? n.term().bits4()
                                                : n.term().bits6()))
                                .forEach(networks::add);
                    }
                });
        return new LinkedHashSet<>(networks.stream().limit(MOST).toList());
    }
}
