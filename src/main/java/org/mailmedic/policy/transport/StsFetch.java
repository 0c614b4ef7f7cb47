package org.mailmedic.policy.transport;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.transport.StsProblem.Kind;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;
import org.mailmedic.web.WebRequest;

/// The MTA-STS policy of a domain as senders fetch it (RFC 8461 section 3.3).
///
/// @param url where it lies
/// @param policy what it says; nothing if it could not be fetched
/// @param problems what is wrong with it
/// @param unanswered answers of the DNS that said neither yes nor no
/// @param unreachable whether the web server could not be asked: it did not answer in time, or from here no way
///     leads to it. Nothing is known of the policy then
/// @param privateAddress the address that is not public, for which the web server was not asked. Nothing is known of
/// the
///     policy then, either: from elsewhere the name may lead elsewhere
public record StsFetch(
        String url,
        Optional<StsPolicy> policy,
        List<StsProblem> problems,
        List<DnsAnswer> unanswered,
        boolean unreachable,
        Optional<String> privateAddress) {
    public StsFetch {
        problems = List.copyOf(problems);
        unanswered = List.copyOf(unanswered);
    }

    /// Fetches the policy and compares it with the domain's mail servers.
    static StsFetch of(Dns dns, Web web, String domain) throws InterruptedException {
        String host = "mta-sts." + domain;
        String url = "https://" + host + "/.well-known/mta-sts.txt";
        List<DnsAnswer> answers = Together.all(List.of(
                () -> dns.ask(new Question(host, RecordType.A)),
                () -> dns.ask(new Question(host, RecordType.AAAA)),
                () -> dns.ask(new Question(domain, RecordType.MX))));
        List<DnsAnswer> unanswered =
                answers.stream().filter(a -> !a.isCertain()).toList();
        boolean hasAddress =
                answers.subList(0, 2).stream().anyMatch(a -> !a.found().isEmpty());
        if (!hasAddress) {
            boolean certain = answers.get(0).isCertain() && answers.get(1).isCertain();
            List<StsProblem> none = certain ? List.of(new StsProblem(Kind.NO_HOST, host)) : List.of();
            return new StsFetch(url, Optional.empty(), none, unanswered, false, Optional.empty());
        }
        return switch (web.fetch(WebRequest.get(URI.create(url)).toPublicOnly())) {
            case WebAnswer.Failed(WebAnswer.Reason reason, String address)
            when reason == WebAnswer.Reason.PRIVATE_ADDRESS ->
                new StsFetch(url, Optional.empty(), List.of(), unanswered, false, Optional.of(address));
            case WebAnswer.Failed(WebAnswer.Reason reason, String detail) -> {
                // The name has an address: not to have found it is the network's silence.
                boolean silent = reason == WebAnswer.Reason.TIMED_OUT
                        || reason == WebAnswer.Reason.UNRESOLVED
                        || reason == WebAnswer.Reason.UNREACHABLE;
                List<StsProblem> problems = silent ? List.of() : List.of(problem(reason, detail));
                yield new StsFetch(url, Optional.empty(), problems, unanswered, silent, Optional.empty());
            }
            case WebAnswer.Document document -> read(url, document, answers.getLast(), unanswered);
        };
    }

    private static StsProblem problem(WebAnswer.Reason reason, String detail) {
        Kind kind = switch (reason) {
            case TLS -> Kind.CERTIFICATE;
            case TOO_LARGE -> Kind.TOO_LARGE;
            case UNRESOLVED, UNREACHABLE, TIMED_OUT, BROKEN, NOT_ALLOWED, PRIVATE_ADDRESS -> Kind.UNREACHABLE;
        };
        return new StsProblem(kind, detail);
    }

    private static StsFetch read(String url, WebAnswer.Document document, DnsAnswer mx, List<DnsAnswer> unanswered) {
        int status = document.status();
        if (status != 200) {
            Kind kind = status / 100 == 3 ? Kind.REDIRECT : Kind.STATUS;
            String detail =
                    document.location().filter(_ -> kind == Kind.REDIRECT).orElse(String.valueOf(status));
            return new StsFetch(
                    url, Optional.empty(), List.of(new StsProblem(kind, detail)), unanswered, false, Optional.empty());
        }
        StsPolicy policy = StsPolicy.read(document.text());
        List<StsProblem> problems = new ArrayList<>();
        if (!document.type().equals("text/plain")) {
            problems.add(new StsProblem(Kind.TYPE, document.type()));
        }
        problems.addAll(policy.problems());
        if (!policy.mx().isEmpty()) {
            for (DnsRecord record : mx.found()) {
                boolean strange = record instanceof DnsRecord.Mx m && !m.host().isEmpty() && !policy.covers(m.host());
                if (strange) {
                    problems.add(new StsProblem(Kind.MX_NOT_COVERED, ((DnsRecord.Mx) record).host()));
                }
            }
        }
        return new StsFetch(url, Optional.of(policy), problems, unanswered, false, Optional.empty());
    }
}
