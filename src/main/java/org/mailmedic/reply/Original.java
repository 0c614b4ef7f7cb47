package org.mailmedic.reply;

import java.util.List;
import java.util.Optional;

/// What a bounce shows of the message that came back. Empty where it shows nothing.
///
/// @param from address of the From header
/// @param returnPath envelope sender (MAIL FROM)
/// @param subject subject as a person reads it
/// @param messageId Message-ID with its angle brackets
/// @param dkim the signatures, as selector and domain
public record Original(
        Optional<String> from,
        Optional<String> returnPath,
        Optional<String> subject,
        Optional<String> messageId,
        List<Signature> dkim) {
    public static final Original NONE =
            new Original(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Original {
        dkim = List.copyOf(dkim);
    }

    /// `s=` and `d=` of a DKIM-Signature (RFC 6376 section 3.5).
    public record Signature(String selector, String domain) {}
}
