package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How much of a mail's delivery reports is read.
class ReportReaderTest {

    @Test
    void blankLinesBetweenGroupsCountAsOne() {
        assertThat(within(new ReportReader(), "\r\n\n\r\rA: 1\r\n b\r\n\r\n\n\n\nB: 2"))
                .isEqualTo("A: 1\n b\n\nB: 2\n");
        assertThat(within(new ReportReader(), "\n".repeat(ReportReader.LONGEST)))
                .isEmpty();
    }

    @Test
    void allReportsOfAMailHaveRoomForSoManyBytesTogether() {
        var reports = new ReportReader();
        String field = "A: " + "b".repeat(996) + "\n";
        assertThat(within(reports, field.repeat(100))).hasSize(100_000);
        assertThat(within(reports, field.repeat(100))).hasSizeLessThanOrEqualTo(ReportReader.LONGEST - 100_000 + 1);
        assertThat(within(reports, field)).isEmpty();
    }

    @Test
    void andForSoManyGroups() {
        var reports = new ReportReader();
        assertThat(groups(within(reports, "Status: 5.1.1\n\n".repeat(150)))).isEqualTo(150);
        assertThat(groups(within(reports, "Status: 5.1.1\n\n".repeat(150)))).isEqualTo(50);
        assertThat(within(reports, "Status: 5.1.1\n\n")).isEmpty();
    }

    @Test
    void aReportWithManyRecipientsIsReadFromItsBeginning() {
        var report = new StringBuilder("Reporting-MTA: dns; mx.example.com\r\n\r\n");
        for (int i = 0; i < 300; i++) {
            report.append("Final-Recipient: rfc822; u%d@example.net\r\nStatus: 5.1.1\r\n\r\n".formatted(i));
        }
        Bounce bounce = BounceReader.unguarded("""
            From: MAILER-DAEMON@example.com
            Content-Type: message/delivery-status

            """ + report);
        assertThat(bounce.refusals()).hasSize(60).allSatisfy(refusal -> {
            assertThat(refusal.reportingHost()).isEqualTo(Optional.of("mx.example.com"));
            assertThat(refusal.recipient()).isPresent();
        });
    }

    private static String within(ReportReader reports, String report) {
        return new String(reports.withinBounds(report.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    private static long groups(String report) {
        return report.lines().filter(line -> !line.isBlank()).count();
    }
}
