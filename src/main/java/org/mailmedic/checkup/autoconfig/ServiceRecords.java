package org.mailmedic.checkup.autoconfig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.checkup.autoconfig.AutoconfigSource.Result;
import org.mailmedic.checkup.autoconfig.FoundServer.Origin;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;

/// The SRV records of a domain for handing in mail: `_submissions` with TLS from the first byte (RFC 8314
/// section 5.1), `_submission` with STARTTLS (RFC 6186 section 3.1).
final class ServiceRecords {
    private final Dns dns;

    ServiceRecords(Dns dns) {
        this.dns = dns;
    }

    Fetcher.Catch ask(String service, Security security, String domain) throws InterruptedException {
        String name = service + "._tcp." + domain;
        DnsAnswer answer = dns.ask(new Question(name, RecordType.SRV));
        if (!answer.isCertain()) {
            return Fetcher.Catch.nothing(Origin.SRV, name, Result.NOT_ANSWERED, "");
        }
        List<FoundServer> servers = answer.found().stream()
                .flatMap(r -> r instanceof DnsRecord.Other(String text, long _)
                        ? Target.parse(text).stream()
                        : java.util.stream.Stream.empty())
                .sorted(Comparator.comparingInt(Target::priority)
                        .thenComparing(Target::weight, Comparator.reverseOrder()))
                .map(t -> new FoundServer(
                        new ServerSettings(t.host(), t.port(), security),
                        Optional.empty(),
                        List.of(),
                        Origin.SRV,
                        name,
                        Hosts.strangers(domain, t.host())))
                .toList();
        Result result =
                servers.isEmpty() ? (answer.found().isEmpty() ? Result.NOTHING : Result.UNUSABLE) : Result.FOUND;
        return new Fetcher.Catch(servers, new AutoconfigSource(Origin.SRV, name, result, ""));
    }

    /// One record (RFC 2782).
    private record Target(int priority, int weight, int port, String host) {
        /// A target of `.` says that the service is not offered (RFC 6186 section 3.4).
        static Optional<Target> parse(String text) {
            List<String> words = new ArrayList<>(List.of(text.strip().split(" +", -1)));
            if (words.size() != 4 || words.subList(0, 3).stream().anyMatch(w -> !w.matches("[0-9]{1,5}"))) {
                return Optional.empty();
            }
            String host = words.get(3).toLowerCase(Locale.ROOT);
            host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            int port = Integer.parseInt(words.get(2));
            return Hosts.isName(host) && port >= 1 && port <= 65535
                    ? Optional.of(
                            new Target(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)), port, host))
                    : Optional.empty();
        }
    }
}
