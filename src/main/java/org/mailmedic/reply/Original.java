package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a bounce shows of the message that came back. Empty where it shows nothing.
///
/// @param from address of the From header
/// @param returnPath envelope sender (MAIL FROM)
/// @param subject subject as a person reads it
/// @param messageId Message-ID with its angle brackets
/// @param date when it was written, as its Date header says it
/// @param queueId the name that the last server gave to it (`id` of the topmost Received header, RFC 5321 section
///     4.4)
/// @param dkim the signatures, as selector and domain
/// @param hops the servers that it passed before it was refused, the last one first
public record Original(
        Optional<String> from,
        Optional<String> returnPath,
        Optional<String> subject,
        Optional<String> messageId,
        Optional<String> date,
        Optional<String> queueId,
        List<Signature> dkim,
        List<Hop> hops) {
    public static final Original NONE = new Original(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());

    public Original {
        dkim = List.copyOf(dkim);
        hops = List.copyOf(hops);
    }

    /// A message of which no server on its way is known.
    public Original(
            Optional<String> from,
            Optional<String> returnPath,
            Optional<String> subject,
            Optional<String> messageId,
            Optional<String> date,
            Optional<String> queueId,
            List<Signature> dkim) {
        this(from, returnPath, subject, messageId, date, queueId, dkim, List.of());
    }

    /// Whether anything but the name in From speaks for its sender: an envelope sender or a signature of
    /// that domain. Where there is neither name nor envelope sender, nothing speaks against it.
    boolean bearsASignOfItsSender() {
        if (from.isEmpty() || returnPath.isEmpty()) {
            return true;
        }
        String name = domain(from.get());
        return isRelated(name, domain(returnPath.get())) || dkim.stream().anyMatch(s -> isRelated(s.domain(), name));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isRelated(String a, String b) {
        return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
    }

    /// What a server wrote when it took the message over (RFC 5321 section 4.4).
    ///
    /// @param from the name by which the server before it greeted; empty if it wrote none
    /// @param address the address that it came from, if it wrote one
    /// @param by its own name; empty if it wrote none
    public record Hop(String from, Optional<String> address, String by) {}

    /// `s=` and `d=` of a DKIM-Signature (RFC 6376 section 3.5).
    public record Signature(String selector, String domain) {}
}
