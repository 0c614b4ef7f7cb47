package org.mailmedic.text;

import java.util.Locale;

/// How a constant is written outside of the code: in JSON, in keys of the bundles, in names of styles.
public final class Spelling {
    private Spelling() {}

    /// Words as a sentence begins: with a capital letter, but for the name of a host, which has none.
    public static String sentence(String words, Locale locale) {
        int blank = words.indexOf(' ');
        String first = blank < 0 ? words : words.substring(0, blank);
        int dot = first.indexOf('.');
        boolean host = dot > 0 && dot < first.length() - 1;
        return words.isEmpty() || host ? words : words.substring(0, 1).toUpperCase(locale) + words.substring(1);
    }

    /// In lower case with `_`, as `mail_from`.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
