package org.mailmedic.diagnosis.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.policy.Caret;

/// Raw answers as evidence, in the way that master files and tools write them: the same in every language.
final class AnswerText {
    private static final int LONGEST = 4000;

    private AnswerText() {}

    /// One line a record, after the aliases that led to it.
    static String answer(DnsAnswer answer) {
        String question = answer.question().name() + " " + answer.question().type();
        String by =
                answer.asked().resolver().isEmpty() ? "" : " (" + answer.asked().resolver() + ")";
        return switch (answer) {
            case DnsAnswer.Found found -> cut(found(found, question));
            case DnsAnswer.NoSuchName none ->
                aliases(none.question().name(), none.aliases()) + question + ": NXDOMAIN" + by;
            case DnsAnswer.NoData none -> aliases(none.question().name(), none.aliases()) + question + ": NODATA" + by;
            case DnsAnswer.ServerFailure _ -> question + ": SERVFAIL" + by;
            case DnsAnswer.Bogus bogus -> question + ": SERVFAIL, " + bogus.reason() + by;
            case DnsAnswer.Refused _ -> question + ": REFUSED" + by;
            case DnsAnswer.Denied denied ->
                question + ": DENIED" + by + ", as is "
                        + denied.certain().name() + " "
                        + denied.certain().type() + ", which exists";
            case DnsAnswer.TimedOut _ -> question + ": TIMEOUT" + by;
            case DnsAnswer.NotAsked _ -> question + ": NOT ASKED";
            case DnsAnswer.Unusable unusable -> question + ": " + unusable.reason() + by;
        };
    }

    private static String found(DnsAnswer.Found found, String question) {
        return aliases(found.question().name(), found.aliases())
                + found.records().stream().map(r -> question + " " + value(r)).collect(Collectors.joining("\n"));
    }

    private static String aliases(String name, List<String> aliases) {
        var out = new StringBuilder();
        String from = name;
        for (String alias : aliases) {
            out.append(from).append(" CNAME ").append(alias).append('\n');
            from = alias;
        }
        return out.toString();
    }

    private static String value(DnsRecord record) {
        return record instanceof DnsRecord.Text text ? "\"" + Caret.readable(text.value()) + "\"" : record.value();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
