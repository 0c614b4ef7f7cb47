package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.smtp.ProbeStep.Name;

class TestMessageTest {
    private static final String FROM = "anna@brightlane.example";
    private static final String TO = "buyer@meadow.example";
    private static final TestMessage MESSAGE =
            TestMessage.of(FROM, TO, "A test – from MailMedic", ".A dot begins this line.\n<Grüße> & more\n");
    private static final ProbeRequest REQUEST = ProbeRequest.of(
                    new ServerSettings("mail.brightlane.example", 465, Security.TLS))
            .sending(FROM, TO);

    @Test
    void arrivesWhole() throws Exception {
        List<Name> heard = new ArrayList<>();
        try (var server = SmtpServer.start(new SmtpPolicy() {})) {
            Delivery delivery =
                    new SmtpProbe(Loopback.to(server)).send(REQUEST, MESSAGE, step -> heard.add(step.name()));
            assertThat(delivery.accepted()).isTrue();
            assertThat(delivery.answer().orElseThrow().toString()).isEqualTo("250 2.0.0 OK, kept");
            assertThat(heard).endsWith(Name.RCPT_TO, Name.DATA, Name.QUIT);
            SmtpServer.Accepted accepted = server.accepted().getFirst();
            assertThat(accepted.session().recipients()).containsExactly(TO);
            var mime = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(accepted.message().getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(mime.getMessageID()).isEqualTo(MESSAGE.messageId()).endsWith("@brightlane.example>");
            assertThat(mime.getSubject()).startsWith("A test – from MailMedic [");
            assertThat(mime.getSentDate()).isNotNull();
            assertThat(mime.getHeader("Auto-Submitted")).isNull();
            assertThat(mime.getFrom()).hasSize(1);
            var both = (MimeMultipart) mime.getContent();
            assertThat(both.getContentType()).startsWith("multipart/alternative");
            assertThat(((String) both.getBodyPart(0).getContent()).lines())
                    .containsExactly(".A dot begins this line.", "<Grüße> & more");
            assertThat((String) both.getBodyPart(1).getContent()).contains("&lt;Grüße&gt; &amp; more");
            assertThat(accepted.message().lines()).allMatch(line -> line.length() <= 998);
        }
    }

    @Test
    void tellsWhatTheServerSaidOfIt() {
        var filter = new SmtpPolicy() {
            @Override
            public SmtpAction message(SmtpSession session, String message) {
                return SmtpAction.reply("550-5.7.1 Message rejected\n550 5.7.1 due to content restrictions");
            }
        };
        try (var server = SmtpServer.start(filter)) {
            Delivery delivery = new SmtpProbe(Loopback.to(server)).send(REQUEST, MESSAGE, _ -> {});
            assertThat(delivery.accepted()).isFalse();
            assertThat(delivery.result().fault()).contains(Fault.MESSAGE_REFUSED);
            assertThat(delivery.answer().orElseThrow().toString())
                    .isEqualTo("550 5.7.1 Message rejected due to content restrictions");
            assertThat(delivery.result().reached(Name.QUIT)).isTrue();
        }
    }

    @Test
    void isItselfRefusedWhenItsSizeIs() {
        var small = new SmtpPolicy() {
            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return SmtpAction.reply("552 5.3.4 Message size exceeds fixed limit");
            }
        };
        try (var server = SmtpServer.start(small)) {
            Delivery refused = new SmtpProbe(Loopback.to(server)).send(REQUEST, MESSAGE, _ -> {});
            assertThat(refused.result().fault()).contains(Fault.MESSAGE_REFUSED);
            assertThat(refused.result().failed().orElseThrow().name()).isEqualTo(Name.MAIL_FROM);
        }
    }

    @Test
    void tellsARefusalBeforeIt() {
        var early = new SmtpPolicy() {
            @Override
            public SmtpAction rcptTo(SmtpSession session, String to) {
                return SmtpAction.reply("550 5.7.1 Relaying denied");
            }
        };
        var atData = new SmtpPolicy() {
            @Override
            public SmtpAction data(SmtpSession session) {
                return SmtpAction.reply("554 5.7.1 Not from you");
            }
        };
        try (var server = SmtpServer.start(early)) {
            var probe = new SmtpProbe(Loopback.to(server));
            Delivery refused = probe.send(REQUEST, MESSAGE, _ -> {});
            assertThat(refused.answer().orElseThrow().text()).isEqualTo("Relaying denied");
            server.follow(atData);
            refused = probe.send(REQUEST, MESSAGE, _ -> {});
            assertThat(refused.answer().orElseThrow().text()).isEqualTo("Not from you");
            assertThat(refused.result().failed().orElseThrow().name()).isEqualTo(Name.DATA);
            assertThat(server.accepted()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: all@meadow.example", "Hello\nX: y", "a\rb", "nul\0"})
    void takesNoHeaderInTheSubject(String subject) {
        assertThatThrownBy(() -> TestMessage.of(FROM, TO, subject, "text"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesToOneAddressOnly() {
        assertThatThrownBy(() -> TestMessage.of(FROM, TO + ", other@meadow.example", "s", "t"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TestMessage.of(FROM + "\r\nBcc: x@y.example", TO, "s", "t"))
                .isInstanceOf(IllegalArgumentException.class);
        var probe = new SmtpProbe(Loopback.to(1));
        ProbeRequest nobody = ProbeRequest.of(REQUEST.server());
        ProbeRequest another = REQUEST.sending(FROM, "other@meadow.example");
        assertThatThrownBy(() -> probe.send(nobody, MESSAGE, _ -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> probe.send(another, MESSAGE, _ -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
