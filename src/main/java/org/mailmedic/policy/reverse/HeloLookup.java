package org.mailmedic.policy.reverse;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// Looks where the name leads that a server greets with.
public final class HeloLookup {
    /// Ends of names that exist on no network but the own one (RFC 6762, RFC 6761, RFC 8375, RFC 9476).
    private static final Set<String> PRIVATE =
            Set.of("local", "localdomain", "localhost", "lan", "internal", "home", "corp", "invalid", "arpa");

    private final Dns dns;

    public HeloLookup(Dns dns) {
        this.dns = dns;
    }

    /// Looks up the name that a server gives in HELO or EHLO.
    ///
    /// @param name with A-labels, or an address in brackets
    public HeloReadout look(String name) throws InterruptedException {
        if (name.startsWith("[") && name.endsWith("]")) {
            return new HeloReadout(name, true, List.of(), List.of());
        }
        if (!isFullName(name)) {
            return new HeloReadout(name, false, List.of(), List.of());
        }
        List<InetAddress> addresses = new ArrayList<>();
        List<DnsAnswer> unanswered = new ArrayList<>();
        List<DnsAnswer> answers = Together.all(List.of(
                () -> dns.ask(new Question(name, RecordType.A)), () -> dns.ask(new Question(name, RecordType.AAAA))));
        for (DnsAnswer answer : answers) {
            for (DnsRecord record : answer.found()) {
                if (record instanceof DnsRecord.Address(InetAddress address, long _)) {
                    addresses.add(address);
                }
            }
            if (!answer.isCertain()) {
                unanswered.add(answer);
            }
        }
        return new HeloReadout(name, true, addresses, unanswered);
    }

    static boolean isFullName(String name) {
        List<String> labels = Names.labels(name);
        boolean plain = name.chars()
                .allMatch(c -> c == '.' || c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
        boolean address = labels.stream().allMatch(l -> l.chars().allMatch(c -> c >= '0' && c <= '9'));
        return Names.isValid(name) && plain && !address && labels.size() > 1 && !PRIVATE.contains(labels.getLast());
    }
}
