package org.mailmedic.lab;

import java.util.List;
import java.util.Locale;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// How the recipient's server of a practice case judges a sender: by the records that the lab's DNS
/// serves at that moment.
///
/// Its SPF is on purpose not the app's own: the other side of a conversation should not share a mistake
/// with it. It knows IPv4 and the terms that the cases use.
final class PracticeReceiver {
    /// RFC 7208 section 4.6.4.
    private static final int MOST_LOOKUPS = 10;

    private final DnsServer dns;

    PracticeReceiver(DnsServer dns) {
        this.dns = dns;
    }

    /// What SPF gives (RFC 7208 section 2.6), as far as the cases tell it apart.
    enum Spf {
        PASS("pass"),
        NOT_PASS("not pass"),
        ERROR("error");

        private final String word;

        Spf(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Spf spf(String domain, String address) {
        try {
            return new Evaluation(address).check(domain) ? Spf.PASS : Spf.NOT_PASS;
        } catch (PermanentError ignored) {
            return Spf.ERROR;
        }
    }

    boolean hasKey(String name) {
        return texts(name).stream().anyMatch(text -> text.contains("p=") && !text.endsWith("p="));
    }

    boolean isListed(String address, String zone) {
        return !dns.records(reversed(address) + "." + zone, Type.A).isEmpty();
    }

    /// Whether the address has a name that leads back to it.
    boolean hasReverseName(String address) {
        return dns.records(reversed(address) + ".in-addr.arpa", Type.PTR).stream()
                .map(r -> ((PTRRecord) r).getTarget().toString())
                .anyMatch(name -> hasAddress(name, address));
    }

    private boolean hasAddress(String name, String address) {
        return dns.records(name, Type.A).stream()
                .anyMatch(r -> ((ARecord) r).getAddress().getHostAddress().equals(address));
    }

    private List<String> texts(String name) {
        return dns.records(name, Type.TXT).stream()
                .map(r -> String.join("", ((TXTRecord) r).getStrings()))
                .toList();
    }

    private static String reversed(String address) {
        String[] parts = address.split("\\.", -1);
        return parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0];
    }

    private static final class PermanentError extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// One evaluation of `check_host()`, counting its look-ups.
    private final class Evaluation {
        private final String address;
        private int lookups;

        Evaluation(String address) {
            this.address = address;
        }

        boolean check(String domain) throws PermanentError {
            List<String> records = texts(domain).stream()
                    .filter(text -> text.equals("v=spf1") || text.startsWith("v=spf1 "))
                    .toList();
            if (records.size() > 1) {
                throw new PermanentError();
            }
            if (records.isEmpty()) {
                return false;
            }
            String redirect = "";
            for (String term : records.getFirst().toLowerCase(Locale.ROOT).split(" +", -1)) {
                if (term.startsWith("redirect=")) {
                    redirect = term.substring("redirect=".length());
                } else if (!term.equals("v=spf1") && matches(term, domain)) {
                    return Character.isLetter(term.charAt(0)) || term.startsWith("+");
                }
            }
            if (redirect.isEmpty()) {
                return false;
            }
            count();
            return check(redirect);
        }

        private boolean matches(String term, String domain) throws PermanentError {
            String mechanism =
                    term.startsWith("-") || term.startsWith("~") || term.startsWith("?") || term.startsWith("+")
                            ? term.substring(1)
                            : term;
            String[] parts = mechanism.split(":", 2);
            String target = parts.length == 2 ? parts[1] : domain;
            return switch (parts[0]) {
                case "all" -> true;
                case "ip4" -> inRange(target);
                case "ip6" -> false;
                case "a" -> {
                    count();
                    yield hasAddress(target, address);
                }
                case "mx" -> {
                    count();
                    yield dns.records(target, Type.MX).stream()
                            .anyMatch(r -> hasAddress(((MXRecord) r).getTarget().toString(), address));
                }
                case "include" -> {
                    count();
                    if (texts(target).isEmpty()) {
                        throw new PermanentError();
                    }
                    yield check(target);
                }
                default -> throw new PermanentError();
            };
        }

        private void count() throws PermanentError {
            if (++lookups > MOST_LOOKUPS) {
                throw new PermanentError();
            }
        }

        private boolean inRange(String range) throws PermanentError {
            String[] parts = range.split("/", 2);
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : 32;
            int mask = bits == 0 ? 0 : -1 << (32 - bits);
            return (number(parts[0]) & mask) == (number(address) & mask);
        }

        private int number(String ipv4) throws PermanentError {
            byte[] bytes = Address.toByteArray(ipv4, Address.IPv4);
            if (bytes == null) {
                throw new PermanentError();
            }
            return (bytes[0] & 255) << 24 | (bytes[1] & 255) << 16 | (bytes[2] & 255) << 8 | (bytes[3] & 255);
        }
    }
}
