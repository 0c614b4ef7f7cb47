package org.mailmedic.smtp;

import java.time.Duration;
import org.mailmedic.lab.SignIn;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;

/// How long a climb takes beside a server that thinks for 50 ms before each reply. Run it by hand:
/// `java -cp target/test-classes:target/classes:... org.mailmedic.smtp.LadderBenchmark`.
///
/// Replies that the protocol makes a client wait for, one after the other: greeting, EHLO, STARTTLS, EHLO, AUTH
/// PLAIN, MAIL, RCPT, RSET, QUIT. The first, second, seventh ... are delayed; RSET and QUIT of the lab's server
/// are not.
final class LadderBenchmark {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int DELAYED = 7;
    private static final int ROUNDS = 20;

    private LadderBenchmark() {}

    static void main() {
        try (var server = SmtpServer.start(new Thinking())) {
            var ladder = new Ladder(Loopback.to(server));
            var request = ProbeRequest.of(new ServerSettings("mail.brightlane.example", 587, Security.STARTTLS))
                    .signingIn(new Credentials.Password("anna", new Secret("practice".toCharArray())))
                    .sending("anna@brightlane.example", "buyer@meadow.example");
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Climb climb = ladder.climb(request, _ -> {});
                long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                IO.println("%d ms in all, %d ms beside the server's %d ms; fault %s"
                        .formatted(
                                millis,
                                millis - DELAYED * DELAY.toMillis(),
                                DELAYED * DELAY.toMillis(),
                                climb.fault()));
                if (round == 0 || round == ROUNDS - 1) {
                    climb.rungs()
                            .forEach(rung -> IO.println(
                                    "   " + rung.name() + " " + rung.took().toMillis() + " ms"));
                }
            }
        }
    }

    private static final class Thinking implements SmtpPolicy {
        private static SmtpAction late(SmtpAction action) {
            return new SmtpAction.Late(DELAY, action);
        }

        @Override
        public SmtpAction greeting() {
            return late(SmtpPolicy.super.greeting());
        }

        @Override
        public SmtpAction hello(SmtpSession session) {
            return late(SmtpPolicy.super.hello(session));
        }

        @Override
        public SmtpAction startTls() {
            return late(SmtpPolicy.super.startTls());
        }

        @Override
        public SmtpAction signIn(SmtpSession session, SignIn attempt) {
            return late(SmtpPolicy.super.signIn(session, attempt));
        }

        @Override
        public SmtpAction mailFrom(SmtpSession session, String from) {
            return late(SmtpPolicy.super.mailFrom(session, from));
        }

        @Override
        public SmtpAction rcptTo(SmtpSession session, String to) {
            return late(SmtpPolicy.super.rcptTo(session, to));
        }
    }
}
