package org.mailmedic;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// Fuzzers' inputs blown up, as those write who want to bring a reader down: one piece many times over, until the whole
/// is as long as `-Dfuzz.longest` says. Jazzer alone grows its inputs by some bytes in a thousand tries, and never
/// finds what only breaks from some thousand repetitions on.
///
/// The piece and whether it is done at all follow from the bytes: the same input is always the same test.
public final class SwollenInput {
    private static final int LONGEST = Integer.getInteger("fuzz.longest", 4096);
    /// One in so many inputs: it takes a hundred times as long to read.
    private static final int ONE_IN = 8;

    private SwollenInput() {}

    /// The input as it is; one in eight swollen.
    public static byte[] perhaps(byte[] given) {
        int hash = Arrays.hashCode(given);
        if (given.length == 0 || given.length >= LONGEST || Math.floorMod(hash, ONE_IN) != 0) {
            return given;
        }
        var choice = new Random(hash);
        int from = choice.nextInt(given.length);
        int length = Math.min(given.length - from, 1 + choice.nextInt(80));
        if (choice.nextBoolean()) {
            // Readers go by lines: a line end, and up to three characters before it.
            while (from < given.length - 1 && given[from] != '\n') {
                from++;
            }
            int end = from + 1;
            from = Math.max(0, from - choice.nextInt(4));
            length = end - from;
        }
        var all = new ByteArrayOutputStream(LONGEST);
        all.write(given, 0, from);
        while (all.size() + length + given.length - from <= LONGEST) {
            all.write(given, from, length);
        }
        all.write(given, from, given.length - from);
        return all.toByteArray();
    }
}
