package org.mailmedic.reply;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Pulls facts out of the words of one reply: addresses, domains, the block list, verdicts, the
/// provider's marks, links.
///
/// Reads word by word; a reply is short (the scanner bounds it).
final class ClueFinder {
    private static final String WORD_ENDS = " \t\r\n<>()[]{}\"',;|=*";

    /// Ends of zone names by which a block list is known when the words around it do not say so.
    private static final List<String> LIST_ZONES = List.of(
            "spamhaus.org",
            "spamhaus.net",
            "spamcop.net",
            "barracudacentral.org",
            "sorbs.net",
            "uribl.com",
            "surbl.org",
            "abuseat.org",
            "surriel.com",
            "mailspike.net",
            "uceprotect.net",
            "dronebl.org",
            "invaluement.com",
            "abusix.zone",
            "manitu.net",
            "s5h.net",
            "spameatingmonkey.net",
            "blocklist.de",
            "backscatterer.org",
            "gbudb.net",
            "junkemailfilter.com",
            "senderscore.com",
            "nerd.dk",
            "njabl.org",
            "ahbl.org",
            "ordb.org",
            "spamrats.com",
            "nszones.com",
            "hostkarma.com",
            "0spam.org",
            "lashback.com",
            "virusfree.cz",
            "cbl.anti-spam.org.cn",
            "mxrate.net",
            "blocklist.zap",
            "trendmicro.com");

    private static final Set<String> BEFORE_ZONE =
            Set.of("using", "at", "in", "by", "on", "the", "list", "dnsbl", "rbl", "from");

    /// Names that a reply mentions to be written to, not to be looked up.
    private static final Set<String> CONTACTS = Set.of(
            "abuse",
            "postmaster",
            "delist",
            "support",
            "admin",
            "help",
            "tosa",
            "unblock",
            "noc",
            "hostmaster",
            "removal");

    private final String text;
    private final Set<String> addresses = new LinkedHashSet<>();
    private final Set<String> domains = new LinkedHashSet<>();
    private final List<String> links = new ArrayList<>();
    private Optional<String> zone = Optional.empty();

    private ClueFinder(String text) {
        this.text = text;
    }

    static Clues in(String text) {
        if (text.isEmpty()) {
            return Clues.NONE;
        }
        var finder = new ClueFinder(text);
        finder.words();
        return new Clues(
                List.copyOf(finder.addresses),
                List.copyOf(finder.domains),
                finder.zone,
                Verdicts.in(text),
                ProviderMarks.in(text),
                finder.links);
    }

    private void words() {
        String before = "";
        int at = 0;
        while (at < text.length()) {
            if (WORD_ENDS.indexOf(text.charAt(at)) >= 0) {
                at++;
                continue;
            }
            int link = linkEnd(at);
            if (link > at) {
                link(text.substring(at, link));
                before = "";
                at = link;
                continue;
            }
            int end = at;
            while (end < text.length() && WORD_ENDS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String word = trimmed(text.substring(at, end));
            word(word, before);
            before = word.toLowerCase(Locale.ROOT);
            at = end;
        }
    }

    private int linkEnd(int at) {
        if (!text.startsWith("http://", at) && !text.startsWith("https://", at) && !text.startsWith("www.", at)) {
            return at;
        }
        int end = at;
        while (end < text.length() && " \t\r\n<>\"'[]|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > at && ".,;:!)".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private void link(String link) {
        if (!links.contains(link)) {
            links.add(link);
        }
        // Behind "returnc" stands the resolver that asked, not the sender.
        if (link.contains("returnc")) {
            return;
        }
        int at = link.indexOf("://");
        int path = link.indexOf('/', at < 0 ? 0 : at + 3);
        if (path > 0) {
            for (String part : link.substring(path).split("[/?&=#;]", 20)) {
                address(part).ifPresent(addresses::add);
            }
        }
    }

    private void word(String word, String before) {
        if (word.length() < 3) {
            return;
        }
        Optional<String> address = address(word);
        if (address.isPresent()) {
            // Yahoo writes the number of a rule in the form of an address.
            if (!before.equals("-")) {
                addresses.add(address.get());
            }
            return;
        }
        int at = word.indexOf('@');
        String name = (at < 0 ? word : word.substring(at + 1)).toLowerCase(Locale.ROOT);
        if (name.startsWith("ip:") || name.startsWith("ip-")) {
            address(name.substring(3)).ifPresent(addresses::add);
            return;
        }
        if (!isDomain(name)) {
            return;
        }
        if (at < 0 && isZone(name, before)) {
            zone = zone.or(() -> Optional.of(name));
        } else if (at < 0 || !CONTACTS.contains(word.substring(0, at).toLowerCase(Locale.ROOT))) {
            if (!isMachine(name)) {
                domains.add(name);
            }
        }
    }

    private static boolean isZone(String name, String before) {
        if (before.equals("using")) {
            return true;
        }
        return BEFORE_ZONE.contains(before)
                && LIST_ZONES.stream().anyMatch(z -> name.equals(z) || name.endsWith("." + z));
    }

    /// The name of a provider's machine at the end of its replies says nothing about the sender.
    private static boolean isMachine(String name) {
        return name.endsWith(".prod.outlook.com")
                || name.endsWith(".prod.exchangelabs.com")
                || name.endsWith(".prod.protection.outlook.com");
    }

    private static boolean isDomain(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || name.length() - dot < 3 || name.length() > 253 || name.contains("..")) {
            return false;
        }
        boolean letters = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
            letters |= i > dot && Character.isLetter(c);
        }
        return letters && !name.endsWith(".html") && !name.endsWith(".php") && !name.endsWith(".aspx") && !isCode(name);
    }

    /// Exchange's names of its own parts: `RESOLVER.RST.NotAuthorized`, `STOREDRV.Submit`.
    private static boolean isCode(String name) {
        return name.startsWith("resolver.")
                || name.startsWith("storedrv.")
                || name.contains("exception")
                || name.startsWith("mcspam");
    }

    /// The IP address that the word is, without looking anything up.
    private static Optional<String> address(String word) {
        boolean four = word.indexOf('.') > 0 && word.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        boolean six = word.indexOf(':') >= 0
                && word.indexOf(':') != word.lastIndexOf(':')
                && word.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
        boolean wrongLength = four && word.chars().filter(c -> c == '.').count() != 3;
        if (wrongLength || (!four && !six)) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(word);
            boolean usable = !address.isLoopbackAddress() && !address.isAnyLocalAddress();
            return usable ? Optional.of(word) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0
                && ".:!?".indexOf(word.charAt(end - 1)) >= 0
                && !word.substring(0, end).endsWith("::")) {
            end--;
        }
        int start = 0;
        while (start < end && word.charAt(start) == ':' && !word.startsWith("::", start)) {
            start++;
        }
        return word.substring(start, end);
    }
}
