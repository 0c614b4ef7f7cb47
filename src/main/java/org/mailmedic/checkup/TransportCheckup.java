package org.mailmedic.checkup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.HygieneFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.dmarc.OrganisationalDomain;
import org.mailmedic.policy.dnssec.DnssecLookup;
import org.mailmedic.policy.dnssec.DnssecReadout;
import org.mailmedic.policy.transport.TransportLookup;
import org.mailmedic.policy.transport.TransportReadout;
import org.mailmedic.web.Web;

/// How the way of the domain's mail is protected: MTA-STS and its reports, DNSSEC and DANE.
final class TransportCheckup {
    private final Dns dns;
    private final Dns dnssec;
    private final Optional<Web> web;

    /// @param dnssec asked for what DNSSEC and DANE alone need
    /// @param web by which a policy is fetched; nothing if none shall be
    TransportCheckup(Dns dns, Dns dnssec, Optional<Web> web) {
        this.dns = dns;
        this.dnssec = dnssec;
        this.web = web;
    }

    CheckOutcome look(String domain) throws InterruptedException {
        Together.Both<TransportReadout, DnssecReadout> both =
                Together.both(() -> new TransportLookup(dns, web).look(domain), () -> signed(domain));
        List<Finding> findings = new ArrayList<>(HygieneFindings.transport(both.first()));
        findings.addAll(HygieneFindings.dnssec(both.second()));
        return new CheckOutcome(Readouts.of(both.first(), both.second()), findings, summary(both.first()));
    }

    /// DNSSEC and DANE need the zone and the mail servers, for which others have asked already.
    private DnssecReadout signed(String domain) throws InterruptedException {
        Together.Both<String, DnsAnswer> both = Together.both(
                () -> new ZoneLookup(dns).look(domain).map(Zone::name).orElse(OrganisationalDomain.of(domain)),
                () -> dns.ask(new Question(domain, RecordType.MX)));
        List<String> hosts = both.second().found().stream()
                .flatMap(r -> r instanceof DnsRecord.Mx mx ? Stream.of(mx) : Stream.empty())
                .sorted(Comparator.comparingInt(DnsRecord.Mx::preference))
                .map(DnsRecord.Mx::host)
                .toList();
        return new DnssecLookup(dnssec).look(both.first(), hosts);
    }

    private static String summary(TransportReadout readout) {
        return String.join(
                " ",
                Stream.concat(readout.sts().stream(), readout.reports().stream())
                        .map(t -> t.text())
                        .toList());
    }
}
