package org.mailmedic.about;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Replaces in a text whatever may tell whose it is: names of domains and servers, mail addresses, IP
/// addresses, long keys. One name becomes one stand-in all through, so that it can still be followed.
/// Names that everybody uses stay, such as `gmail.com`.
public final class Pseudonyms {
    private static final int SHORTEST_WORD = 3;

    private static final Pattern URL = Pattern.compile("https?://([^\\s/?#<>\"')\\]]{1,300})([^\\s<>\"')\\]]*)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'()\\[\\],;:=|`]{1,128}(@|\uff20|%40|=40)");
    private static final Pattern LONG = Pattern.compile("(?=[A-Za-z0-9+/=_-]{0,200}[0-9])[A-Za-z0-9+/=_-]{24,}");
    private static final Pattern IPV4 = Pattern.compile("(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w])");
    private static final Pattern IPV6 = Pattern.compile(
            "(?i)(?<![\\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)(?![\\w:])");
    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}_-])" + LABEL + "(?:[.\u3002\uff0e\uff61]" + LABEL
                    + "){0,20}[.\u3002\uff0e\uff61](?:[\\p{L}\\p{M}]{2,63}|(?i:xn--)[a-zA-Z0-9-]{1,59})(?![\\p{L}\\p{M}\\p{N}_])");

    private final Set<String> everybodys;
    private final Collection<String> words;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    /// @param everybodys names that tell nothing, in small letters; what stands before them in a longer name is
    ///        replaced
    /// @param words whatever else is to go, such as a user name; shorter ones than three letters are part of
    ///        everything
    public Pseudonyms(Set<String> everybodys, Collection<String> words) {
        this.everybodys = Set.copyOf(everybodys);
        this.words = List.copyOf(words);
    }

    /// The text with stand-ins.
    public String apply(String text) {
        String out = replace(
                URL, text, m -> isEverybodys(m.group(1)) ? withoutQuery(m) : "https://" + name(m.group(1)) + "/");
        out = replace(ADDRESS, out, _ -> "user@");
        for (String word : words) {
            if (word.length() >= SHORTEST_WORD) {
                out = replace(
                        Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                        out,
                        _ -> "user");
            }
        }
        out = replace(LONG, out, _ -> "(long)");
        out = replace(IPV6, out, m -> addresses.computeIfAbsent(m.group(), _ -> "ip-" + (addresses.size() + 1)));
        out = replace(IPV4, out, m -> addresses.computeIfAbsent(m.group(), _ -> "ip-" + (addresses.size() + 1)));
        return replace(NAME, out, m -> name(m.group()));
    }

    private boolean isEverybodys(String host) {
        return everybodys.contains(host.toLowerCase(Locale.ROOT));
    }

    private static String withoutQuery(MatchResult url) {
        int end = url.group(2).indexOf('?');
        return "https://" + url.group(1)
                + (end < 0 ? url.group(2) : url.group(2).substring(0, end));
    }

    private String name(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (everybodys.contains(small)) {
            return name;
        }
        // Names under everybody's are often a customer's.
        for (int dot = small.indexOf('.'); dot >= 0; dot = small.indexOf('.', dot + 1)) {
            String above = small.substring(dot + 1);
            if (everybodys.contains(above)) {
                return standIn(small.substring(0, dot)) + "." + above;
            }
        }
        int service = service(small);
        return small.substring(0, service) + standIn(small.substring(service)) + ".example";
    }

    /// The leading labels that are the same for everybody: `_dmarc.`, `_mta-sts.`
    private static int service(String name) {
        int at = 0;
        while (name.startsWith("_", at)) {
            int dot = name.indexOf('.', at);
            if (!Set.of("_dmarc", "_domainkey", "_mta-sts", "_smtp", "_tls", "_spf", "_report")
                    .contains(name.substring(at, dot))) {
                return at;
            }
            at = dot + 1;
        }
        return at;
    }

    private String standIn(String name) {
        return names.computeIfAbsent(name, _ -> "name-" + (names.size() + 1));
    }

    private static String replace(Pattern what, String text, Function<MatchResult, String> by) {
        return what.matcher(text).replaceAll(m -> java.util.regex.Matcher.quoteReplacement(by.apply(m)));
    }
}
