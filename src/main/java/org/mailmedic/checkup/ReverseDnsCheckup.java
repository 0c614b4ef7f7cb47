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
import org.mailmedic.policy.reverse.HeloLookup;
import org.mailmedic.policy.reverse.HeloReadout;
import org.mailmedic.policy.reverse.ReverseLookup;
import org.mailmedic.policy.reverse.ReverseReadout;

/// Whether the servers that send the mail have names, and are who they say they are.
final class ReverseDnsCheckup {
    private final Dns dns;

    ReverseDnsCheckup(Dns dns) {
        this.dns = dns;
    }

    CheckOutcome look(NormalisedRequest normalisedRequest) throws InterruptedException {
        Optional<String> name = normalisedRequest.helo().filter(n -> !n.isEmpty());
        if (normalisedRequest.addresses().isEmpty() && name.isEmpty()) {
            return CheckOutcome.SKIPPED;
        }
        List<HeloReadout> helo = name.isEmpty() ? List.of() : List.of(new HeloLookup(dns).look(name.get()));
        List<Together.Work<ReverseReadout>> works = new ArrayList<>();
        normalisedRequest.addresses().forEach(a -> works.add(() -> new ReverseLookup(dns).look(a)));
        List<ReverseReadout> reverse = Together.all(works);
        Stream<Finding> ofAddresses = reverse.stream().flatMap(r -> HostFindings.reverse(r).stream());
        Stream<Finding> ofName =
                helo.stream().flatMap(h -> HostFindings.helo(h, normalisedRequest.addresses()).stream());
        return new CheckOutcome(
                new Readouts(Stream.concat(helo.stream(), reverse.stream()).toList()),
                Stream.concat(ofAddresses, ofName).toList(),
                summary(reverse));
    }

    private static String summary(List<ReverseReadout> reverse) {
        return String.join(
                ", ",
                reverse.stream()
                        .map(r -> AddressText.of(r.address()) + " " + String.join(" ", r.names()))
                        .toList());
    }
}
