package org.mailmedic.knowledge;

import java.util.stream.IntStream;

/// Which runs of three characters stand in a text. A phrase can only stand there if all of its own do: so most phrases
/// of the book need not be looked for (decision 0480). Never wrong about what is there; may take for there what is not.
final class Trigrams {
    private static final int RUN = 3;
    private static final int BITS = 1 << 14;
    private static final int FACTOR = 31;

    private final long[] there = new long[BITS / Long.SIZE];

    /// Reads the text once.
    Trigrams(String text) {
        for (int at = 0; at + RUN <= text.length(); at++) {
            int key = key(text, at);
            there[key / Long.SIZE] |= 1L << key;
        }
    }

    /// The keys of all runs of a text; none if it is shorter than a run.
    static int[] keys(String text) {
        return IntStream.rangeClosed(0, text.length() - RUN)
                .map(at -> key(text, at))
                .distinct()
                .toArray();
    }

    /// Whether all of these may stand in the text.
    boolean mayHaveAll(int[] keys) {
        for (int key : keys) {
            if ((there[key / Long.SIZE] & 1L << key) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int key(String text, int at) {
        int hash = (text.charAt(at) * FACTOR + text.charAt(at + 1)) * FACTOR + text.charAt(at + 2);
        return hash & (BITS - 1);
    }
}
