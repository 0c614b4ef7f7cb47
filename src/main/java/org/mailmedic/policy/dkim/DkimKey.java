package org.mailmedic.policy.dkim;

import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.DnsAnswer;

/// What a domain publishes under one selector.
///
/// @param selector the selector
/// @param name full name that was asked for
/// @param asWhat why this selector was tried
/// @param status what is there
/// @param algorithm `rsa` or `ed25519`, or what else the record says; empty without a key
/// @param bits length of the key itself; 0 if it could not be read
/// @param testing whether it says `t=y`
/// @param strict whether it says `t=s`: signatures of subdomains do not count
/// @param onlySha1 whether it allows no hash but SHA-1
/// @param fault the wrong place in the record; nothing if all is well
/// @param record text of the record; empty if there is none
/// @param answer the raw answer
public record DkimKey(
        String selector,
        String name,
        Origin asWhat,
        Status status,
        String algorithm,
        int bits,
        boolean testing,
        boolean strict,
        boolean onlySha1,
        Optional<KeyFault> fault,
        String record,
        DnsAnswer answer) {
    /// Where a selector comes from.
    public enum Origin {
        /// From a message, or the user.
        GIVEN,
        /// The sending provider uses it.
        PROVIDER,
        /// One of the usual names.
        GUESSED
    }

    /// What is there.
    public enum Status {
        OK,
        /// No such name, no TXT record, or one that is no key.
        NO_KEY,
        /// The key is empty: withdrawn.
        REVOKED,
        /// The record or the key in it cannot be read.
        BROKEN,
        /// More than one key.
        SEVERAL,
        /// The DNS did not say.
        UNKNOWN
    }

    /// The names that CNAMEs led to.
    public List<String> aliases() {
        return answer.aliases();
    }

    /// Who keeps the key, where a CNAME leads to somebody that we know: `Microsoft 365`.
    public Optional<String> keeper() {
        return aliases().stream().flatMap(a -> KeyKeepers.of(a).stream()).findFirst();
    }

    /// Whether the name is an alias that leads to no key: the other side has switched it off, or was never
    /// asked to make it.
    public boolean isDeadAlias() {
        return status == Status.NO_KEY && !aliases().isEmpty();
    }

    /// Whether a record of DKIM is there, good or bad.
    public boolean isThere() {
        return switch (status) {
            case OK, REVOKED, BROKEN, SEVERAL -> true;
            case NO_KEY, UNKNOWN -> false;
        };
    }
}
