package org.mailmedic.reply;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds the refusals in whatever the user gave: a bare reply, lines of a log, an error box, a whole bounce
/// with its MIME parts, a service's event in JSON.
///
/// Never fails and never hangs: time and memory are linear in the input, which is limited to [#LIMIT].
/// Immutable; may be used by many threads.
public class BounceReader {
    /// The most characters or bytes that are read.
    public static final int LIMIT = 5 * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(BounceReader.class.getName());

    private static final int SHORT = 2_000;
    /// A mail with more boundaries than this is no bounce; each would cost Jakarta Mail an object.
    private static final int MOST_BOUNDARIES = 5_000;

    private static final int MOST_HEADER_LINES = 5_000;

    /// Reads a text. What looks like a secret is hidden first.
    public Bounce read(String given) {
        return guarded(() -> unguarded(given), () -> SecretsInText.hidden(given));
    }

    /// Reads a file in any charset.
    public Bounce read(byte[] given) {
        return guarded(() -> unguarded(given), () -> text(given));
    }

    /// As [#read(String)], but a fault of the reader comes through: for the search for such faults.
    static Bounce unguarded(String given) {
        SecretsInText.Hidden hidden = SecretsInText.hide(given);
        Bounce bounce = given.length() > LIMIT ? none(Bounce.Shape.TOO_LARGE) : read(hidden.text(), Optional.empty());
        return bounce.withSecret(hidden.any());
    }

    /// As [#read(byte\[\])], but a fault of the reader comes through: for the search for such faults.
    static Bounce unguarded(byte[] given) {
        String text = PlainText.decode(given);
        SecretsInText.Hidden hidden = SecretsInText.hide(text);
        return read(given, text, hidden.text()).withSecret(hidden.any());
    }

    private static Bounce read(byte[] given, String text, String hidden) {
        if (given.length > LIMIT) {
            return none(Bounce.Shape.TOO_LARGE);
        }
        return isOutlookMessage(given) ? none(Bounce.Shape.OUTLOOK_MSG) : read(hidden, bytes(given, text, hidden));
    }

    /// The bytes without what was hidden; none where a character is not always one byte, as the parts of a
    /// message are then read as UTF-8.
    private static Optional<byte[]> bytes(byte[] given, String text, String hidden) {
        if (hidden.equals(text)) {
            return Optional.of(given);
        }
        if (given.length != text.length()) {
            return Optional.empty();
        }
        byte[] bytes = given.clone();
        for (int at = 0; at < bytes.length; at++) {
            if (hidden.charAt(at) != text.charAt(at)) {
                bytes[at] = (byte) hidden.charAt(at);
            }
        }
        return Optional.of(bytes);
    }

    /// No fault is known. Should there be one, in the libraries too, then what was given is still there to be read by
    /// a person: it counts as words without a code.
    static Bounce guarded(Supplier<Bounce> reading, Supplier<String> text) {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.log(System.Logger.Level.ERROR, "A bounce could not be read", fault);
            String words = text.get();
            return words.isBlank()
                    ? Bounce.EMPTY
                    : wordsOnly(words).withSecret(SecretsInText.hide(words).any());
        }
    }

    /// A file as text, whatever its charset, to be shown and edited; what looks like a secret is hidden.
    public static String text(byte[] file) {
        return SecretsInText.hidden(PlainText.decode(file));
    }

    private static Bounce read(String text, Optional<byte[]> bytes) {
        if (text.isBlank()) {
            return Bounce.EMPTY;
        }
        if (isBinary(text)) {
            return none(Bounce.Shape.BINARY);
        }
        Optional<Bounce> event = EventReader.read(text);
        if (event.isPresent()) {
            return event.get();
        }
        int start = messageStart(text);
        return start >= 0 ? message(text, start, bytes) : words(text);
    }

    private static Bounce message(String text, int start, Optional<byte[]> bytes) {
        var found = new RefusalCollector();
        var reader = new MessageReader(found, bytes.isEmpty());
        // The blank lines and the mbox line before the headers are plain ASCII: a character is a byte in UTF-8.
        boolean wide = bytes.isPresent()
                && bytes.get().length != text.length()
                && bytes.get().length > 1
                && bytes.get()[1] == 0;
        byte[] message = bytes.filter(_ -> start == 0 && !wide)
                .orElseGet(() -> text.substring(start).getBytes(StandardCharsets.UTF_8));
        reader.read(message);
        if (reader.kind() != MessageKind.RETURNED) {
            return new Bounce(shape(reader.kind()), List.of(), Original.NONE, reader.circumstances(), 0);
        }
        reader.lookForForwarding(text);
        if (found.isEmpty()) {
            return reader.words()
                    .filter(w -> !w.isBlank())
                    .map(BounceReader::wordsOnly)
                    .map(b -> new Bounce(
                                    b.shape(),
                                    unplaced(b.refusals(), reader.failedRecipient()),
                                    reader.original().equals(Original.NONE) ? b.original() : reader.original(),
                                    reader.circumstances(),
                                    b.total())
                            .returnedTo(reader.returnedTo()))
                    .orElseGet(() -> words(text));
        }
        return new Bounce(
                        reader.sawReport() ? Bounce.Shape.REPORT : shape(reader.kind()),
                        SpanFinder.withSpans(found.refusals(), text),
                        reader.original(),
                        reader.circumstances(),
                        found.total())
                .returnedTo(reader.returnedTo());
    }

    private static Bounce.Shape shape(MessageKind kind) {
        return switch (kind) {
            case RETURNED -> Bounce.Shape.PROSE;
            case AUTO_REPLY -> Bounce.Shape.AUTO_REPLY;
            case COMPLAINT -> Bounce.Shape.COMPLAINT;
            case RECEIPT -> Bounce.Shape.RECEIPT;
            case DMARC_REPORT -> Bounce.Shape.DMARC_REPORT;
            case TLS_REPORT -> Bounce.Shape.TLS_REPORT;
            case ORDINARY -> Bounce.Shape.ORDINARY;
        };
    }

    /// The words of a part: their places in it are not places in the given text.
    private static List<Refusal> unplaced(List<Refusal> refusals, Optional<String> recipient) {
        return refusals.stream()
                .map(r -> new Refusal(
                        r.reply(),
                        r.stage(),
                        r.recipient().or(() -> recipient),
                        r.remoteHost(),
                        r.reportingHost(),
                        r.clues(),
                        List.of()))
                .toList();
    }

    private static Bounce words(String text) {
        var found = new RefusalCollector();
        var scanner = new TextScanner(text, true, found);
        scanner.scan();
        if (found.isEmpty()) {
            return wordsOnly(text, scanner.copyAt());
        }
        Original original = scanner.copyAt() < 0 ? Original.NONE : OriginalReader.inText(text, scanner.copyAt());
        Bounce.Shape shape =
                scanner.sawLog() ? Bounce.Shape.LOG : scanner.sawOtherWords() ? Bounce.Shape.PROSE : Bounce.Shape.REPLY;
        Set<Circumstance> circumstances = circumstances(text);
        boolean ownMail =
                !circumstances.contains(Circumstance.OWN_LOG) && !circumstances.contains(Circumstance.FORWARDED);
        return new Bounce(shape, found.refusals(), original, circumstances, found.total())
                .returnedTo(ownMail ? EnvelopeSender.in(text) : Optional.empty());
    }

    private static Set<Circumstance> circumstances(String text) {
        Set<Circumstance> found = EnumSet.noneOf(Circumstance.class);
        if (Submission.isToldIn(text)) {
            found.add(Circumstance.HANDED_IN);
        }
        if (Submission.isRefusedHere(text)) {
            found.add(Circumstance.OWN_LOG);
        }
        if (ForwardingSigns.areToldIn(text)) {
            found.add(Circumstance.FORWARDED);
        }
        return found;
    }

    /// No code anywhere: the words themselves may still be known.
    private static Bounce wordsOnly(String text) {
        var scanner = new TextScanner(text, true, new RefusalCollector());
        scanner.scan();
        return wordsOnly(text, scanner.copyAt());
    }

    /// The words of the message that came back say nothing of why.
    ///
    /// @param copyAt where they begin, -1 if they are not there
    private static Bounce wordsOnly(String text, int copyAt) {
        return copyAt > 0 && !text.substring(0, copyAt).isBlank()
                ? wordsOnly(text.substring(0, copyAt), OriginalReader.inText(text, copyAt))
                : wordsOnly(text, Original.NONE);
    }

    private static Bounce wordsOnly(String text, Original original) {
        var each = new RefusalCollector();
        ProseReasons.in(PlainText.of(text))
                .forEach(reason -> each.add(new RefusalDraft(
                        new SmtpReply(
                                0, reason.status(), reason.text().replace(String.valueOf(PlainText.INVISIBLE), "")),
                        Stage.UNKNOWN,
                        Optional.of(reason.recipient()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(reason.at()))));
        return each.isEmpty()
                ? asOneReply(text, original)
                : new Bounce(Bounce.Shape.PROSE, each.refusals(), original, Set.of(), each.total());
    }

    private static Bounce asOneReply(String text, Original original) {
        String words = PlainText.of(text).strip();
        String reply =
                words.substring(0, Math.min(words.length(), SHORT)).replace(String.valueOf(PlainText.INVISIBLE), "");
        var found = new RefusalCollector();
        int from = text.length() - text.stripLeading().length();
        found.add(new RefusalDraft(
                new SmtpReply(0, Optional.empty(), String.join(" ", reply.split("\\s+"))),
                Stage.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Span(from, from + Math.min(words.length(), SHORT)))));
        return new Bounce(Bounce.Shape.PROSE, found.refusals(), original);
    }

    private static Bounce none(Bounce.Shape shape) {
        return new Bounce(shape, List.of(), Original.NONE);
    }

    /// Where the headers of a whole message begin, -1 if the text is none, or one too odd to be handed to a
    /// parser.
    private static int messageStart(String text) {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (text.startsWith("From ", at)) {
            at = TextScanner.afterLine(text, TextScanner.lineEnd(text, at));
        }
        int start = at;
        int headers = 0;
        boolean telling = false;
        for (int lines = 0; at < text.length(); lines++) {
            int end = TextScanner.lineEnd(text, at);
            if (end == at) {
                break;
            }
            boolean folded = text.charAt(at) == ' ' || text.charAt(at) == '\t';
            int colon = folded ? -1 : headerColon(text, at, end);
            if (lines > MOST_HEADER_LINES || (!folded && colon < 0)) {
                return -1;
            }
            if (colon > 0) {
                headers++;
                telling |= isTellingHeader(text.substring(at, colon).toLowerCase(Locale.ROOT));
            }
            at = TextScanner.afterLine(text, end);
        }
        return headers >= 2 && telling && boundaries(text) <= MOST_BOUNDARIES ? start : -1;
    }

    private static int headerColon(String text, int from, int end) {
        int at = from;
        while (at < end && at - from < 80 && text.charAt(at) > ' ' && text.charAt(at) < 0x7F) {
            if (text.charAt(at) == ':') {
                return at > from ? at : -1;
            }
            at++;
        }
        return -1;
    }

    private static boolean isTellingHeader(String name) {
        return switch (name) {
            case "from", "return-path", "received", "mime-version", "content-type", "message-id", "delivered-to" ->
                true;
            default -> false;
        };
    }

    private static int boundaries(String text) {
        int count = 0;
        for (int at = text.indexOf("\n--"); at >= 0 && count <= MOST_BOUNDARIES; at = text.indexOf("\n--", at + 3)) {
            count++;
        }
        return count;
    }

    /// Outlook's `.msg` is a compound file (MS-CFB section 2.2).
    private static boolean isOutlookMessage(byte[] b) {
        return b.length > 8 && (b[0] & 0xFF) == 0xD0 && (b[1] & 0xFF) == 0xCF && b[2] == 0x11 && (b[3] & 0xFF) == 0xE0;
    }

    /// Not text if one character in ten is a control character.
    private static boolean isBinary(String text) {
        int looked = Math.min(text.length(), 20_000);
        int odd = 0;
        for (int i = 0; i < looked; i++) {
            char c = text.charAt(i);
            boolean layout = c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0x1B;
            if ((c < ' ' && !layout) || c == '\uFFFD') {
                odd++;
            }
        }
        return odd * 10 > looked;
    }
}
