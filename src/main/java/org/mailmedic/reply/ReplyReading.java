package org.mailmedic.reply;

import java.util.Locale;
import java.util.Optional;

/// One reply being read, over its lines and through its wrappers.
final class ReplyReading {
    private static final int LONGEST_REPLY = 2_500;
    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 200;

    private final String s;
    private final boolean spans;
    private final ReplyContext seen;
    private ReplyStart start;
    private final boolean log;
    private final StringBuilder words = new StringBuilder();
    private boolean moreLines;
    private int spanEnd;
    private Stage stage = Stage.UNKNOWN;

    /// @param s the text, made plain
    /// @param spans whether its positions are positions in what the user gave
    /// @param seen what the lines around tell
    /// @param log whether it stands in a server's log, where a reply has one line
    ReplyReading(String s, boolean spans, ReplyContext seen, ReplyStart start, boolean log) {
        this.s = s;
        this.spans = spans;
        this.seen = seen;
        this.start = start;
        this.log = log;
        this.moreLines = start.hyphen();
    }

    /// Reads the rest of the line that ends here and the lines that go on with it.
    ///
    /// @return where the first line begins that does not belong to it
    int read(int firstEnd) {
        int end = firstEnd;
        piece(start.textAt(), lineStart(start.at()), end);
        int at = TextScanner.afterLine(s, end);
        for (int lines = 0; lines < MOST_LINES && at < s.length() && words.length() < LONGEST_REPLY; lines++) {
            end = TextScanner.lineEnd(s, at);
            int marks = LineClassifier.quoteEnd(s, at, end);
            if (s.startsWith("<<<", marks)) {
                marks = Math.min(end, marks + 4);
            }
            Optional<ReplyStart> again = marks < end ? ReplyStart.at(s, marks, marks, end) : Optional.empty();
            if (again.isPresent()) {
                if (words.isEmpty()
                        && again.get().code() == 0
                        && start.enhanced().isEmpty()) {
                    start = new ReplyStart(
                            start.at(),
                            start.code(),
                            again.get().enhanced(),
                            again.get().textAt(),
                            start.hyphen(),
                            start.before());
                } else if (!goesOn(again.get())) {
                    break;
                }
                moreLines = again.get().hyphen();
                words.append(' ');
                piece(again.get().textAt(), marks, end);
            } else if (goesOnInWords(marks, end, at)) {
                seen.observeReply(s, at, end);
                words.append(' ');
                piece(marks, marks, end);
            } else {
                break;
            }
            at = TextScanner.afterLine(s, end);
        }
        return at;
    }

    private boolean goesOn(ReplyStart again) {
        boolean sameCode = again.code() == start.code() && start.code() != 0;
        return sameCode ? moreLines || again.hyphen() : moreLines && again.code() == 0;
    }

    /// A reply that was broken over lines by whoever copied it.
    private boolean goesOnInWords(int marks, int end, int lineStart) {
        if (marks >= end || log || closed()) {
            return false;
        }
        return !LineClassifier.isLog(s, lineStart, end)
                && !LineClassifier.startsOtherThing(s, marks, end)
                && !isNextRecipient(marks, end);
    }

    /// T-Online writes each address on a line of its own and the reply that concerns it below.
    private boolean isNextRecipient(int from, int end) {
        int next = TextScanner.afterLine(s, end);
        if (s.charAt(from) != '<' || s.charAt(end - 1) != '>' || next >= s.length()) {
            return false;
        }
        int nextEnd = TextScanner.lineEnd(s, next);
        int marks = LineClassifier.quoteEnd(s, next, nextEnd);
        return marks < nextEnd
                && s.substring(from, end).indexOf(' ') < 0
                && ReplyStart.at(s, marks, marks, nextEnd).isPresent();
    }

    private boolean closed() {
        String text = words.toString();
        return text.endsWith("command)") || text.endsWith("command))") || isQuoteClosed();
    }

    /// The mark of quotation before the reply, or between its code and its words (see [ReplyField]).
    private char opening() {
        int at = start.at();
        if (s.startsWith("smtp; ", at - 6)) {
            at -= 6;
        } else if (s.startsWith("smtp;", at - 5)) {
            at -= 5;
        }
        char before = at > 0 ? s.charAt(at - 1) : ' ';
        char inside = s.charAt(start.textAt() - 1);
        return inside == '\'' || inside == '"' ? inside : before;
    }

    private boolean isQuoteClosed() {
        char open = opening();
        return (open == '\'' || open == '"') && ReplyEnd.closingQuote(words, open) >= 0;
    }

    /// Takes in one stretch of words; a reply of another server inside takes the place of all before.
    private void piece(int from, int lineFrom, int end) {
        int at = from;
        int i = from;
        while (i < end) {
            char c = s.charAt(i);
            Optional<ReplyStart> inner = c == '4' || c == '5' ? ReplyStart.at(s, i, lineFrom, end) : Optional.empty();
            if (inner.isEmpty()) {
                i++;
                continue;
            }
            ReplyStart found = inner.get();
            if (isRepetition(found)) {
                append(at, i);
                words.append(' ');
            } else if (isHandover(found)) {
                start = found.code() == 0 && start.code() != 0 && found.before() != ReplyStart.Before.HANDOVER
                        ? new ReplyStart(
                                found.at(),
                                start.code(),
                                found.enhanced(),
                                found.textAt(),
                                start.hyphen(),
                                found.before())
                        : found;
                words.setLength(0);
                moreLines = found.hyphen();
            } else {
                i++;
                continue;
            }
            at = found.textAt();
            i = at;
        }
        append(at, end);
        spanEnd = end;
    }

    private boolean isRepetition(ReplyStart found) {
        return found.code() == start.code()
                && found.before() == ReplyStart.Before.WORDS
                && (found.enhanced().isPresent() ? found.enhanced().equals(start.enhanced()) : moreLines);
    }

    private boolean isHandover(ReplyStart found) {
        if (found.before() == ReplyStart.Before.HANDOVER) {
            return true;
        }
        if (start.code() == 0 && found.code() != 0 && found.enhanced().isPresent()) {
            return true;
        }
        boolean better = found.enhanced().isPresent() && found.before() == ReplyStart.Before.SIGN;
        return better
                && (found.code() != 0
                        ? found.code() != start.code() || start.enhanced().isEmpty()
                        : start.enhanced().isEmpty());
    }

    private void append(int from, int to) {
        int end = Math.min(to, from + Math.max(0, LONGEST_REPLY - words.length()));
        for (int i = from; i < end; i++) {
            char c = s.charAt(i);
            if (c == ' ' || c == '\t') {
                if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                    words.append(' ');
                }
            } else if (c != PlainText.INVISIBLE) {
                words.append(c);
            }
        }
    }

    RefusalDraft draft() {
        String text = wordsBefore().orElseGet(() -> withoutEmptyLines(trimmed()));
        Optional<EnhancedStatus> enhanced = start.enhanced()
                .or(() -> statusInside(text))
                .or(() -> seen.status().filter(st -> st.subject() != 0 && agrees(st)));
        Stage named = stage != Stage.UNKNOWN ? stage : seen.stage();
        Optional<Span> span =
                spans ? Optional.of(new Span(start.at(), Math.max(start.at(), spanEnd))) : Optional.empty();
        return new RefusalDraft(
                new SmtpReply(start.code(), enhanced, text),
                named,
                seen.recipient(),
                seen.host(),
                seen.reporter(),
                span,
                seen.client());
    }

    /// PHPMailer puts the words before the code: "Detail: No such user SMTP code: 550 Additional SMTP info: 5.1.1".
    private Optional<String> wordsBefore() {
        if (!words.toString().strip().startsWith("Additional SMTP info")) {
            return Optional.empty();
        }
        String before = s.substring(lineStart(start.at()), start.at());
        int detail = before.lastIndexOf("Detail: ");
        int code = before.lastIndexOf("SMTP code:");
        return detail >= 0 && detail + 8 < code
                ? Optional.of(before.substring(detail + 8, code).strip())
                : Optional.empty();
    }

    /// Lines without words leave their codes behind where somebody wrote all lines into one.
    private String withoutEmptyLines(String text) {
        return start.enhanced()
                .map(status -> text.replace(start.code() + "-" + status + " ", ""))
                .orElse(text);
    }

    private boolean agrees(EnhancedStatus status) {
        return start.code() == 0 || start.code() / 100 == status.category();
    }

    /// qmail puts the status at the end, `(#5.7.1)`; others somewhere in the words.
    private Optional<EnhancedStatus> statusInside(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean free = i == 0 || " (#[<".indexOf(text.charAt(i - 1)) >= 0;
            if (free && (c == '4' || c == '5')) {
                ReplyStart.Status status = ReplyStart.Status.at(text, i, text.length());
                if (status.value().filter(this::agrees).isPresent()) {
                    return status.value();
                }
            }
        }
        return Optional.empty();
    }

    private String trimmed() {
        String lower = words.toString().toLowerCase(Locale.ROOT);
        int cut = words.length();
        int reply = lower.indexOf("(in reply to");
        if (reply >= 0) {
            stage = StageFinder.named(lower.substring(reply));
            cut = reply;
        }
        int exchange = lower.indexOf("> #smtp#");
        if (exchange >= 0) {
            cut = Math.min(cut, exchange);
        }
        cut = Math.min(cut, ReplyEnd.envelopeAt(lower));
        words.setLength(cut);
        char open = opening();
        if (open == '\'' || open == '"') {
            int close = ReplyEnd.closingQuote(words, open);
            if (close >= 0) {
                words.setLength(close);
            }
        }
        String text = words.toString().strip();
        while (!text.isEmpty() && ReplyEnd.isUnopened(text)) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return text;
    }

    private int lineStart(int at) {
        int from = at;
        while (from > 0 && at - from < LONGEST_LINE && s.charAt(from - 1) != '\n' && s.charAt(from - 1) != '\r') {
            from--;
        }
        return from;
    }
}
