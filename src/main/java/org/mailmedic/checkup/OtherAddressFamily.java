package org.mailmedic.checkup;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.SpfSenderFindings;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.policy.reverse.ReverseLookup;
import org.mailmedic.policy.spf.SpfCheck;
import org.mailmedic.policy.spf.SpfIdentity;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfVerdict;

/// Whether a server that may send over IPv4 has an IPv6 address too, which may not: then mail bounces now
/// and then. The server's other address is found by its name in reverse DNS.
final class OtherAddressFamily {
    private final Dns dns;

    OtherAddressFamily(Dns dns) {
        this.dns = dns;
    }

    List<Finding> look(SpfReadout readout) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (SpfVerdict four : readout.verdicts()) {
            InetAddress address = four.identity().address();
            if (four.result() == SpfResult.PASS && address.getAddress().length == 4) {
                for (String host : new ReverseLookup(dns).look(address).confirmed()) {
                    look(readout, four, host, findings);
                }
            }
        }
        return findings;
    }

    private void look(SpfReadout readout, SpfVerdict four, String host, List<Finding> findings)
            throws InterruptedException {
        for (DnsRecord record : dns.ask(new Question(host, RecordType.AAAA)).found()) {
            if (record instanceof DnsRecord.Address(InetAddress six, long _)) {
                var identity = new SpfIdentity(
                        six, four.identity().helo(), four.identity().mailFrom());
                SpfVerdict verdict = new SpfCheck(dns).check(identity);
                boolean refused = switch (verdict.result()) {
                    case FAIL, SOFTFAIL, NEUTRAL -> true;
                    case PASS, NONE, TEMPERROR, PERMERROR -> false;
                };
                if (refused) {
                    findings.add(SpfSenderFindings.onlyIp4(
                            readout, verdict, four.identity().address(), host));
                }
            }
        }
    }
}
