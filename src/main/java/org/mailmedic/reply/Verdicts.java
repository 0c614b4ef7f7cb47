package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the receiver itself measured, as its reply says: `Spf= Fail , Dkim= Pass`, `DKIM = did not pass`.
final class Verdicts {
    private static final List<String> METHODS = List.of("spf", "dkim", "dmarc");
    private static final List<String> RESULTS = List.of(
            "did not pass",
            "pass",
            "hardfail",
            "softfail",
            "fail",
            "neutral",
            "none",
            "temperror",
            "permerror",
            "error",
            "policy");
    private static final int REACH = 90;

    private Verdicts() {}

    static List<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (String method : METHODS) {
            int at = lower.indexOf(method);
            while (at >= 0) {
                String verdict = verdictAt(lower, at + method.length());
                if (!verdict.isEmpty() && !found.contains(method + "=" + verdict)) {
                    found.add(method + "=" + verdict);
                }
                at = lower.indexOf(method, at + method.length());
            }
        }
        return found;
    }

    /// The result behind the next `=`, if no other method's name stands between.
    private static String verdictAt(String lower, int from) {
        int equals = lower.indexOf('=', from);
        if (equals < 0 || equals - from > REACH) {
            return "";
        }
        String between = lower.substring(from, equals);
        if (METHODS.stream().anyMatch(between::contains)) {
            return "";
        }
        String after = lower.substring(equals + 1, Math.min(lower.length(), equals + 20))
                .strip();
        for (String result : RESULTS) {
            if (after.startsWith(result)) {
                return result.equals("did not pass") || result.equals("hardfail") ? "fail" : result;
            }
        }
        return "";
    }
}
