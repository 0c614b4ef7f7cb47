package org.mailmedic.knowledge;

import java.util.Arrays;
import org.mailmedic.reply.BounceReader;

/// How long reading takes for inputs of growing size. Not a test (no test here asserts a time): run `main`.
///
/// Prints the fastest of the warm runs (others may be busy on the machine), for a log of different replies, a whole
/// bounce with a long
/// original, and one line.
final class ReadingSpeed {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000, 5_000_000};
    private static final int RUNS = 31;

    private ReadingSpeed() {}

    public static void main(String[] arguments) {
        var reader = new BounceReader();
        PhraseBook book = PhraseBook.load();
        for (Kind kind : Kind.values()) {
            for (int warm = 0; warm < 1_000; warm++) {
                book.read(reader.read(kind.text(20_000)));
            }
            for (int size : SIZES) {
                String text = kind.text(size);
                long[] nanos = new long[RUNS];
                for (int run = 0; run < RUNS; run++) {
                    long start = System.nanoTime();
                    book.read(reader.read(text));
                    nanos[run] = System.nanoTime() - start;
                }
                Arrays.sort(nanos);
                System.out.printf("%-12s %,10d characters %8.2f ms%n", kind, text.length(), nanos[0] / 1e6);
            }
        }
    }

    private enum Kind {
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
        PROSE {
            @Override
            String text(int size) {
                return "550 5.7.1 Relaying denied\n\n"
                        + "A letter that someone pasted, with 4 or 5 numbers such as 550 in it.\n".repeat(size / 70);
            }
        },
        ONE_LINE {
            @Override
            String text(int size) {
                return "550 5.7.1 no ".repeat(size / 13);
            }
        };

        abstract String text(int size);
    }
}
