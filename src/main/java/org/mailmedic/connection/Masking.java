package org.mailmedic.connection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of what a server says, also where it breaks one over several lines of a reply or over
/// several replies, codes it (base64, base32, hex, percent, HTML, quoted-printable, backslashes, turned round),
/// writes it in other letters, or cuts it short.
public final class Masking {
    /// What stands in place of a secret.
    public static final String HIDDEN = "(hidden)";

    /// Shorter words would mask half the conversation, and so betray themselves.
    private static final int SHORTEST_SECRET = 4;

    /// A piece of this length is no accident where it is part of base64.
    private static final int PIECE = 12;

    /// A text may be coded twice.
    private static final int ROUNDS = 3;

    private static final int SHORTEST_IN_PIECES = 2 * PIECE;

    /// Of a secret of [#PIECE] letters or more a piece of this length is hidden too, though it may be a word
    /// that the server says anyway: what stays readable travels in reports.
    private static final int LETTERS = 6;

    /// So many letters of earlier replies are remembered.
    private static final int MOST_BEFORE = 256;

    /// Code and enhanced status stand at the head of each line (RFC 2034 section 4), in the middle of what was
    /// broken.
    private static final Pattern HEAD = Pattern.compile("[0-9]{3}[- \t]\\s*(?:[245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\s+)?");

    private static final Pattern AGAIN = Pattern.compile("(?:\\(hidden\\) )+(?=\\(hidden\\))");

    private final List<String> words = new ArrayList<>();
    private final Set<String> squeezed = new HashSet<>();
    private final Set<String> pieces = new HashSet<>();
    /// What is looked for in small letters, behind every coding.
    private final Set<String> decoded = new HashSet<>();

    private final Set<String> decodedPieces = new HashSet<>();
    /// Letters and digits alone.
    private final Set<String> bones = new HashSet<>();
    /// The end of what the server said before.
    private String before = "";

    private int longest;

    /// From now on this is masked, as it is and in base64.
    void hide(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            return;
        }
        add(secret);
        hideDecoded(secret);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        add(Base64.getEncoder().encodeToString(bytes));
        for (int before = 0; before < 3; before++) {
            String inside = amidOthers(bytes, before);
            if (inside.length() >= PIECE / 2) {
                add(inside);
            }
        }
    }

    private void hideDecoded(String secret) {
        String bare = small(secret.replaceAll("\\s", ""));
        if (bare.length() < LETTERS) {
            return;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                bare, small(HexFormat.of().formatHex(bytes)), small(Base32.encode(bytes)), small(rot13(secret))));
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (int others = 0; others < 3; others++) {
                String coded = small(amidOthers(secret.getBytes(charset), others));
                forms.add(coded);
            }
        }
        for (String form : forms) {
            int piece = form.equals(bare) ? LETTERS : PIECE;
            boolean inPieces = bare.length() >= PIECE && (form.equals(bare) || bare.length() <= MOST_BEFORE);
            addDecoded(form, inPieces ? piece : Integer.MAX_VALUE);
            addDecoded(new StringBuilder(form).reverse().toString(), inPieces ? piece : Integer.MAX_VALUE);
        }
        String bone = bonesOf(bare);
        if (bone.length() >= LETTERS + 2) {
            bones.add(bone);
            bones.add(small(HexFormat.of().formatHex(bytes)));
        }
        longest = Math.max(longest, Math.min(bare.length(), MOST_BEFORE));
    }

    private void addDecoded(String form, int piece) {
        if (form.length() >= LETTERS) {
            decoded.add(form);
        }
        for (int i = 0; i <= form.length() - piece; i++) {
            decodedPieces.add(form.substring(i, i + piece));
        }
    }

    private static String bonesOf(String text) {
        var kept = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String small(String text) {
        var small = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            small.append(Character.toLowerCase(text.charAt(i)));
        }
        return small.toString();
    }

    private static String rot13(String text) {
        var turned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char base = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
            turned.append(base == 0 ? c : (char) (base + (c - base + 13) % 26));
        }
        return turned.toString();
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
        return masked(List.of(text), "").getFirst();
    }

    /// The lines of one reply without the secrets, also where one goes on from the reply before.
    List<String> masked(List<String> lines) {
        List<String> shown = masked(lines, before);
        if (isNeeded()) {
            var said = new StringBuilder(before);
            for (String line : lines) {
                line.substring(headOf(line))
                        .codePoints()
                        .filter(c -> !Character.isWhitespace(c))
                        .forEach(said::appendCodePoint);
            }
            before = said.substring(Math.max(0, said.length() - Math.max(longest, LETTERS) + 1));
        }
        return shown;
    }

    private List<String> masked(List<String> lines, String earlier) {
        if (!isNeeded()) {
            return lines;
        }
        List<BitSet> secret = new ArrayList<>();
        var run = new StringBuilder(earlier);
        List<Place> places = new ArrayList<>(Collections.nCopies(earlier.length(), Place.EARLIER));
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
        markDecoded(run.toString(), places, secret, lines);
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

    private void markDecoded(String run, List<Place> places, List<BitSet> secret, List<String> lines) {
        Decoded text = Decoded.of(run);
        for (int round = 0; round < ROUNDS; round++) {
            String small = small(text.text());
            for (String form : decoded) {
                for (int at = small.indexOf(form); at >= 0; at = small.indexOf(form, at + 1)) {
                    List<Place> found = text.places(at, at + form.length(), places);
                    if (form.length() >= PIECE || !hasBlanks(found, lines)) {
                        mark(found, secret);
                    }
                }
            }
            for (int at = 0; !decodedPieces.isEmpty() && at < small.length(); at++) {
                markPiece(small, at, LETTERS, text, places, secret);
                markPiece(small, at, PIECE, text, places, secret);
            }
            Decoded bare = text.bones();
            String inBones = small(bare.text());
            for (String bone : bones) {
                for (int at = inBones.indexOf(bone); at >= 0; at = inBones.indexOf(bone, at + 1)) {
                    mark(bare.places(at, at + bone.length(), places), secret);
                }
            }
            text = text.again();
        }
    }

    private void markPiece(String small, int at, int length, Decoded text, List<Place> places, List<BitSet> secret) {
        if (at + length <= small.length() && decodedPieces.contains(small.substring(at, at + length))) {
            mark(text.places(at, at + length, places), secret);
        }
    }

    /// Inside a line short words with blanks taken out may be anything.
    private static boolean hasBlanks(List<Place> found, List<String> lines) {
        Place first = found.getFirst();
        Place last = found.getLast();
        if (first.line() != last.line() || first.line() < 0) {
            return false;
        }
        return lines.get(first.line()).substring(first.at(), last.at()).chars().anyMatch(Character::isWhitespace);
    }

    private static void mark(List<Place> places, List<BitSet> secret) {
        places.stream()
                .filter(place -> place.line() >= 0)
                .forEach(place -> secret.get(place.line()).set(place.at()));
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
    private record Place(int line, int at) {
        /// In a reply before.
        static final Place EARLIER = new Place(-1, 0);
    }
}
