package org.mailmedic.policy.reverse;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// Looks for the names of an address, and whether they lead back to it.
public final class ReverseLookup {
    private static final int MOST_NAMES = 10;

    /// Words in the names of home and dial-up connections.
    private static final List<String> HOME_WORDS =
            List.of("dynamic", "dyn", "dhcp", "pool", "dsl", "adsl", "cable", "dialup", "ppp", "broadband", "dip");

    private final Dns dns;

    public ReverseLookup(Dns dns) {
        this.dns = dns;
    }

    /// Looks for the names of an address.
    public ReverseReadout look(InetAddress address) throws InterruptedException {
        DnsAnswer answer = dns.ask(new Question(Names.reverse(address), RecordType.PTR));
        List<String> names = new ArrayList<>();
        for (DnsRecord record : answer.found()) {
            if (record instanceof DnsRecord.Pointer(String target, long _) && names.size() < MOST_NAMES) {
                names.add(target);
            }
        }
        RecordType family = address.getAddress().length == 4 ? RecordType.A : RecordType.AAAA;
        List<Together.Work<DnsAnswer>> works = new ArrayList<>();
        names.forEach(name -> works.add(() -> dns.ask(new Question(name, family))));
        List<DnsAnswer> forward = Together.all(works);
        List<String> confirmed = new ArrayList<>();
        List<DnsAnswer> unanswered = new ArrayList<>();
        if (!answer.isCertain()) {
            unanswered.add(answer);
        }
        for (int i = 0; i < names.size(); i++) {
            boolean back = forward.get(i).found().stream()
                    .anyMatch(r -> r instanceof DnsRecord.Address(InetAddress a, long _) && a.equals(address));
            if (back) {
                confirmed.add(names.get(i));
            } else if (!forward.get(i).isCertain()) {
                unanswered.add(forward.get(i));
            }
        }
        boolean generic = !names.isEmpty() && names.stream().allMatch(n -> isGeneric(n, address));
        // One name that leads back is enough.
        return new ReverseReadout(
                address, names, confirmed, generic, answer, confirmed.isEmpty() ? unanswered : List.of());
    }

    /// Whether a name is made from the address, or has a word of home connections in its first labels.
    static boolean isGeneric(String name, InetAddress address) {
        List<String> labels = Names.labels(name.toLowerCase(Locale.ROOT));
        // The last two labels are the provider's own name.
        String host = String.join(".", labels.subList(0, Math.max(1, labels.size() - 2)));
        List<String> words = List.of(host.split("[^a-z0-9]+"));
        boolean home = words.stream().anyMatch(w -> HOME_WORDS.contains(letters(w)));
        return home || address.getAddress().length == 4 && holds(words, host, address);
    }

    private static String letters(String word) {
        var out = new StringBuilder();
        word.chars().filter(Character::isLetter).forEach(c -> out.append((char) c));
        return out.toString();
    }

    /// Whether the four numbers, or their hexadecimal form, stand in the name.
    private static boolean holds(List<String> words, String host, InetAddress address) {
        var hex = new StringBuilder();
        int matches = 0;
        for (byte b : address.getAddress()) {
            String number = String.valueOf(b & 0xff);
            hex.append(String.format(Locale.ROOT, "%02x", b & 0xff));
            boolean there = words.stream()
                    .anyMatch(w -> digits(w).equals(number) || padded(w).equals(number));
            matches += there ? 1 : 0;
        }
        return matches >= 3 || host.contains(hex);
    }

    private static String digits(String word) {
        var out = new StringBuilder();
        word.chars().filter(Character::isDigit).forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static String padded(String word) {
        String digits = digits(word);
        int i = 0;
        while (i < digits.length() - 1 && digits.charAt(i) == '0') {
            i++;
        }
        return digits.substring(i);
    }
}
