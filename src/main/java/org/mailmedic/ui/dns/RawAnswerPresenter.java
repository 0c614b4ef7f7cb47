package org.mailmedic.ui.dns;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.policy.Caret;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// Puts a raw answer in words: who was asked, over what, when, how long it took, and how long caches may
/// keep it.
final class RawAnswerPresenter {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int LONGEST = 70_000;

    private final Texts texts;
    private final ZoneId zone;

    RawAnswerPresenter(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// A few lines: the question and who answered, the aliases, then a line for each record.
    String tell(DnsAnswer answer) {
        DnsAnswer.Asked asked = answer.asked();
        String head = texts.get(
                "page.dns.raw.head",
                Map.of(
                        "question", answer.question().toString(),
                        "resolver", asked.resolver(),
                        "transport", texts.get("page.dns.transport." + Spelling.of(asked.transport())),
                        "time", CLOCK.format(asked.at().atZone(zone)),
                        "millis", String.valueOf(asked.took().toMillis())));
        String lines = Stream.of(
                        Stream.of(head),
                        answer.aliases().stream().map(a -> "  " + texts.get("page.dns.raw.alias", Map.of("name", a))),
                        said(answer).map(line -> "  " + line))
                .flatMap(s -> s)
                .collect(Collectors.joining("\n"));
        return lines.length() <= LONGEST ? lines : lines.substring(0, LONGEST) + " …";
    }

    /// What the answer says, one line each.
    Stream<String> said(DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found found -> found.records().stream().map(this::record);
            case DnsAnswer.NoSuchName none -> Stream.of(negative("nxdomain", none.negativeTtl()));
            case DnsAnswer.NoData none -> Stream.of(negative("nodata", none.negativeTtl()));
            case DnsAnswer.ServerFailure _ ->
                Stream.of(silent("servfail", answer.asked().notes().extended()));
            case DnsAnswer.Bogus bogus -> Stream.of(silent("bogus", bogus.reason()));
            case DnsAnswer.Refused _ ->
                Stream.of(silent("refused", answer.asked().notes().extended()));
            case DnsAnswer.Denied _ -> Stream.of(silent("denied", ""));
            case DnsAnswer.TimedOut _ -> Stream.of(silent("timeout", ""));
            case DnsAnswer.Unusable unusable -> Stream.of(silent("unusable", unusable.reason()));
            case DnsAnswer.NotAsked _ -> Stream.of(silent("not_asked", ""));
        };
    }

    private String negative(String what, long ttl) {
        return texts.get("page.dns.raw." + what, Map.of("ttl", String.valueOf(ttl)));
    }

    private String silent(String what, String reason) {
        String words = texts.get("page.dns.raw." + what);
        return reason.isEmpty() ? words : words + ": " + reason;
    }

    private String record(DnsRecord record) {
        String value =
                record instanceof DnsRecord.Text text ? "\"" + Caret.readable(text.value()) + "\"" : record.value();
        return texts.get("page.dns.raw.record", Map.of("value", value, "ttl", String.valueOf(record.ttl())));
    }

    /// All of them.
    List<String> tell(List<DnsAnswer> answers) {
        return answers.stream().map(this::tell).toList();
    }
}
