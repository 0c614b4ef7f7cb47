package org.mailmedic.checkup.autoconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.reply.MailAddress;

/// Reading settings documents, good and hostile.
class ConfigReaderTest {
    private static final MailAddress ANNA = new MailAddress("anna", "brightlane.example");

    static String document(String outgoing) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <clientConfig version="1.1"><emailProvider id="brightlane.example">
            <domain>brightlane.example</domain>
            <incomingServer type="imap"><hostname>imap.brightlane.example</hostname><port>993</port>
            <socketType>SSL</socketType><username>in</username></incomingServer>
            """ + outgoing + "</emailProvider></clientConfig>";
    }

    static String server(String host, String port, String socket) {
        return "<outgoingServer type=\"smtp\"><hostname>" + host + "</hostname><port>" + port + "</port><socketType>"
                + socket + "</socketType><username>%EMAILADDRESS%</username>"
                + "<authentication>OAuth2</authentication><authentication>password-cleartext</authentication>"
                + "</outgoingServer>";
    }

    private static List<ConfigReader.Outgoing> read(String xml) throws ConfigReader.Unreadable {
        return ConfigReader.read(xml.getBytes(StandardCharsets.UTF_8), ANNA);
    }

    @Test
    void outgoingServersAreReadInOrder() throws Exception {
        String two = server("smtp.%EMAILDOMAIN%", "465", "SSL")
                + server("Mail.Brightlane.example", "587", "STARTTLS").replace("%EMAILADDRESS%", "%EMAILLOCALPART%");
        assertThat(read(document(two)))
                .containsExactly(
                        new ConfigReader.Outgoing(
                                new ServerSettings("smtp.brightlane.example", 465, Security.TLS),
                                Optional.of("anna@brightlane.example"),
                                List.of("OAuth2", "password-cleartext")),
                        new ConfigReader.Outgoing(
                                new ServerSettings("mail.brightlane.example", 587, Security.STARTTLS),
                                Optional.of("anna"),
                                List.of("OAuth2", "password-cleartext")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp.brightlane.example 587 plain",
                "smtp.brightlane.example 0 SSL",
                "smtp.brightlane.example 70000 SSL",
                "smtp.brightlane.example 999999999999 SSL",
                "192.168.1.1 465 SSL",
                "localhost 465 SSL",
                "[::1] 465 SSL",
                "smtp.%REALNAME%.example 465 SSL",
                "a..b 465 SSL"
            })
    void whatIsNotSafeIsLeftOut(String words) throws Exception {
        String[] w = words.split(" ", -1);
        assertThat(read(document(server(w[0], w[1], w[2])))).isEmpty();
    }

    @Test
    void otherKindsOfServersAreLeftOut() throws Exception {
        assertThat(read(document(server("smtp.brightlane.example", "465", "SSL").replace("\"smtp\"", "\"ews\""))))
                .isEmpty();
        assertThat(read(document(server("smtp.brightlane.example", "465", "SSL").replace("%EMAILADDRESS%", "%X%")))
                        .getFirst()
                        .user())
                .isEmpty();
    }

    @Test
    void laughsAreNotCounted() {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE clientConfig [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><clientConfig><emailProvider>&a29;</emailProvider></clientConfig>");
        assertThatThrownBy(() -> read(laughs.toString())).isInstanceOf(ConfigReader.Unreadable.class);
    }

    @Test
    void filesAreNotRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("host"), "smtp.stolen.example");
        String entity = "<!DOCTYPE clientConfig [<!ENTITY x SYSTEM \"" + file.toUri() + "\">]>";
        String xml = document(server("&x;", "465", "SSL")).replace("<clientConfig", entity + "<clientConfig");
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(ConfigReader.Unreadable.class)
                .hasMessageNotContaining("stolen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "hello",
                "<html><body>front page</body></html>",
                "<clientConfig/>",
                "<clientConfig><emailProvider></clientConfig>",
                "<?xml version=\"1.0\" encoding=\"no-such\"?><clientConfig><emailProvider/></clientConfig>",
                "<clientConfig><emailProvider>&unknown;</emailProvider></clientConfig>",
                "\u0000\u0000\u0000"
            })
    void whatIsNoSuchDocumentIsSaidToBeNone(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(ConfigReader.Unreadable.class);
    }

    @Test
    void anotherEncodingThanSaid() throws Exception {
        String xml = document(server("smtp.brightlane.example", "465", "SSL")).replace("<domain>", "<domain>ü");
        assertThatThrownBy(() -> ConfigReader.read(xml.getBytes(StandardCharsets.ISO_8859_1), ANNA))
                .isInstanceOf(ConfigReader.Unreadable.class);
        assertThatThrownBy(() -> ConfigReader.read(xml.getBytes(Charset.forName("UTF-16")), ANNA))
                .isInstanceOf(ConfigReader.Unreadable.class);
        assertThat(ConfigReader.read(xml.replace("UTF-8", "UTF-16").getBytes(Charset.forName("UTF-16")), ANNA))
                .hasSize(1);
    }

    @Test
    void depthAndLengthAreBounded() throws Exception {
        assertThatThrownBy(() -> read("<a>".repeat(30_000))).isInstanceOf(ConfigReader.Unreadable.class);
        assertThatThrownBy(() -> read(document("<x/>".repeat(20_000)))).isInstanceOf(ConfigReader.Unreadable.class);
        String many = server("smtp.brightlane.example", "465", "SSL").repeat(40);
        assertThat(read(document(many))).hasSize(10);
        assertThat(read(document(server("a".repeat(50_000) + ".example", "465", "SSL"))))
                .isEmpty();
    }
}
