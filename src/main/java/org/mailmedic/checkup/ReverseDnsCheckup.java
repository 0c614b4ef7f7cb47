package org.mailmedic.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.HostFindings;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.MailServices;
import org.mailmedic.policy.origin.OriginLookup;
import org.mailmedic.policy.origin.OriginReadout;
import org.mailmedic.policy.reverse.HeloLookup;
import org.mailmedic.policy.reverse.HeloReadout;
import org.mailmedic.policy.reverse.ReverseLookup;
import org.mailmedic.policy.reverse.ReverseReadout;

/// Whether the servers that send the mail have names, and are who they say they are; and whose they are.
final class ReverseDnsCheckup {
    private static final int MOST_ORIGINS = 2;

    private final Dns dns;
    private final Dns ofServices;
    private final MailServices services;

    /// @param ofServices by which the networks of services are asked for
    ReverseDnsCheckup(Dns dns, Dns ofServices, MailServices services) {
        this.dns = dns;
        this.ofServices = ofServices;
        this.services = services;
    }

    /// @param whole whether SPF is looked at, too: whose an address is matters where it may not send
    CheckOutcome look(NormalisedRequest normalisedRequest, boolean whole) throws InterruptedException {
        Optional<String> name = normalisedRequest.helo().filter(n -> !n.isEmpty());
        if (normalisedRequest.addresses().isEmpty() && name.isEmpty()) {
            return CheckOutcome.SKIPPED;
        }
        List<HeloReadout> helo = name.isEmpty() ? List.of() : List.of(new HeloLookup(dns).look(name.get()));
        List<Together.Work<ReverseReadout>> works = new ArrayList<>();
        normalisedRequest.addresses().forEach(a -> works.add(() -> new ReverseLookup(dns).look(a)));
        List<ReverseReadout> reverse = Together.all(works);
        List<OriginReadout> origins = whole ? origins(normalisedRequest, reverse) : List.of();
        Stream<Finding> ofAddresses = reverse.stream().flatMap(r -> HostFindings.reverse(r).stream());
        Stream<Finding> ofName =
                helo.stream().flatMap(h -> HostFindings.helo(h, normalisedRequest.addresses()).stream());
        return new CheckOutcome(
                new Readouts(
                        Stream.of(helo, reverse, origins).flatMap(List::stream).toList()),
                Stream.concat(ofAddresses, ofName).toList(),
                summary(reverse));
    }

    /// Whose the first of these addresses are: for more nobody is asked.
    private List<OriginReadout> origins(NormalisedRequest normalisedRequest, List<ReverseReadout> reverse)
            throws InterruptedException {
        var lookup = new OriginLookup(
                dns,
                ofServices,
                services.ranges(),
                name -> services.byHost(name).isPresent());
        return Together.all(reverse.stream()
                .limit(MOST_ORIGINS)
                .<Together.Work<OriginReadout>>map(
                        r -> () -> lookup.look(normalisedRequest.domain(), normalisedRequest.sender(), r))
                .toList());
    }

    private static String summary(List<ReverseReadout> reverse) {
        return String.join(
                ", ",
                reverse.stream()
                        .map(r -> AddressText.of(r.address()) + " " + String.join(" ", r.names()))
                        .toList());
    }
}
