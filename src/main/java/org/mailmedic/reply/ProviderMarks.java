package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.List;

/// The provider's own marks in a reply: `S3150`, `AS(1234)`, `[TSS04]`, `[BL21]`, `OU-002`, `IB104`, as
/// written.
final class ProviderMarks {
    private static final String ENDS = " \t\r\n,;\"'<>";
    private static final int LONGEST = 16;

    private ProviderMarks() {}

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (ENDS.indexOf(text.charAt(at)) >= 0) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String word = stripped(text.substring(at, end));
            String mark = markOf(word);
            if (!mark.isEmpty() && !found.contains(mark)) {
                found.add(mark);
            }
            at = end;
        }
        return found;
    }

    private static String stripped(String word) {
        int end = word.length();
        while (end > 0 && ".:".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private static String markOf(String word) {
        int length = word.length();
        if (length < 3 || length > LONGEST) {
            return "";
        }
        if (word.startsWith("AS(") && word.charAt(length - 1) == ')') {
            return word;
        }
        char open = word.charAt(0);
        char close = word.charAt(length - 1);
        if (open == '[' && close == ']') {
            return isCode(word.substring(1, length - 1), 2) ? word : "";
        }
        if (open == '(' && close == ')') {
            String inner = word.substring(1, length - 1);
            return isCode(inner, 2) ? inner : "";
        }
        return isCode(word, 4) ? word : "";
    }

    /// Capital letters first, then digits among capitals, hyphens, colons; no small letters, no dots.
    private static boolean isCode(String word, int shortest) {
        if (word.length() < shortest) {
            return false;
        }
        int first = word.charAt(0) == '#' ? 1 : 0;
        int capitals = 0;
        int digits = 0;
        for (int i = first; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                capitals++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '-' && c != ':' && c != '_') {
                return false;
            }
        }
        boolean bracketedRule = capitals > 0 && word.indexOf(':') > 0;
        return capitals > 0 && (digits > 0 || bracketedRule) && Character.isUpperCase(word.charAt(first)) && digits < 7;
    }
}
