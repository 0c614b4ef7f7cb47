package org.mailmedic.policy.mx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// Looks where a domain takes its mail.
public final class MxLookup {
    private static final int MOST_HOSTS = 20;

    private final Dns dns;

    public MxLookup(Dns dns) {
        this.dns = dns;
    }

    /// Reads the MX records and looks for the addresses of the hosts.
    public MxReadout look(String domain) throws InterruptedException {
        DnsAnswer answer = dns.ask(new Question(domain, RecordType.MX));
        List<DnsAnswer> unanswered = new ArrayList<>();
        if (!answer.isCertain()) {
            return new MxReadout(domain, List.of(), false, false, answer, List.of(answer));
        }
        List<DnsRecord.Mx> all = answer.found().stream()
                .mapMulti((DnsRecord r, Consumer<DnsRecord.Mx> to) -> {
                    if (r instanceof DnsRecord.Mx mx) {
                        to.accept(mx);
                    }
                })
                .sorted(Comparator.comparingInt(DnsRecord.Mx::preference).thenComparing(DnsRecord.Mx::host))
                .toList();
        if (all.isEmpty()) {
            List<DnsAnswer> own = addresses(domain);
            own.stream().filter(a -> !a.isCertain()).forEach(unanswered::add);
            boolean implicit = own.stream().anyMatch(a -> !a.found().isEmpty());
            return new MxReadout(domain, List.of(), false, implicit, answer, implicit ? List.of() : unanswered);
        }
        List<Together.Work<MxReadout.Host>> works = new ArrayList<>();
        all.stream()
                .filter(mx -> !mx.host().isEmpty())
                .limit(MOST_HOSTS)
                .forEach(mx -> works.add(() -> host(mx, unanswered)));
        List<MxReadout.Host> hosts = Together.all(works);
        boolean hasNull = all.stream().anyMatch(mx -> mx.host().isEmpty());
        synchronized (unanswered) {
            return new MxReadout(domain, hosts, hasNull, false, answer, unanswered);
        }
    }

    private MxReadout.Host host(DnsRecord.Mx mx, List<DnsAnswer> unanswered) throws InterruptedException {
        if (isAddress(mx.host()) || !Names.isValid(mx.host())) {
            return new MxReadout.Host(mx.preference(), mx.host(), List.of(), List.of(), isAddress(mx.host()), true);
        }
        List<DnsAnswer> answers = addresses(mx.host());
        List<String> addresses = new ArrayList<>();
        for (DnsAnswer answer : answers) {
            for (DnsRecord record : answer.found()) {
                if (record instanceof DnsRecord.Address a) {
                    addresses.add(AddressText.of(a.address()));
                }
            }
        }
        boolean certain = answers.stream().allMatch(DnsAnswer::isCertain);
        if (!certain) {
            synchronized (unanswered) {
                answers.stream().filter(a -> !a.isCertain()).forEach(unanswered::add);
            }
        }
        return new MxReadout.Host(
                mx.preference(), mx.host(), addresses, answers.getFirst().aliases(), false, certain);
    }

    private List<DnsAnswer> addresses(String name) throws InterruptedException {
        return Together.all(List.of(
                () -> dns.ask(new Question(name, RecordType.A)), () -> dns.ask(new Question(name, RecordType.AAAA))));
    }

    /// Whether a name is an IPv4 address written as one: the mistake of panels that take anything.
    private static boolean isAddress(String host) {
        List<String> labels = Names.labels(host);
        return labels.size() == 4
                && labels.stream()
                        .allMatch(l ->
                                !l.isEmpty() && l.length() <= 3 && l.chars().allMatch(Character::isDigit));
    }
}
