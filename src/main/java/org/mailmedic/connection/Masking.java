package org.mailmedic.connection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of what a server says, also where it breaks one over several lines of a reply, codes it
/// in base64 together with other words, or cuts it short.
public final class Masking {
    /// What stands in place of a secret.
    public static final String HIDDEN = "(hidden)";

    /// Shorter words would mask half the conversation, and so betray themselves.
    private static final int SHORTEST_SECRET = 4;

    /// A piece of this length is no accident where it is part of a token or of base64. A piece of a password is
    /// not looked for: it may be a word that the server says anyway, and masking it would give it away.
    private static final int PIECE = 12;

    private static final int SHORTEST_IN_PIECES = 2 * PIECE;

    /// Code and enhanced status stand at the head of each line (RFC 2034 section 4), in the middle of what was
    /// broken.
    private static final Pattern HEAD = Pattern.compile("[0-9]{3}[- \t]\\s*(?:[245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\s+)?");

    private static final Pattern AGAIN = Pattern.compile("(?:\\(hidden\\) )+(?=\\(hidden\\))");

    private final List<String> words = new ArrayList<>();
    private final Set<String> squeezed = new HashSet<>();
    private final Set<String> pieces = new HashSet<>();

    /// From now on this is masked, as it is and in base64.
    void hide(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            return;
        }
        add(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        add(Base64.getEncoder().encodeToString(bytes));
        for (int before = 0; before < 3; before++) {
            String inside = amidOthers(bytes, before);
            if (inside.length() >= PIECE / 2) {
                add(inside);
            }
        }
    }

    /// Whether there is anything to hide.
    boolean isNeeded() {
        return !words.isEmpty();
    }

    private void add(String form) {
        words.add(form);
        String bare = form.replaceAll("\\s", "");
        if (bare.length() >= SHORTEST_SECRET) {
            squeezed.add(bare);
        }
        if (bare.length() >= SHORTEST_IN_PIECES && bare.length() == form.length()) {
            for (int i = 0; i + PIECE <= bare.length(); i++) {
                pieces.add(bare.substring(i, i + PIECE));
            }
        }
    }

    /// What stays the same of these bytes in base64 with this many bytes, modulo three, before them and any
    /// after them.
    private static String amidOthers(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return coded.substring(from, Math.max(from, to));
    }

    String masked(String text) {
        return masked(List.of(text)).getFirst();
    }

    /// The lines of one reply without the secrets.
    List<String> masked(List<String> lines) {
        if (!isNeeded()) {
            return lines;
        }
        List<BitSet> secret = new ArrayList<>();
        var run = new StringBuilder();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            secret.add(asTheyAre(line));
            for (int at = headOf(line); at < line.length(); at++) {
                if (!Character.isWhitespace(line.charAt(at))) {
                    run.append(line.charAt(at));
                    places.add(new Place(i, at));
                }
            }
        }
        markBroken(run.toString(), places, secret);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            shown.add(replaced(lines.get(i), secret.get(i)));
        }
        return shown;
    }

    /// One mark in the place of several in a row.
    public static String onceEach(String masked) {
        return AGAIN.matcher(masked).replaceAll("");
    }

    private static int headOf(String line) {
        Matcher head = HEAD.matcher(line);
        return head.lookingAt() ? head.end() : 0;
    }

    private BitSet asTheyAre(String line) {
        var secret = new BitSet();
        for (String word : words) {
            for (int at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
                secret.set(at, at + word.length());
            }
        }
        return secret;
    }

    /// @param run all that the lines say, without blanks and heads
    private void markBroken(String run, List<Place> places, List<BitSet> secret) {
        for (String form : squeezed) {
            for (int at = run.indexOf(form); at >= 0; at = run.indexOf(form, at + 1)) {
                int last = at + form.length() - 1;
                // Inside a line short words with blanks taken out may be anything.
                if (form.length() >= PIECE
                        || places.get(at).line() != places.get(last).line()) {
                    mark(places.subList(at, last + 1), secret);
                }
            }
        }
        for (int at = 0; !pieces.isEmpty() && at + PIECE <= run.length(); at++) {
            if (pieces.contains(run.substring(at, at + PIECE))) {
                mark(places.subList(at, at + PIECE), secret);
            }
        }
    }

    private static void mark(List<Place> places, List<BitSet> secret) {
        places.forEach(place -> secret.get(place.line()).set(place.at()));
    }

    private static String replaced(String line, BitSet secret) {
        var shown = new StringBuilder();
        int at = 0;
        for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(at)) {
            shown.append(line, at, from).append(HIDDEN);
            at = endOf(line, secret, from);
        }
        return shown.append(line, at, line.length()).toString();
    }

    /// Where a masked run ends; blanks between two masked letters belong to it.
    private static int endOf(String line, BitSet secret, int from) {
        int end = secret.nextClearBit(from);
        int next = secret.nextSetBit(end);
        while (next >= 0 && line.substring(end, next).isBlank()) {
            end = secret.nextClearBit(next);
            next = secret.nextSetBit(end);
        }
        return end;
    }

    /// Where a letter stands.
    private record Place(int line, int at) {}
}
