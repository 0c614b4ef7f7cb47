package org.mailmedic.checkup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.diagnosis.Part;
import org.mailmedic.knowledge.ProviderKind;

/// What an audit shall look at.
///
/// @param domain domain of the From address
/// @param provider who sends the user's mail, if known: its servers must be authorised, its DKIM
///     selectors tried
/// @param mailFrom envelope sender where it differs from the From address
/// @param helo name that the sending server gives
/// @param addresses IP addresses that the mail was sent from
/// @param selectors DKIM selectors known from a message
/// @param signers who signed a message of this sender; empty without one
/// @param blockLists zones to ask; empty asks none, for lists are asked only when the user asks
/// @param leftOut lists that would be asked, if the user wanted it
/// @param parts which parts to run
/// @param timeout bound on the whole audit
public record AuditRequest(
        String domain,
        Optional<ProviderKind> provider,
        Optional<String> mailFrom,
        Optional<String> helo,
        List<String> addresses,
        List<String> selectors,
        List<Signer> signers,
        List<String> blockLists,
        LeftOut leftOut,
        Set<Part> parts,
        Duration timeout) {
    /// A signature of a message.
    ///
    /// @param domain its `d=`: the domain that answers for the mail
    /// @param selector its `s=`
    public record Signer(String domain, String selector) {}

    /// Lists that are not asked because the user said so. Of them nothing is known, which is not "not
    /// listed".
    ///
    /// @param named whether the bounce names one of them
    public record LeftOut(List<String> zones, boolean named) {
        public static final LeftOut NONE = new LeftOut(List.of(), false);

        public LeftOut {
            zones = List.copyOf(zones);
        }
    }

    /// With every list that is known.
    public AuditRequest(
            String domain,
            Optional<ProviderKind> provider,
            Optional<String> mailFrom,
            Optional<String> helo,
            List<String> addresses,
            List<String> selectors,
            List<Signer> signers,
            List<String> blockLists,
            Set<Part> parts,
            Duration timeout) {
        this(domain, provider, mailFrom, helo, addresses, selectors, signers, blockLists, LeftOut.NONE, parts, timeout);
    }

    /// Without a message.
    public AuditRequest(
            String domain,
            Optional<ProviderKind> provider,
            Optional<String> mailFrom,
            Optional<String> helo,
            List<String> addresses,
            List<String> selectors,
            List<String> blockLists,
            Set<Part> parts,
            Duration timeout) {
        this(domain, provider, mailFrom, helo, addresses, selectors, List.of(), blockLists, parts, timeout);
    }

    public AuditRequest {
        addresses = List.copyOf(addresses);
        selectors = List.copyOf(selectors);
        signers = List.copyOf(signers);
        blockLists = List.copyOf(blockLists);
        parts = Set.copyOf(parts);
    }
}
