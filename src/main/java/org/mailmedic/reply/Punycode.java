package org.mailmedic.reply;

import java.util.Optional;

/// Punycode (RFC 3492): letters outside ASCII, written with ASCII alone.
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;

    private Punycode() {}

    /// The text after `xn--`. The label is short: who calls has seen to that.
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        var out = new StringBuilder();
        for (int c : points) {
            if (c < INITIAL_N) {
                out.append((char) c);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int c : points) {
                if (c >= n && c < next) {
                    next = c;
                }
            }
            delta += (next - n) * (handled + 1);
            n = next;
            for (int c : points) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    append(out, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int delta, int bias) {
        int q = delta;
        int k = BASE;
        while (q >= threshold(k, bias)) {
            int t = threshold(k, bias);
            out.append(digit(t + (q - t) % (BASE - t)));
            q = (q - t) / (BASE - t);
            k += BASE;
        }
        out.append(digit(q));
    }

    /// What was encoded; nothing if this is no Punycode.
    ///
    /// @param text what stands after `xn--`
    static Optional<String> decode(String text) {
        int last = text.lastIndexOf('-');
        var out = new StringBuilder(last < 0 ? "" : text.substring(0, last));
        long n = INITIAL_N;
        long i = 0;
        int bias = INITIAL_BIAS;
        int count = out.length();
        int at = last < 0 ? 0 : last + 1;
        while (at < text.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < text.length() ? Character.digit(text.charAt(at++), BASE) : -1;
                if (digit < 0) {
                    return Optional.empty();
                }
                // Digits are a to z, then 0 to 9; Java counts the other way about.
                int value = digit < 10 ? digit + 26 : digit - 10;
                i += value * weight;
                int t = threshold(k, bias);
                if (value < t) {
                    break;
                }
                weight *= BASE - t;
                if (i > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            count++;
            bias = adapt((int) Math.min(i - before, Integer.MAX_VALUE), count, before == 0);
            n += i / count;
            i %= count;
            if (n > Character.MAX_CODE_POINT || n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE) {
                return Optional.empty();
            }
            out.insert(out.offsetByCodePoints(0, (int) i), Character.toString((int) n));
            i++;
        }
        return Optional.of(out.toString());
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private static int adapt(int delta, int points, boolean first) {
        int d = first ? delta / DAMP : delta / 2;
        d += d / points;
        int k = 0;
        while (d > (BASE - T_MIN) * T_MAX / 2) {
            d /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * d / (d + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }
}
