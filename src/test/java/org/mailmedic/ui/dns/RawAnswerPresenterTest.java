package org.mailmedic.ui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Transport;
import org.mailmedic.text.Texts;

/// The raw answers of the DNS page: who was asked, over what, when, how long it took, how long caches
/// keep it.
class RawAnswerPresenterTest {
    private static final Question QUESTION = new Question("a.example", RecordType.TXT);
    private static final DnsAnswer.Asked ASKED = new DnsAnswer.Asked(
            "192.0.2.53:53",
            Transport.TCP,
            Instant.parse("2026-11-25T14:03:12Z"),
            Duration.ofMillis(21),
            DnsAnswer.Notes.NONE);

    private final RawAnswerPresenter presenter = new RawAnswerPresenter(Texts.in(Locale.ENGLISH), ZoneOffset.UTC);

    @Test
    void recordsComeWithTheirTimeToLive() {
        var answer = new DnsAnswer.Found(
                QUESTION,
                List.of(
                        new DnsRecord.Text("v=spf1\u0000 -all", 1, 300),
                        new DnsRecord.Address(InetAddress.ofLiteral("192.0.2.1"), 60),
                        new DnsRecord.Mx(0, "", 30)),
                List.of("b.example"),
                ASKED);
        assertThat(presenter.tell(answer).lines())
                .containsExactly(
                        "a.example TXT, asked 192.0.2.53:53 over TCP at 14:03:12, 21 ms",
                        "  is an alias (CNAME) of b.example",
                        "  \"v=spf1· -all\"  (TTL 300 s)",
                        "  192.0.2.1  (TTL 60 s)",
                        "  0 .  (TTL 30 s)");
    }

    /// Eight answers, eight words: none of them can be taken for another.
    @Test
    void eachKindOfAnswerHasItsOwnWords() {
        List<DnsAnswer> answers = List.of(
                new DnsAnswer.Found(QUESTION, List.of(new DnsRecord.Text("x", 1, 1)), List.of(), ASKED),
                new DnsAnswer.NoSuchName(QUESTION, List.of(), 900, ASKED),
                new DnsAnswer.NoData(QUESTION, List.of(), 900, ASKED),
                new DnsAnswer.ServerFailure(QUESTION, ASKED),
                new DnsAnswer.Bogus(QUESTION, "signature expired", ASKED),
                new DnsAnswer.Refused(QUESTION, ASKED),
                new DnsAnswer.TimedOut(QUESTION, ASKED),
                new DnsAnswer.Unusable(QUESTION, "CNAMEs lead in a circle", ASKED));
        assertThat(answers.stream().flatMap(presenter::said))
                .doesNotHaveDuplicates()
                .hasSize(8);
        assertThat(presenter.said(answers.get(1))).containsExactly("no such name (NXDOMAIN, kept for 900 s)");
        assertThat(presenter.said(answers.get(4)).findFirst())
                .hasValueSatisfying(s -> assertThat(s).endsWith("signature expired"));
        assertThat(presenter.said(answers.get(7)).findFirst())
                .hasValueSatisfying(s -> assertThat(s).endsWith("CNAMEs lead in a circle"));
    }

    @Test
    void aHugeAnswerIsCut() {
        var answer = new DnsAnswer.Found(
                QUESTION, List.of(new DnsRecord.Text("x".repeat(200_000), 800, 1)), List.of(), ASKED);
        assertThat(presenter.tell(answer)).hasSizeLessThan(71_000).endsWith("…");
    }
}
