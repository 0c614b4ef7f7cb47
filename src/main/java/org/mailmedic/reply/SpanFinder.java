package org.mailmedic.reply;

import java.util.List;

/// Finds where the replies that were read from the parts of a message stand in the message's own text.
final class SpanFinder {
    /// Looking for one reply costs a pass over the text.
    private static final int MOST = 12;

    private SpanFinder() {}

    /// The refusals with their place, where the text shows it undecoded.
    static List<Refusal> withSpans(List<Refusal> refusals, String text) {
        String plain = PlainText.of(text);
        return java.util.stream.IntStream.range(0, refusals.size())
                .mapToObj(i -> i < MOST ? withSpan(refusals.get(i), plain) : refusals.get(i))
                .toList();
    }

    private static Refusal withSpan(Refusal refusal, String plain) {
        SmtpReply reply = refusal.reply();
        String begin = reply.text().substring(0, Math.min(reply.text().length(), 24));
        int words = begin.length() < 8 ? -1 : plain.indexOf(begin);
        if (words < 0) {
            return refusal;
        }
        int lineStart = Math.max(plain.lastIndexOf('\n', words), plain.lastIndexOf('\r', words)) + 1;
        int code = reply.code() == 0 ? words : plain.lastIndexOf(String.valueOf(reply.code()), words);
        int start = code >= lineStart ? code : words;
        int end = TextScanner.lineEnd(plain, words);
        return new Refusal(
                reply,
                refusal.stage(),
                refusal.recipient(),
                refusal.remoteHost(),
                refusal.reportingHost(),
                refusal.clues(),
                List.of(new Span(start, end)));
    }
}
