package org.mailmedic.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.checkup.Probing;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.connection.Security;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.Circumstance;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.TestMessage;

/// The test message through real servers: to a Maildir with OpenDKIM's signature on it, or back to the
/// sender as a bounce that Postfix wrote.
@Timeout(180)
class SendingRealIT {
    private static final BounceReader READER = new BounceReader();
    private static final PhraseBook PHRASES = PhraseBook.load();

    private final RealServers servers;

    SendingRealIT() throws Exception {
        servers = new RealServers();
    }

    @ParameterizedTest
    @CsvSource({"submission, STARTTLS", "submissions, TLS"})
    void arrivesSignedAndUnharmed(String door, Security security) throws Exception {
        var message = TestMessage.of(RealServers.ANNA, RealServers.ANNA, "Grüße aus dem Test", "Schön.\n.\n..\nEnde");
        Delivery delivery = send(signedIn(door, security, RealServers.ANNA), message);
        assertThat(delivery.accepted()).isTrue();
        assertThat(delivery.answer().orElseThrow().enhanced().orElseThrow().toString())
                .isEqualTo("2.0.0");

        byte[] arrived = servers.mail("anna", "Message-ID: " + message.messageId(), "DKIM-Signature:");
        String text = new String(arrived, StandardCharsets.UTF_8).replace("\r\n", "\n");
        assertThat(text)
                .contains("\nFrom: anna@brightlane.example\n")
                .contains("\nTo: anna@brightlane.example\n")
                .contains("\nMIME-Version: 1.0\n")
                .containsPattern("\nDate: \\w{3}, ")
                .contains("Return-Path: <anna@brightlane.example>")
                .doesNotContain("Auto-Submitted")
                .doesNotContain(RealServers.PASSWORD);
        assertThat(lines(text)).filteredOn(line -> line.startsWith("Date:")).hasSize(1);
        assertThat(lines(text))
                .filteredOn(line -> line.startsWith("Message-ID:"))
                .hasSize(1);

        var signature = new DkimSignature(arrived);
        assertThat(signature.tag("d")).isEqualTo("brightlane.example");
        assertThat(signature.isValid(publishedKey(signature.tag("s")))).isTrue();
        // The check itself must be able to fail.
        byte[] changed = new String(arrived, StandardCharsets.ISO_8859_1)
                .replace("From: anna@", "From: ceo@")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new DkimSignature(changed).isValid(publishedKey("real"))).isFalse();
    }

    @Test
    void anAddressBeyondAsciiArrivesWhereItIsTaken() throws Exception {
        var message = TestMessage.of("järn@brightlane.example", RealServers.ANNA, "Test", "Hello");
        Delivery delivery = send(stranger("mx", "järn@brightlane.example", RealServers.ANNA), message);
        assertThat(delivery.accepted()).isTrue();
    }

    @Test
    void theContentIsRefused() throws Exception {
        Delivery delivery = send(
                stranger("content", RealServers.ANNA, RealServers.ANNA),
                TestMessage.of(RealServers.ANNA, RealServers.ANNA, "Test", "Hello"));
        assertRefused(delivery, "550 5.7.1", "content.spam");
    }

    @Test
    void theMessageIsTooLarge() throws Exception {
        Delivery delivery = send(
                stranger("small", RealServers.ANNA, RealServers.ANNA),
                TestMessage.of(RealServers.ANNA, RealServers.ANNA, "Test", "Hello"));
        assertThat(delivery.accepted()).isFalse();
        assertThat(delivery.result().fault()).contains(Fault.MESSAGE_REFUSED);
        assertThat(delivery.answer().orElseThrow().toString()).startsWith("552 5.3.4");
    }

    @Test
    void theSecondMessageComesTooSoon() throws Exception {
        var message = TestMessage.of(RealServers.ANNA, RealServers.ANNA, "Test", "Hello");
        ProbeRequest request = stranger("limits", RealServers.ANNA, RealServers.ANNA);
        assertThat(send(request, message).accepted()).isTrue();
        assertRefused(
                send(request, TestMessage.of(RealServers.ANNA, RealServers.ANNA, "Test", "Hello")),
                "450 4.7.1",
                "rate.limited");
    }

    /// Postfix takes the message, is refused by the server of meadow.example, and writes the bounce.
    @ParameterizedTest
    @CsvSource({
        "closed@meadow.example, 5.7.1, recipient.policy",
        "spf@meadow.example, 5.7.23, spf.fail",
        "dmarc@meadow.example, 5.7.26, dmarc.fail",
        "listed@meadow.example, 5.7.1, ip.listed",
        "denied@meadow.example, 5.7.1, recipient.policy",
        "gone@meadow.example, 5.1.1, recipient.unknown",
        "someone@oaks.example, 5.7.1, relay.denied",
    })
    void theBounceIsRead(String to, String status, String cause) throws Exception {
        Bounce bounce = bounce(to, "Undelivered Mail Returned to Sender");
        List<Reading> readings = PHRASES.read(bounce);

        assertThat(bounce.shape()).isEqualTo(Bounce.Shape.REPORT);
        assertThat(readings).hasSize(1);
        Reading reading = readings.getFirst();
        assertThat(reading.cause().code()).isEqualTo(cause);
        assertThat(reading.permanent()).isTrue();
        assertThat(reading.refusal().recipient()).contains(to);
        assertThat(reading.refusal().reply().enhanced().map(Object::toString)).contains(status);
        assertThat(reading.refusal().reportingHost()).contains("mail.brightlane.example");
        assertThat(reading.side()).isEqualTo(Reading.Side.RECIPIENTS);
        assertThat(bounce.circumstances()).isEmpty();
        assertThat(bounce.original().from()).contains(RealServers.ANNA);
        assertThat(bounce.original().dkim()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"later@meadow.example", "someone@shut.example"})
    void aWarningOfDelayIsNoRefusalForGood(String to) throws Exception {
        Bounce bounce = bounce(to, "Delayed Mail (still being retried)");
        assertThat(bounce.circumstances()).isEqualTo(Set.of(Circumstance.DELAYED));
        assertThat(PHRASES.read(bounce)).noneMatch(Reading::permanent);
    }

    private Bounce bounce(String to, String subject) throws Exception {
        var message = TestMessage.of(RealServers.ANNA, to, "Test", "Hello");
        assertThat(send(signedIn("submission", Security.STARTTLS, to), message).accepted())
                .isTrue();
        return READER.read(servers.mail("anna", "Subject: " + subject, message.messageId()));
    }

    private static void assertRefused(Delivery delivery, String start, String cause) {
        assertThat(delivery.accepted()).isFalse();
        String words = delivery.answer().orElseThrow().toString();
        assertThat(words).startsWith(start);
        Bounce bounce = READER.read(words.getBytes(StandardCharsets.UTF_8));
        assertThat(PHRASES.read(bounce).getFirst().cause().code()).as(words).isEqualTo(cause);
    }

    private String publishedKey(String selector) throws InterruptedException {
        var resolver = new InetSocketAddress(InetAddress.getLoopbackAddress(), servers.port("dns"));
        String record = LiveDns.at(resolver)
                .ask(new Question(selector + "._domainkey.brightlane.example", RecordType.TXT))
                .found()
                .stream()
                .map(DnsRecord.Text.class::cast)
                .map(DnsRecord.Text::value)
                .findFirst()
                .orElseThrow();
        return record.substring(record.indexOf("p=") + 2);
    }

    private ProbeRequest signedIn(String door, Security security, String to) {
        return servers.request(door, security, RealServers.password("anna", RealServers.PASSWORD))
                .sending(RealServers.ANNA, to);
    }

    private ProbeRequest stranger(String door, String from, String to) {
        return servers.request(door, Security.STARTTLS, new Credentials.None()).sending(from, to);
    }

    private static Delivery send(ProbeRequest request, TestMessage message) throws Exception {
        return new Probing(new LiveNetwork())
                .send(request, message, _ -> {})
                .result()
                .get(90, TimeUnit.SECONDS);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
