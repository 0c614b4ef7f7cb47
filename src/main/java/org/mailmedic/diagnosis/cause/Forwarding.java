package org.mailmedic.diagnosis.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.Evidence.Source;
import org.mailmedic.dns.AddressText;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.policy.spf.SpfResult;

/// What shows that a mail was passed on: of whose domain the refusal speaks, the marks of software that forwards, and
/// whether it was the user's own server.
final class Forwarding {
    private Forwarding() {}

    static List<Evidence> evidence(Facts facts) {
        Optional<Reading> reading = facts.reading().filter(r -> r.cause() == Cause.FORWARDING);
        if (reading.isEmpty()) {
            return List.of();
        }
        List<Evidence> seen = new ArrayList<>();
        String domain = facts.address().substring(facts.address().lastIndexOf('@') + 1);
        Optional<String> spoken = facts.spokenDomain();
        spoken.ifPresent(other -> seen.add(new Evidence(
                true, Source.BOUNCE, "evidence.forwarded.domain", Map.of("spoken", other, "domain", domain), "reply")));
        boolean brokenOnTheWay = reading.get().others().stream().anyMatch(Cause::breaksByForwarding);
        if (spoken.isEmpty() && brokenOnTheWay) {
            seen.add(new Evidence(true, Source.BOUNCE, "evidence.forwarded.signs", Map.of(), "reply"));
        }
        ownServer(facts, reading.get())
                .ifPresent(ip -> seen.add(new Evidence(
                        true, Source.DNS, "evidence.forwarded.yours", Map.of("ip", ip, "domain", domain), "claim")));
        return seen;
    }

    /// The address in the refusal that may send for the user's own domain.
    private static Optional<String> ownServer(Facts facts, Reading reading) {
        return facts.measured().spf().stream()
                .flatMap(spf -> spf.verdicts().stream())
                .filter(v -> v.result() == SpfResult.PASS)
                .map(v -> v.identity().address())
                .filter(address -> BounceClaims.isNamed(reading, address))
                .map(AddressText::of)
                .findFirst();
    }
}
