package org.mailmedic.knowledge;

import java.util.List;
import java.util.OptionalInt;

/// A large receiver, and what it asks of those who send to it.
///
/// @param id stable id, such as `google`
/// @param name as people call it
/// @param shortName the same where there is little room
/// @param takes for which addresses the rules hold
/// @param threshold messages a day from which one is a bulk sender, where the receiver names a number
/// @param counts what is counted for that, in words
/// @param rules its rules, those for everybody first
/// @param fact where the threshold comes from
public record Receiver(
        String id,
        String name,
        String shortName,
        String takes,
        OptionalInt threshold,
        String counts,
        List<Rule> rules,
        Fact fact) {
    public Receiver {
        rules = List.copyOf(rules);
    }

    /// One rule.
    ///
    /// @param needs what it asks for
    /// @param bulkOnly whether it holds only for bulk senders
    /// @param effect what happens to mail that breaks it
    /// @param text its meaning, in our words
    /// @param zones the block lists that it is about; empty if it is about any, or about something else
    /// @param fact where it stands
    public record Rule(Need needs, boolean bulkOnly, Effect effect, String text, List<String> zones, Fact fact) {
        public Rule {
            zones = List.copyOf(zones);
        }
    }

    /// What a rule can ask for.
    public enum Need {
        SPF_OR_DKIM,
        SPF,
        DKIM,
        /// A DMARC record.
        DMARC,
        /// SPF or DKIM passes for the domain in From.
        ALIGNED,
        /// The policy that the domain itself publishes is obeyed.
        POLICY,
        REVERSE_DNS,
        /// The domain of the sender's address exists.
        SENDER_DOMAIN,
        /// The domain does not say that it takes no mail (RFC 7505).
        NO_NULL_MX,
        /// Mail to the sender's address arrives.
        REPLIES,
        /// The sending address stands on none of these block lists.
        NOT_LISTED,
        TLS,
        /// How many readers complain: only the receiver knows.
        SPAM_RATE,
        /// Unsubscribing with one click: shows only in the message.
        ONE_CLICK
    }

    /// What happens to mail that breaks a rule.
    public enum Effect {
        REFUSE,
        JUNK
    }
}
