package org.mailmedic.reply;

import java.util.Locale;
import java.util.Optional;

/// What a report gives field by field of one refusal: a delivery report (RFC 3464 section 2.3), a service's event.
///
/// @param words the server's reply as the report quotes it, perhaps after its kind, `smtp; 550 5.7.1 ...`; may be
///     empty
/// @param status the report's own status
record ReportedReply(
        String words,
        Optional<EnhancedStatus> status,
        Optional<String> recipient,
        Optional<String> host,
        Optional<String> reporter) {
    private static final int LONGEST = 2_500;

    /// Puts the replies that the words hold where they are collected; if they hold none, the words as they are.
    void addTo(RefusalCollector out) {
        var inner = new RefusalCollector();
        new TextScanner(words, false, inner).scan();
        for (Refusal found : inner.refusals()) {
            out.add(new RefusalDraft(
                    withStatus(found.reply()),
                    Stage.UNKNOWN,
                    recipient.or(found::recipient),
                    host.or(found::remoteHost),
                    reporter,
                    Optional.empty()));
        }
        if (inner.isEmpty()) {
            String bare = words.substring(words.indexOf(';') + 1).strip();
            String cut = bare.substring(0, Math.min(bare.length(), LONGEST));
            out.add(new RefusalDraft(
                    new SmtpReply(0, status, cut), Stage.UNKNOWN, recipient, host, reporter, Optional.empty()));
        }
    }

    /// `dns; mx.example.com (192.0.2.1)` without its type and remark.
    static Optional<String> host(String value) {
        String name = value.substring(value.indexOf(';') + 1).strip();
        int end = 0;
        while (end < name.length() && " (\t\n[".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        while (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        return end == 0 ? Optional.empty() : Optional.of(name.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /// The report's status where the server gave none of its own and the report's says something.
    private SmtpReply withStatus(SmtpReply reply) {
        boolean agrees = status.filter(
                        s -> s.subject() != 0 && (reply.code() == 0 || s.category() == reply.code() / 100))
                .isPresent();
        return reply.enhanced().isEmpty() && agrees ? new SmtpReply(reply.code(), status, reply.text()) : reply;
    }
}
