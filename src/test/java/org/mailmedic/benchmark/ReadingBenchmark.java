package org.mailmedic.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.BounceReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How long it takes to read and explain an input of growing size.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingBenchmark {
    /// What the input looks like.
    @Param
    public Kind kind = Kind.BOUNCE;

    /// Its length in characters.
    @Param({"10000", "100000", "1000000", "5000000"})
    public int size;

    private final BounceReader reader = new BounceReader();
    private final PhraseBook book = PhraseBook.load();
    private String text = "";

    /// Makes the input.
    @Setup
    public void make() {
        text = kind.text(size);
    }

    /// From the pasted text to the readings.
    @Benchmark
    public List<Reading> explain() {
        return book.read(reader.read(text));
    }

    /// The shapes of input.
    public enum Kind {
        /// A delivery status notification with a long original message.
        BOUNCE {
            @Override
            String text(int size) {
                return """
                        From: MAILER-DAEMON@mail.example.com
                        Subject: Undelivered Mail
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                        --b
                        Content-Type: text/plain

                        <user@example.net>: host mx.example.net[192.0.2.25] said: 550 5.7.1 Message rejected
                            due to content restrictions (in reply to end of DATA command)

                        --b
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mail.example.com

                        Final-Recipient: rfc822; user@example.net
                        Action: failed
                        Status: 5.7.1
                        Diagnostic-Code: smtp; 550 5.7.1 Message rejected due to content restrictions

                        --b
                        Content-Type: message/rfc822

                        From: office@example.com
                        Subject: Offer

                        """ + "Words of a long original message, in lines as people write them.\n".repeat(size / 66)
                        + "--b--\n";
            }
        },
        /// Many lines of a log that tell the same refusal.
        LOG {
            @Override
            String text(int size) {
                return ("Nov 23 10:15:01 mail postfix/smtp[123]: 4A1B2: to=<user@example.net>,"
                                + " relay=mx.example.net[192.0.2.25]:25, dsn=5.7.1, status=bounced (host"
                                + " mx.example.net[192.0.2.25] said: 554 5.7.1 <user@example.net>: Relay access denied"
                                + " (in reply to RCPT TO command))\n")
                        .repeat(size / 245);
            }
        },
        /// A letter with numbers in it.
        PROSE {
            @Override
            String text(int size) {
                return "550 5.7.1 Relaying denied\n\n"
                        + "A letter that someone pasted, with 4 or 5 numbers such as 550 in it.\n".repeat(size / 70);
            }
        },
        /// One line without an end.
        ONE_LINE {
            @Override
            String text(int size) {
                return "550 5.7.1 no ".repeat(size / 13);
            }
        };

        abstract String text(int size);
    }
}
