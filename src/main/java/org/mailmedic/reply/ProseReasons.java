package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in a bounce in words, without any reply code, whom it is about and what it says of each: below the address,
/// as qmail, Exim and Postfix write it, or behind it on its line. What stands around is the same in every bounce of
/// the program and says nothing of why.
final class ProseReasons {
    private static final int MOST_LINES = 2_000;
    private static final int LONGEST = 1_500;

    /// `<bob@example.net>:` and what may follow on the line; qmail and Postfix. Bounded, no nesting: linear.
    private static final Pattern IN_BRACKETS =
            Pattern.compile("\\s{0,8}<([^<>\\s]{1,320}@[^<>\\s]{1,255})>[^:<>\\n]{0,200}:\\s*(.*)");

    /// `bob@example.net: Envelope expired`.
    private static final Pattern BARE = Pattern.compile("\\s{0,8}([\\w.+-]{1,64}@[\\w-][\\w.-]{0,253}\\w):\\s+(\\S.*)");

    /// An address alone on an indented line; Exim.
    private static final Pattern ALONE = Pattern.compile("\\s{1,8}<?([\\w.+=-]{1,64}@[\\w-][\\w.-]{0,253}\\w)>?\\s*");

    /// RFC 3463 as qmail puts it: `(#5.1.1)`.
    private static final Pattern STATUS = Pattern.compile("\\(#([245]\\.\\d{1,3}\\.\\d{1,3})\\)");

    private ProseReasons() {}

    /// What is said of one recipient.
    ///
    /// @param text their reason; never blank
    /// @param at where it stands
    record Reason(String recipient, String text, Span at) {
        /// The status in it, if there is one.
        Optional<EnhancedStatus> status() {
            Matcher found = STATUS.matcher(text);
            return found.find() ? EnhancedStatus.parse(found.group(1)) : Optional.empty();
        }
    }

    private record Line(int from, int end, String text) {
        boolean isBlank() {
            return text.isBlank();
        }

        int indent() {
            return text.length() - text.stripLeading().length();
        }
    }

    /// The reasons, in their order; none where the text is laid out in no such way.
    ///
    /// @param text plain text
    static List<Reason> in(String text) {
        List<Line> lines = lines(text);
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).text();
            Matcher brackets = IN_BRACKETS.matcher(line);
            Matcher bare = BARE.matcher(line);
            Matcher alone = ALONE.matcher(line);
            if (brackets.matches()) {
                below(text, lines, i, brackets.start(2), 0).ifPresent(at -> add(reasons, brackets.group(1), text, at));
            } else if (bare.matches()) {
                below(text, lines, i, bare.start(2), 0).ifPresent(at -> add(reasons, bare.group(1), text, at));
            } else if (alone.matches()) {
                int deeper = lines.get(i).indent() + 1;
                below(text, lines, i, line.length(), deeper).ifPresent(at -> add(reasons, alone.group(1), text, at));
            }
        }
        return reasons;
    }

    /// A text, taken apart once for all whom it is about.
    ///
    /// @param each what is said of one recipient
    /// @param whole the beginning of the text, as far as it is no copy of the message
    record Told(List<Reason> each, String whole) {
        static Told in(String text) {
            String plain = PlainText.of(text);
            var scanner = new TextScanner(plain, false, new RefusalCollector());
            scanner.scan();
            String above = scanner.copyAt() > 0 ? plain.substring(0, scanner.copyAt()) : plain;
            String start = above.substring(0, Math.min(above.length(), LONGEST));
            return new Told(
                    ProseReasons.in(above), String.join(" ", start.strip().split("\\s+")));
        }

        /// What is said of this recipient; all of it where the text is laid out in no such way.
        String of(Optional<String> recipient) {
            return each.stream()
                    .filter(reason -> recipient
                            .filter(reason.recipient()::equalsIgnoreCase)
                            .isPresent())
                    .findFirst()
                    .map(Reason::text)
                    .orElse(whole);
        }
    }

    private static void add(List<Reason> reasons, String recipient, String text, Span at) {
        String words =
                String.join(" ", text.substring(at.start(), at.end()).strip().split("\\s+"));
        if (!words.isBlank()) {
            reasons.add(new Reason(recipient, words, at));
        }
    }

    /// The rest of a line and the lines below it, until a blank one, the next recipient, or one that is not indented
    /// as far.
    private static Optional<Span> below(String text, List<Line> lines, int head, int rest, int deeper) {
        int from = lines.get(head).from() + rest;
        int end = lines.get(head).end();
        for (int i = head + 1; i < lines.size() && end - from < LONGEST; i++) {
            Line line = lines.get(i);
            boolean another = IN_BRACKETS.matcher(line.text()).matches()
                    || BARE.matcher(line.text()).matches();
            boolean over = line.isBlank()
                    || line.indent() < deeper
                    || another
                    || LineClassifier.startsOtherThing(text, line.from() + line.indent(), line.end());
            if (over) {
                break;
            }
            end = line.end();
        }
        return text.substring(from, end).isBlank() ? Optional.empty() : Optional.of(new Span(from, end));
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() && lines.size() < MOST_LINES) {
            int end = TextScanner.lineEnd(text, at);
            int seen = Math.min(end, at + LONGEST);
            lines.add(new Line(at, end, text.substring(at, seen)));
            at = TextScanner.afterLine(text, end);
        }
        return lines;
    }
}
