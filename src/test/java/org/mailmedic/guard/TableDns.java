package org.mailmedic.guard;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;

/// A whole DNS in a table, for tests that need thousands of audits: no sockets, no time.
public final class TableDns implements Dns {
    /// How a name fails to be answered.
    enum Silence {
        TIMEOUT,
        SERVFAIL,
        REFUSED,
        BOGUS
    }

    private static final int TTL = 300;
    private static final DnsAnswer.Asked ASKED =
            new DnsAnswer.Asked("192.0.2.53:53", false, Instant.EPOCH, Duration.ZERO);

    private final Map<Question, List<DnsRecord>> records = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, Silence> silent = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private Optional<Silence> everywhere = Optional.empty();
    private boolean deniesAll;

    TableDns text(String name, String value) {
        return add(name, RecordType.TXT, new DnsRecord.Text(value, 1, TTL));
    }

    TableDns address(String name, String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);
        return add(
                name,
                address.getAddress().length == 4 ? RecordType.A : RecordType.AAAA,
                new DnsRecord.Address(address, TTL));
    }

    TableDns mx(String name, int preference, String host) {
        return add(name, RecordType.MX, new DnsRecord.Mx(preference, host, TTL));
    }

    TableDns pointer(String address, String name) {
        return add(Names.reverse(InetAddress.ofLiteral(address)), RecordType.PTR, new DnsRecord.Pointer(name, TTL));
    }

    TableDns nameServer(String zone, String host) {
        return add(zone, RecordType.NS, new DnsRecord.Pointer(host, TTL))
                .add(zone, RecordType.SOA, new DnsRecord.Soa(host, 1, TTL, TTL));
    }

    TableDns alias(String name, String target) {
        aliases.put(name, target);
        exists(name);
        return this;
    }

    TableDns add(String name, RecordType type, DnsRecord record) {
        records.merge(
                new Question(name, type),
                List.of(record),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        exists(name.toLowerCase(java.util.Locale.ROOT));
        return this;
    }

    TableDns silent(String name, Silence how) {
        silent.put(name, how);
        return this;
    }

    TableDns silentEverywhere(Silence how) {
        everywhere = Optional.of(how);
        return this;
    }

    TableDns denyingAll() {
        deniesAll = true;
        return this;
    }

    private void exists(String name) {
        String at = name;
        while (names.add(at) && at.indexOf('.') > 0) {
            at = at.substring(at.indexOf('.') + 1);
        }
    }

    @Override
    public DnsAnswer ask(Question question) {
        Optional<Silence> fails = everywhere.or(() -> Optional.ofNullable(silent.get(question.name())));
        if (fails.isPresent()) {
            return switch (fails.get()) {
                case TIMEOUT -> new DnsAnswer.TimedOut(question, ASKED);
                case SERVFAIL -> new DnsAnswer.ServerFailure(question, ASKED);
                case REFUSED -> new DnsAnswer.Refused(question, ASKED);
                case BOGUS -> new DnsAnswer.Bogus(question, "DNSSEC Bogus", ASKED);
            };
        }
        if (deniesAll) {
            return new DnsAnswer.NoSuchName(question, List.of(), TTL, ASKED);
        }
        String target = aliases.get(question.name());
        List<String> through = target == null ? List.of() : List.of(target);
        String name = target == null ? question.name() : target;
        List<DnsRecord> found = records.get(new Question(name, question.type()));
        if (found != null) {
            return new DnsAnswer.Found(question, found, through, ASKED);
        }
        return names.contains(name)
                ? new DnsAnswer.NoData(question, through, TTL, ASKED)
                : new DnsAnswer.NoSuchName(question, through, TTL, ASKED);
    }
}
