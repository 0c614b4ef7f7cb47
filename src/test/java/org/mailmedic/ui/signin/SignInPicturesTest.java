package org.mailmedic.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Security;
import org.mailmedic.lab.OneMailServer;
import org.mailmedic.lab.PracticeKeys;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// Pictures of the page *Sign-in and server* in its states, for a person to look at; and in each of them
/// at most one thing is the thing to do.
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
class SignInPicturesTest {
    private static final String HOST = "mail.brightlane.example";

    @TempDir
    Path folder;

    private Session own(Cases cases, Case.Server server) {
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@brightlane.example");
        session.choose("own-server");
        session.server(server);
        return session;
    }

    private TestWindow open(Cases cases, Session session) throws Exception {
        while (session.current().step() != StepId.SIGN_IN) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
        return TestWindow.open(cases, session);
    }

    private TestWindow at(SmtpServer server, Security security) throws Exception {
        return at(server, security, Locale.ENGLISH);
    }

    private TestWindow at(SmtpServer server, Security security, Locale language) throws Exception {
        World real = Sessions.cases(folder).begin().world();
        Cases cases = Sessions.cases(
                folder, new World(real.dns(), new OneMailServer(server), real.web(), real.resolver()), language);
        return open(cases, own(cases, new Case.Server(HOST, 587, security, "anna@brightlane.example")));
    }

    private static void take(String name, TestWindow window) {
        assertThat(window.firstThings()).as(name).hasSizeLessThanOrEqualTo(1);
        Screenshots.take("3-state-" + name, window.window().root());
    }

    private static void test(TestWindow window) {
        window.press("test");
        window.until(() -> window.session().current().probe().isPresent());
        window.until(() -> !window.shows("stop-test"));
    }

    @Test
    void empty() throws Exception {
        Cases cases = Sessions.cases(folder);
        try (TestWindow window = open(cases, own(cases, new Case.Server("", 587, Security.STARTTLS, "")))) {
            take("empty", window);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gmail, anna@gmail.com",
        "microsoft365, anna@brightlane.example",
        "yahoo, anna@yahoo.com",
        "workspace-relay, scan@brightlane.example"
    })
    void recognised(String kind, String address) throws Exception {
        Cases cases = Sessions.cases(folder);
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped(address);
        session.choose(kind);
        try (TestWindow window = open(cases, session)) {
            take("recognised-" + kind, window);
        }
    }

    @Test
    void busy() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Cases cases = Sessions.cases(folder);
            try (TestWindow window = open(
                    cases, own(cases, new Case.Server("127.0.0.1", silent.getLocalPort(), Security.NONE, "anna")))) {
                window.press("test");
                window.until(() -> window.words("ladder").contains("testing"));
                take("busy", window);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "greeting | 554 5.7.1 Service unavailable; client host blocked using our list",
                "auth | 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
                "sender | 553 5.7.1 <anna@brightlane.example>: Sender address rejected: not owned by user anna",
                "sign-in-first | 530 5.7.0 Authentication required",
                "recipient | 554 5.7.1 <buyer@meadow.example>: Relay access denied",
                "not-now | 450 4.2.0 <buyer@meadow.example>: Recipient address rejected: Greylisted, see our help page",
            })
    void refused(String state, String reply) throws Exception {
        try (SmtpServer server = SmtpServer.start(new Refuses(state, reply));
                TestWindow window = at(server, Security.STARTTLS)) {
            if (!state.equals("sign-in-first")) {
                window.fill("password", "s3cret-pass");
            }
            window.fill("recipient", "buyer@meadow.example");
            test(window);
            take("refused-" + state, window);
        }
    }

    @ParameterizedTest
    @CsvSource({"expired", "wrong-name", "self-signed", "no-intermediate", "antivirus"})
    void certificate(String file) throws Exception {
        PracticeKeys keys;
        try (InputStream in = PracticeKeys.class.getResourceAsStream(file + ".p12")) {
            keys = PracticeKeys.read(Objects.requireNonNull(in));
        }
        try (SmtpServer server = SmtpServer.start(new SmtpPolicy() {}, keys);
                TestWindow window = at(server, Security.STARTTLS)) {
            test(window);
            take("certificate-" + file, window);
        }
    }

    @Test
    void alternativeFound() throws Exception {
        try (SmtpServer server = SmtpServer.start(new Refuses("", ""));
                TestWindow window = at(server, Security.TLS)) {
            test(window);
            window.until(() -> window.shows("use-suggestion"));
            assertThat(window.firstThings()).containsExactly("use-suggestion");
            take("alternative", window);
        }
    }

    @Test
    void success() throws Exception {
        try (SmtpServer server = SmtpServer.start(new Refuses("", ""));
                TestWindow window = at(server, Security.STARTTLS)) {
            window.fill("password", "s3cret-pass");
            window.fill("recipient", "buyer@meadow.example");
            test(window);
            window.press("show-transcript");
            take("success", window);
        }
    }

    /// German words are the longest.
    @Test
    void inGerman() throws Exception {
        try (SmtpServer server = SmtpServer.start(new Refuses("auth", "535 5.7.8 Error: authentication failed"));
                TestWindow window = at(server, Security.STARTTLS, Locale.GERMAN)) {
            window.fill("password", "s3cret-pass");
            test(window);
            take("german-auth", window);
        }
        try (SmtpServer server = SmtpServer.start(new Refuses("", ""));
                TestWindow window = at(server, Security.TLS, Locale.GERMAN)) {
            test(window);
            window.until(() -> window.shows("use-suggestion"));
            take("german-alternative", window);
        }
        Cases cases = Sessions.cases(folder, Locale.GERMAN);
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@gmail.com");
        session.choose("gmail");
        session.server(new Case.Server("smtp.gmail.com", 25, Security.STARTTLS, "anna@gmail.com"));
        try (TestWindow window = open(cases, session)) {
            take("german-not-the-providers", window);
        }
    }

    /// A long reply, and a long conversation.
    @Test
    void talkative() throws Exception {
        String words = "550-5.7.1 " + "What this server wants to say is very long. ".repeat(40) + "\n550 5.7.1 "
                + "x".repeat(500);
        try (SmtpServer server = SmtpServer.start(new Refuses("sender", words));
                TestWindow window = at(server, Security.STARTTLS)) {
            test(window);
            take("long-reply", window);
        }
        var manyWords = new SmtpPolicy() {
            @Override
            public List<String> keywords(SmtpSession session) {
                return Stream.concat(
                                Stream.of(session.encrypted() ? "AUTH PLAIN LOGIN" : "STARTTLS"),
                                IntStream.rangeClosed(1, 28).mapToObj(i -> "X-EXTENSION-" + i + " and its words"))
                        .toList();
            }
        };
        try (SmtpServer server = SmtpServer.start(manyWords);
                TestWindow window = at(server, Security.STARTTLS)) {
            test(window);
            window.press("show-transcript");
            assertThat(window.text("transcript").lines()).hasSizeGreaterThan(60);
            take("long-conversation", window);
        }
    }

    /// Refuses at one place.
    private record Refuses(String state, String reply) implements SmtpPolicy {
        private SmtpAction at(List<String> here, SmtpAction otherwise) {
            return here.contains(state) ? SmtpAction.reply(reply) : otherwise;
        }

        @Override
        public SmtpAction greeting() {
            return at(List.of("greeting"), SmtpPolicy.super.greeting());
        }

        @Override
        public SmtpAction signIn(SmtpSession session, org.mailmedic.lab.SignInAttempt attempt) {
            return at(List.of("auth"), SmtpPolicy.super.signIn(session, attempt));
        }

        @Override
        public SmtpAction mailFrom(SmtpSession session, String from) {
            return at(List.of("sender", "sign-in-first"), SmtpPolicy.super.mailFrom(session, from));
        }

        @Override
        public SmtpAction rcptTo(SmtpSession session, String to) {
            return at(List.of("recipient", "not-now"), SmtpPolicy.super.rcptTo(session, to));
        }
    }
}
