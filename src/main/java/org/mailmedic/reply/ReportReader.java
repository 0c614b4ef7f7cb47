package org.mailmedic.reply;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/// Reads the delivery report of a bounce, `message/delivery-status` (RFC 3464).
final class ReportReader {
    /// Bytes of a report that are read. Angus copies all it has for each group of fields: a longer report would
    /// take time by the square of its length.
    static final int LONGEST = 128 << 10;

    private static final int MOST_RECIPIENTS = 200;

    private ReportReader() {}

    /// Reads a report.
    ///
    /// @param out where to put the refusals
    /// @return what else the report tells of the mail
    static Set<Circumstance> read(byte[] report, RefusalCollector out) throws MessagingException {
        Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
        DeliveryStatus status;
        try {
            status = new DeliveryStatus(new ByteArrayInputStream(report));
        } catch (java.io.IOException e) {
            throw new MessagingException("a report cannot be read", e);
        }
        @Nullable InternetHeaders whole = status.getMessageDSN();
        Optional<String> reporter =
                whole == null ? Optional.empty() : field(whole, "Reporting-MTA").flatMap(ReportedReply::host);
        int count = Math.min(status.getRecipientDSNCount(), MOST_RECIPIENTS);
        for (int i = 0; i < count; i++) {
            recipient(status.getRecipientDSN(i), reporter, out, circumstances);
        }
        return circumstances;
    }

    private static void recipient(
            InternetHeaders fields, Optional<String> reporter, RefusalCollector out, Set<Circumstance> circumstances) {
        String action = field(fields, "Action").orElse("failed").toLowerCase(Locale.ROOT);
        Optional<String> diagnostic = field(fields, "Diagnostic-Code");
        Optional<EnhancedStatus> status =
                field(fields, "Status").flatMap(s -> EnhancedStatus.parse(s.split("[ (;]", 2)[0]));
        boolean refused = action.startsWith("failed") || action.startsWith("delayed");
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
        new ReportedReply(
                        diagnostic.orElse(""),
                        status,
                        refusedAt.or(() -> sentTo),
                        field(fields, "Remote-MTA").flatMap(ReportedReply::host),
                        reporter)
                .addTo(out);
    }

    private static Optional<String> address(String value) {
        return NameFinder.addressAfter(value, value.indexOf(';') + 1);
    }

    private static Optional<String> field(InternetHeaders fields, String name) {
        @Nullable String value = fields.getHeader(name, " ");
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.replace("\r\n", "\n"));
    }
}
