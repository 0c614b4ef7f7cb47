package org.mailmedic.checkup;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.checkup.AuditRequest.Signer;
import org.mailmedic.dns.AddressText;
import org.mailmedic.reply.Idn;

/// What an audit is asked to look at, as the DNS has it: A-labels, lower case, addresses read.
///
/// @param addresses those that others can see: of an address inside somebody's network the public DNS knows nothing
/// @param envelope domain of the envelope sender
record NormalisedRequest(
        String domain,
        List<InetAddress> addresses,
        String sender,
        String envelope,
        Optional<String> helo,
        List<Signer> signers) {
    static NormalisedRequest of(AuditRequest request) {
        String domain = aLabels(request.domain());
        String sender = request.mailFrom().map(NormalisedRequest::withALabels).orElse("postmaster@" + domain);
        String envelope = sender.substring(sender.lastIndexOf('@') + 1);
        return new NormalisedRequest(
                domain,
                request.addresses().stream()
                        .flatMap(a -> AddressText.read(a.strip()).stream())
                        .filter(a -> !AddressText.isInside(a))
                        .distinct()
                        .toList(),
                sender,
                envelope.isEmpty() ? domain : envelope,
                request.helo().map(NormalisedRequest::aLabels),
                request.signers().stream()
                        .map(s -> new Signer(
                                aLabels(s.domain()), s.selector().strip().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /// The domains that a receiver may look up: of From, envelope sender and HELO.
    List<String> senderDomains() {
        List<String> domains = new ArrayList<>(List.of(domain, envelope));
        helo.ifPresent(domains::add);
        return domains.stream()
                .filter(d -> d.contains(".") && !d.startsWith("["))
                .distinct()
                .toList();
    }

    private static String withALabels(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + aLabels(address.substring(at + 1));
    }

    /// The name as the DNS has it; as it was where that cannot be done: the DNS then says that it is no
    /// name.
    private static String aLabels(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return Idn.aLabels(name).orElse(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
    }
}
