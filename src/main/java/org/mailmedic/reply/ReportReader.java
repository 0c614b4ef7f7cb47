package org.mailmedic.reply;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/// Reads the delivery reports of a bounce, `message/delivery-status` (RFC 3464): there is one, but whoever wants to
/// do harm sends hundreds, so all of a mail have one bound.
final class ReportReader {
    /// Bytes of reports that are read of one mail.
    static final int LONGEST = 128 << 10;

    private static final int MOST_GROUPS = 200;

    private int bytesLeft = LONGEST;
    private int groupsLeft = MOST_GROUPS;

    /// Reads a report, as far as the others of this mail have left room for it.
    ///
    /// @param words what the bounce says in words beside it: for a report that does not say why
    /// @param out where to put the refusals
    /// @return what else the report tells of the mail
    Set<Circumstance> read(byte[] report, Optional<String> words, RefusalCollector out) throws MessagingException {
        Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
        byte[] within = withinBounds(report);
        if (within.length == 0) {
            return circumstances;
        }
        DeliveryStatus status;
        try {
            status = new DeliveryStatus(new ByteArrayInputStream(within));
        } catch (IOException e) {
            throw new MessagingException("a report cannot be read", e);
        }
        @Nullable InternetHeaders whole = status.getMessageDSN();
        Optional<String> reporter =
                whole == null ? Optional.empty() : field(whole, "Reporting-MTA").flatMap(ReportedReply::host);
        Optional<ProseReasons.Told> told = words.map(ProseReasons.Told::in);
        for (int i = 0; i < status.getRecipientDSNCount(); i++) {
            recipient(status.getRecipientDSN(i), reporter, told, out, circumstances);
        }
        return circumstances;
    }

    /// What of a report is handed on: one blank line between groups of fields, and only so many groups. Angus takes a
    /// copy of all that follows for each group, and an empty group for each blank line: bare, a few hundred
    /// kilobytes of blank lines took seconds.
    byte[] withinBounds(byte[] report) {
        int length = Math.min(report.length, bytesLeft);
        bytesLeft -= length;
        var kept = new ByteArrayOutputStream(length);
        boolean blank = true;
        int at = 0;
        while (at < length) {
            int end = at;
            while (end < length && report[end] != '\n' && report[end] != '\r') {
                end++;
            }
            int next = end + (end + 1 < length && report[end] == '\r' && report[end + 1] == '\n' ? 2 : 1);
            if (end > at) {
                if (blank && groupsLeft-- <= 0) {
                    break;
                }
                blank = false;
                kept.write(report, at, end - at);
                kept.write('\n');
            } else if (!blank) {
                blank = true;
                kept.write('\n');
            }
            at = next;
        }
        return kept.toByteArray();
    }

    private static void recipient(
            InternetHeaders fields,
            Optional<String> reporter,
            Optional<ProseReasons.Told> told,
            RefusalCollector out,
            Set<Circumstance> circumstances) {
        String action = field(fields, "Action").orElse("failed").toLowerCase(Locale.ROOT);
        Optional<String> diagnostic = field(fields, "Diagnostic-Code");
        Optional<EnhancedStatus> status =
                field(fields, "Status").flatMap(s -> EnhancedStatus.parse(s.split("[ (;]", 2)[0]));
        // RFC 3464 section 2.3.3 knows no "expired"; some servers write it for a failure.
        boolean refused = action.startsWith("failed") || action.startsWith("delayed") || action.startsWith("expired");
        if (!refused || (diagnostic.isEmpty() && status.isEmpty())) {
            return;
        }
        if (action.startsWith("delayed")) {
            circumstances.add(Circumstance.DELAYED);
        }
        Optional<String> sentTo = field(fields, "Original-Recipient").flatMap(ReportReader::address);
        Optional<String> refusedAt = field(fields, "Final-Recipient").flatMap(ReportReader::address);
        if (sentTo.isPresent() && refusedAt.isPresent() && !sentTo.get().equalsIgnoreCase(refusedAt.get())) {
            circumstances.add(Circumstance.FORWARDED);
        }
        Optional<String> recipient = refusedAt.or(() -> sentTo);
        String why = diagnostic
                .or(() -> field(fields, "Status").flatMap(ReportReader::remark))
                .or(() -> told.map(t -> t.of(recipient)))
                .orElse("");
        new ReportedReply(why, status, recipient, field(fields, "Remote-MTA").flatMap(ReportedReply::host), reporter)
                .addTo(out);
    }

    /// `5.4.4 (Illegal host/domain name found)`: RFC 822's comment, in which some servers say why.
    private static Optional<String> remark(String status) {
        int open = status.indexOf('(');
        int close = status.lastIndexOf(')');
        return open > 0 && close > open + 1
                ? Optional.of(status.substring(open + 1, close).strip()).filter(w -> !w.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> address(String value) {
        return NameFinder.addressAfter(value, value.indexOf(';') + 1);
    }

    /// Angus takes each byte of a header for a character; servers write UTF-8 into them (RFC 6533).
    private static Optional<String> field(InternetHeaders fields, String name) {
        @Nullable String value = fields.getHeader(name, " ");
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(PlainText.decode(value.getBytes(StandardCharsets.ISO_8859_1))
                        .replace("\r\n", "\n"));
    }
}
