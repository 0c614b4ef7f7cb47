package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Finds the far server's words in whatever was pasted.
class BounceReaderTest {
    private static final BounceReader READER = new BounceReader();

    @Test
    void anEventNamesRecipientServerAndOriginal() {
        Bounce bounce = READER.read("""
            {"event": "failed", "recipient": "user@example.net",
             "delivery-status": {"code": 550, "mx-host": "mx.example.net", "message": "5.7.1 Blocked by policy; see help"},
             "message": {"headers": {"from": "Office <office@example.com>", "subject": "Offer"}}}
            """);
        assertThat(bounce.shape()).isEqualTo(Bounce.Shape.REPORT);
        assertThat(bounce.original().from()).contains("office@example.com");
        assertThat(bounce.original().subject()).contains("Offer");
        Refusal refusal = bounce.refusals().getFirst();
        assertThat(refusal.reply())
                .isEqualTo(new SmtpReply(550, Optional.of(new EnhancedStatus(5, 7, 1)), "Blocked by policy; see help"));
        assertThat(refusal.recipient()).contains("user@example.net");
        assertThat(refusal.remoteHost()).contains("mx.example.net");
    }

    @Test
    void anEventThatWasCutIsReadAsWords() {
        Bounce bounce = READER.read("{\"status\":\"5.7.1\",\"diagnosticCode\":\"smtp; 550 5.7.1 Blocked\"}],\"timest");
        assertThat(bounce.refusals()).hasSize(1);
        assertThat(bounce.refusals().getFirst().reply().text()).isEqualTo("Blocked");
    }

    @Test
    void eventsOfALogStandOneALine() {
        Bounce bounce = READER.read("""
            {"email": "a@example.net", "event": "bounce", "reason": "550 5.1.1 No such user", "status": "5.1.1"}
            {"email": "b@example.net", "event": "bounce", "reason": "550 5.7.1 Blocked", "status": "5.7.1"}
            {"email": "c@example.net", "event": "delivered", "response": "250 OK"}
            """);
        assertThat(bounce.refusals().stream().map(r -> r.recipient().orElseThrow()))
                .containsExactlyInAnyOrder("a@example.net", "b@example.net");
    }

    @Test
    void otherJsonHoldsNoEvent() {
        assertThat(READER.read("{\"status\": \"ok\", \"message\": \"sent to 550 people\"}")
                        .refusals())
                .allSatisfy(r -> assertThat(r.reply().code()).isZero());
    }

    @Test
    void aBareReply() {
        Bounce bounce = READER.read("550 5.7.1 <user@example.net>... Relaying denied");
        assertThat(bounce.shape()).isEqualTo(Bounce.Shape.REPLY);
        Refusal refusal = only(bounce);
        assertThat(refusal.reply().code()).isEqualTo(550);
        assertThat(refusal.reply().enhanced()).contains(new EnhancedStatus(5, 7, 1));
        assertThat(refusal.reply().text()).isEqualTo("<user@example.net>... Relaying denied");
        assertThat(refusal.stage()).isEqualTo(Stage.RCPT_TO);
        assertThat(refusal.recipient()).contains("user@example.net");
        assertThat(refusal.spans()).containsExactly(new Span(0, 47));
    }

    @Test
    void aReplyOverSeveralLinesIsOne() {
        Refusal refusal = only(READER.read("""
            550-5.7.26 Your email has been blocked because the sender is unauthenticated.
            550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.
            550-5.7.26
            550-5.7.26  Authentication results:
            550-5.7.26  DKIM = did not pass
            550-5.7.26  SPF [example.com] with ip: [192.0.2.7] = did not pass
            550 5.7.26 https://support.google.com/mail/answer/81126#authentication x-20020a - gsmtp
            """));
        assertThat(refusal.reply().text())
                .startsWith("Your email has been blocked")
                .contains("Gmail requires all senders", "SPF [example.com] with ip")
                .endsWith("- gsmtp")
                .doesNotContain("550");
        assertThat(refusal.clues().addresses()).containsExactly("192.0.2.7");
        assertThat(refusal.clues().verdicts()).containsExactly("spf=fail", "dkim=fail");
        assertThat(refusal.clues().domains()).containsExactly("example.com");
    }

    @Test
    void theFarServersWordsBeatTheWrapper() {
        Refusal refusal = only(
                READER.read("550 5.0.350 Remote server returned an error -> 550 5.7.1 Message rejected due to content"
                        + " restrictions"));
        assertThat(refusal.reply().enhanced()).contains(new EnhancedStatus(5, 7, 1));
        assertThat(refusal.reply().text()).isEqualTo("Message rejected due to content restrictions");
    }

    @Test
    void aLineOfPostfixLog() {
        Bounce bounce = READER.read("Nov 23 10:15:01 mail postfix/smtp[123]: 4A1B2: to=<user@example.net>,"
                + " relay=mx.example.net[192.0.2.25]:25, delay=550, delays=0.1/0/0.3/0.2, dsn=5.7.1, status=bounced"
                + " (host mx.example.net[192.0.2.25] said: 554 5.7.1 <user@example.net>: Relay access denied"
                + " (in reply to RCPT TO command))");
        assertThat(bounce.shape()).isEqualTo(Bounce.Shape.LOG);
        Refusal refusal = only(bounce);
        assertThat(refusal.reply().text()).isEqualTo("<user@example.net>: Relay access denied");
        assertThat(refusal.recipient()).contains("user@example.net");
        assertThat(refusal.remoteHost()).contains("mx.example.net");
        assertThat(refusal.stage()).isEqualTo(Stage.RCPT_TO);
    }

    @Test
    void aReportOfTwoRecipients() {
        Bounce bounce = READER.read(report().getBytes(StandardCharsets.US_ASCII));
        assertThat(bounce.shape()).isEqualTo(Bounce.Shape.REPORT);
        assertThat(bounce.refusals())
                .extracting(r -> r.recipient().orElse(""))
                .containsExactly("a@example.net", "b@example.net");
        Refusal first = bounce.refusals().getFirst();
        assertThat(first.reply().enhanced()).contains(new EnhancedStatus(5, 7, 26));
        assertThat(first.remoteHost()).contains("mx.example.net");
        assertThat(first.reportingHost()).contains("mail.example.com");
        assertThat(first.stage()).isEqualTo(Stage.DATA);
        Original original = bounce.original();
        assertThat(original.from()).contains("office@example.com");
        assertThat(original.returnPath()).contains("bounce@example.com");
        assertThat(original.subject()).contains("Größe");
        assertThat(original.messageId()).contains("<1@example.com>");
        assertThat(original.dkim()).containsExactly(new Original.Signature("s1", "example.com"));
    }

    /// What the log of the server that gave up is searched by.
    @Test
    void whenItWasWrittenAndItsNameInTheQueue() {
        Bounce bounce = READER.read("""
            550 5.7.133 sender not authenticated for group

            Original message headers:

            Received: from pc.example.com (pc.example.com [192.0.2.7])
             by mail.example.com (Postfix) with ESMTPSA id 4XyZ12abc
             for <staff@example.net>; Tue, 1 Dec 2026 09:30:01 +0100
            Received: from inner.example.com by pc.example.com with SMTP id other9
            Date: Tue, 1 Dec 2026 09:30:00 +0100
            From: office@example.com
            Subject: Minutes
            """);
        assertThat(bounce.original().date()).contains("Tue, 1 Dec 2026 09:30:00 +0100");
        assertThat(bounce.original().queueId()).contains("4XyZ12abc");
        Bounce bare = READER.read("550 5.7.133 sender not authenticated for group");
        assertThat(bare.original()).isEqualTo(Original.NONE);
    }

    @Test
    void htmlOnly() {
        Bounce bounce = READER.read("""
            From: postmaster@example.com
            Subject: Undeliverable
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <html><head><style>.a{color:#550500}</style></head><body><p>Your message to <b>user@example=
            .net</b> couldn&#8217;t be delivered.</p><p>Generating server: AM0PR01.eurprd01.prod.outlook.com</p>
            <p>Remote Server returned &#39;550 5.7.1 Unable to relay&#39;</p></body></html>
            """);
        Refusal refusal = only(bounce);
        assertThat(bounce.shape()).isEqualTo(Bounce.Shape.PROSE);
        assertThat(refusal.reply().toString()).isEqualTo("550 5.7.1 Unable to relay");
        assertThat(refusal.reportingHost()).contains("am0pr01.eurprd01.prod.outlook.com");
    }

    @Test
    void typographyFromTheClipboard() {
        Refusal refusal = only(READER.read("\u201C550\u00A05.7.1\u00A0Your\u200B mail wasn\u2019t accepted\u201D"));
        assertThat(refusal.reply().toString()).isEqualTo("550 5.7.1 Your mail wasn't accepted");
    }

    @Test
    void whatIsNoBounceSaysSo() {
        assertThat(READER.read("").shape()).isEqualTo(Bounce.Shape.EMPTY);
        assertThat(READER.read(" \n\t ").shape()).isEqualTo(Bounce.Shape.EMPTY);
        assertThat(READER.read(new byte[BounceReader.LIMIT + 1]).shape()).isEqualTo(Bounce.Shape.TOO_LARGE);
        assertThat(READER.read("x".repeat(BounceReader.LIMIT + 1)).shape()).isEqualTo(Bounce.Shape.TOO_LARGE);
        assertThat(READER.read(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}).shape()).isEqualTo(Bounce.Shape.BINARY);
        byte[] outlook = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0};
        assertThat(READER.read(outlook).shape()).isEqualTo(Bounce.Shape.OUTLOOK_MSG);
    }

    @Test
    void numbersThatAreNoReplies() {
        Bounce bounce = READER.read("We have 550 users, 5.7.1 is our version, port: 587, size=550.");
        assertThat(bounce.refusals()).allMatch(r -> r.reply().code() == 0);
    }

    private static Refusal only(Bounce bounce) {
        List<Refusal> refusals = bounce.refusals();
        assertThat(refusals).hasSize(1);
        return refusals.getFirst();
    }

    private static String report() {
        return """
            Return-Path: <>
            From: MAILER-DAEMON@mail.example.com (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender
            To: bounce@example.com
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="B"

            --B
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mail.example.com.

            <a@example.net>: host mx.example.net[192.0.2.25] said: 550-5.7.26 This mail is
                unauthenticated, which poses a security risk 550 5.7.26 to the sender (in reply
                to end of DATA command)

            <b@example.net>: host mx.example.net[192.0.2.25] said: 550 5.1.1
                <b@example.net>: User unknown (in reply to RCPT TO command)

            --B
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.com
            Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000

            Final-Recipient: rfc822; a@example.net
            Action: failed
            Status: 5.0.0
            Remote-MTA: dns; mx.example.net
            Diagnostic-Code: smtp; 550-5.7.26 This mail is unauthenticated, which poses a
                security risk 550 5.7.26 to the sender

            Final-Recipient: rfc822; b@example.net
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; mx.example.net
            Diagnostic-Code: smtp; 550 5.1.1 <b@example.net>: User unknown

            --B
            Content-Type: message/rfc822

            Return-Path: <bounce@example.com>
            DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from; bh=x; b=y
            From: Office <office@example.com>
            To: a@example.net, b@example.net
            Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=
            Message-ID: <1@example.com>

            550 5.7.1 words of the original are no refusal

            --B--
            """;
    }

    /// A count is a count, whatever is shown of it.
    @Test
    void twoHundredRefusalsAreTwoHundred() {
        String text = IntStream.range(0, 200)
                .mapToObj(i -> "550 5.1.1 <guest" + i + "@meadow.example>: Recipient address rejected: unknown user\n")
                .collect(Collectors.joining());
        Bounce bounce = READER.read(text + text);

        assertThat(bounce.refusals()).hasSize(60);
        assertThat(bounce.total()).isEqualTo(200);
    }
}
