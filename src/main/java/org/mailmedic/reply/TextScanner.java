package org.mailmedic.reply;

import java.util.Optional;

/// Finds the replies in a plain text: a bare reply, lines of a log, an error box, a bounce in words.
///
/// One pass over the text; each reply takes in a bounded number of characters and lines, so that the time is
/// linear.
final class TextScanner {
    private final String s;
    private final boolean spans;
    private final RefusalCollector out;
    private final ReplyContext seen;
    private boolean sawLog;
    private boolean sawOtherWords;
    private boolean afterRemoteReply;
    private int copyAt = -1;

    /// @param text plain text
    /// @param spans whether its positions are positions in what the user gave
    /// @param out where to put what is found
    TextScanner(String text, boolean spans, RefusalCollector out) {
        this.s = PlainText.of(text);
        this.spans = spans;
        this.out = out;
        this.seen = new ReplyContext();
    }

    /// Reads the text to its end, or to where the copy of the original message begins.
    void scan() {
        int at = 0;
        while (at < s.length() && copyAt < 0) {
            int end = lineEnd(s, at);
            at = line(at, end);
        }
        seen.reporter().ifPresent(out::nameReporter);
    }

    /// Whether a line of a server's log was among them.
    boolean sawLog() {
        return sawLog;
    }

    /// Whether there are words that belong to no reply.
    boolean sawOtherWords() {
        return sawOtherWords;
    }

    /// Where the copy of the original message begins, -1 if there is none.
    int copyAt() {
        return copyAt;
    }

    private int line(int from, int end) {
        if (LineClassifier.startsCopy(s, from, end, !out.isEmpty())) {
            copyAt = from;
            return end;
        }
        if (sawOtherWords && LineClassifier.isReturnPath(s, from, end)) {
            // From the end of the line above: the headers begin on this one.
            copyAt = Math.max(0, from - 1);
            return end;
        }
        seen.observe(s, from, end);
        int marks = LineClassifier.quoteEnd(s, from, end);
        boolean remote = s.startsWith("<<<", marks);
        boolean blank = marks == end;
        if (blank) {
            afterRemoteReply = false;
        }
        Optional<ReplyStart> start = next(from, from, end);
        if (start.isEmpty()) {
            sawOtherWords |= !blank;
            return afterLine(s, end);
        }
        boolean log = LineClassifier.isLog(s, from, end);
        sawLog |= log;
        sawOtherWords |= start.get().before() != ReplyStart.Before.LINE_START;
        boolean wrapper = afterRemoteReply && !remote && start.get().before() == ReplyStart.Before.LINE_START;
        afterRemoteReply |= remote;
        var reading = new ReplyReading(s, spans, seen, start.get(), log);
        int after = reading.read(end);
        // Below the far server's words Sendmail repeats them in words of its own.
        if (!wrapper) {
            out.add(reading.draft());
        }
        return after;
    }

    private Optional<ReplyStart> next(int at, int from, int end) {
        for (int i = at; i < end; i++) {
            char c = s.charAt(i);
            if (c == '4' || c == '5') {
                Optional<ReplyStart> start = ReplyStart.at(s, i, from, end);
                if (start.isPresent()) {
                    return start;
                }
            }
        }
        return Optional.empty();
    }

    static int lineEnd(String s, int at) {
        int end = at;
        while (end < s.length() && s.charAt(end) != '\n' && s.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    static int afterLine(String s, int end) {
        if (end + 1 < s.length() && s.charAt(end) == '\r' && s.charAt(end + 1) == '\n') {
            return end + 2;
        }
        return Math.min(end + 1, s.length());
    }
}
