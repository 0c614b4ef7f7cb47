package org.mailmedic.diagnosis.cause;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;

/// All that is known of a case when it is diagnosed.
///
/// @param readings the bounce, read; best first; empty without a bounce. What they say of another domain's records is
///     told as what it means for this sender ([SpokenDomain])
/// @param provider who sends the user's mail, once known
/// @param address the user's own address (From); empty text if not known
/// @param connection findings of the probe
/// @param connectionTried whether the server was probed
/// @param signedIn whether a sign-in was tried and worked
/// @param dns findings of the audit
/// @param checked parts in which the audit got answers. A part that was skipped, or whose name servers
///     kept silent, is not among them: it must not be taken for clean
/// @param zone where the domain's DNS is kept, if that was asked
/// @param measured what the audit read, as far as it is still at hand
public record Facts(
        List<Reading> readings,
        Optional<ProviderKind> provider,
        String address,
        List<Finding> connection,
        boolean connectionTried,
        boolean signedIn,
        List<Finding> dns,
        Set<Part> checked,
        Optional<Zone> zone,
        Measured measured) {
    public Facts {
        readings = SpokenDomain.attributed(readings, address, provider);
        connection = List.copyOf(connection);
        dns = List.copyOf(dns);
        checked = Set.copyOf(checked);
    }

    /// Facts without what an audit read in detail.
    public Facts(
            List<Reading> readings,
            Optional<ProviderKind> provider,
            String address,
            List<Finding> connection,
            boolean connectionTried,
            boolean signedIn,
            List<Finding> dns,
            Set<Part> checked,
            Optional<Zone> zone) {
        this(readings, provider, address, connection, connectionTried, signedIn, dns, checked, zone, Measured.NOTHING);
    }

    /// What is known while there is nothing but a reply.
    ///
    /// @param reading what the reply means
    public static Facts ofReply(Reading reading, Optional<ProviderKind> provider, String address) {
        return new Facts(
                List.of(reading), provider, address, List.of(), false, false, List.of(), Set.of(), Optional.empty());
    }

    /// The same with what another catalogue says of the sender.
    public Facts sentBy(Optional<ProviderKind> kind) {
        return new Facts(readings, kind, address, connection, connectionTried, signedIn, dns, checked, zone, measured);
    }

    /// Whether the DNS says that the sender's domain does not exist.
    public boolean domainMissing() {
        return dns.stream().anyMatch(f -> f.code() == FindingCode.DNS_NXDOMAIN);
    }

    /// The domain that the bounce speaks of as its sender's, where it is another than the user's.
    public Optional<String> spokenDomain() {
        return reading().flatMap(reading -> SpokenDomain.another(reading, address, provider));
    }

    /// What the bounce most likely says.
    public Optional<Reading> reading() {
        return readings.stream().findFirst();
    }
}
