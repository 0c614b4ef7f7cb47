package org.mailmedic.checkup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.diagnosis.finding.Part;
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

    public AuditRequest {
        addresses = List.copyOf(addresses);
        selectors = List.copyOf(selectors);
        signers = List.copyOf(signers);
        blockLists = List.copyOf(blockLists);
        parts = Set.copyOf(parts);
    }

    /// A request that asks for nothing but what is named here: without a provider, a message or a list.
    public static Builder about(String domain, Set<Part> parts, Duration timeout) {
        return new Builder(domain, parts, timeout);
    }

    /// The same, to be changed.
    public Builder toBuilder() {
        return about(domain, parts, timeout)
                .provider(provider)
                .mailFrom(mailFrom)
                .helo(helo)
                .addresses(addresses)
                .selectors(selectors)
                .signers(signers)
                .blockLists(blockLists)
                .leftOut(leftOut);
    }

    /// Takes what is known, each by its name.
    public static final class Builder {
        private final String domain;
        private final Set<Part> parts;
        private final Duration timeout;
        private Optional<ProviderKind> provider = Optional.empty();
        private Optional<String> mailFrom = Optional.empty();
        private Optional<String> helo = Optional.empty();
        private List<String> addresses = List.of();
        private List<String> selectors = List.of();
        private List<Signer> signers = List.of();
        private List<String> blockLists = List.of();
        private LeftOut leftOut = LeftOut.NONE;

        private Builder(String domain, Set<Part> parts, Duration timeout) {
            this.domain = domain;
            this.parts = parts;
            this.timeout = timeout;
        }

        public Builder provider(Optional<ProviderKind> value) {
            provider = value;
            return this;
        }

        public Builder mailFrom(Optional<String> value) {
            mailFrom = value;
            return this;
        }

        public Builder helo(Optional<String> value) {
            helo = value;
            return this;
        }

        public Builder addresses(List<String> value) {
            addresses = value;
            return this;
        }

        public Builder selectors(List<String> value) {
            selectors = value;
            return this;
        }

        public Builder signers(List<Signer> value) {
            signers = value;
            return this;
        }

        public Builder blockLists(List<String> value) {
            blockLists = value;
            return this;
        }

        public Builder leftOut(LeftOut value) {
            leftOut = value;
            return this;
        }

        public AuditRequest build() {
            return new AuditRequest(
                    domain,
                    provider,
                    mailFrom,
                    helo,
                    addresses,
                    selectors,
                    signers,
                    blockLists,
                    leftOut,
                    parts,
                    timeout);
        }
    }
}
