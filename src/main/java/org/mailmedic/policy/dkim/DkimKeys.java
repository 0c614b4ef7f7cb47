package org.mailmedic.policy.dkim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.dkim.DkimKey.Origin;
import org.mailmedic.policy.dkim.DkimKey.Status;

/// Looks for the DKIM keys of a domain.
public final class DkimKeys {
    private static final String BELOW = "._domainkey.";

    /// A selector that nobody has: if it is answered, everything is.
    private static final String MADE_UP = "mailmedic-probe-7f3a";

    /// So many usual names are tried also where the DNS says that there is nothing: some name servers
    /// say so wrongly of names that only have others below them (RFC 8020).
    private static final int TRIED_ANYHOW = 8;

    /// For so many selectors the wrong places are looked at.
    private static final int MOST_MISPLACED = 2;

    private final Dns dns;
    private final Dns guesses;
    private final List<String> usual;

    /// Whether a text is a key record in which everything is as RFC 6376 section 3.6.1 wants it.
    public static boolean isWithoutFault(String text) {
        KeyRecord record = KeyRecord.read(text);
        return KeyRecord.looksLikeKey(text) && record.fault().isEmpty() && record.status() == Status.OK;
    }

    public DkimKeys(Dns dns) {
        this(dns, dns);
    }

    /// @param guesses asked for keys under selectors that nobody has shown; everything else goes to the other
    public DkimKeys(Dns dns, Dns guesses) {
        this.dns = dns;
        this.guesses = guesses;
        this.usual = DataLines.of("usual-selectors.txt");
    }

    /// Looks under the selectors that are known, and only where none of them has a key under the usual
    /// ones.
    ///
    /// @param given selectors from a message or the user
    /// @param ofProvider selectors that the sending provider uses
    public DkimReadout look(String domain, List<String> given, List<String> ofProvider) throws InterruptedException {
        Map<String, Origin> known = new LinkedHashMap<>();
        given.forEach(s -> known.put(s.strip().toLowerCase(Locale.ROOT), Origin.GIVEN));
        ofProvider.forEach(s -> known.putIfAbsent(s, Origin.PROVIDER));
        known.remove("");

        List<Together.Work<Look>> works = new ArrayList<>();
        works.add(() -> new Look.Below(dns.ask(new Question("_domainkey." + domain, RecordType.TXT))));
        known.forEach((selector, origin) -> works.add(() -> new Look.One(key(domain, selector, origin))));
        boolean nothingBelow = false;
        boolean isThere = false;
        List<DkimKey> keys = new ArrayList<>();
        for (Look look : Together.all(works)) {
            switch (look) {
                case Look.Below(DnsAnswer answer) -> {
                    nothingBelow = answer instanceof DnsAnswer.NoSuchName;
                    isThere = answer.isCertain() && !nothingBelow;
                }
                case Look.One(DkimKey key) -> keys.add(key);
            }
        }
        boolean unanswered = keys.stream().anyMatch(k -> k.status() == Status.UNKNOWN);
        if (keys.stream().anyMatch(DkimKey::isThere) || unanswered || !given.isEmpty()) {
            List<DkimKey> meant = withoutWildcard(domain, keys);
            boolean none = !unanswered && meant.stream().noneMatch(DkimKey::isThere);
            return new DkimReadout(
                    domain,
                    meant,
                    keys.size(),
                    nothingBelow && !unanswered,
                    false,
                    false,
                    none ? misplaced(domain, known.keySet()) : List.of(),
                    List.of());
        }
        return guess(domain, keys, nothingBelow, isThere);
    }

    /// A wildcard CNAME leads every name somewhere: then an alias that ends nowhere was not meant as a
    /// key.
    private List<DkimKey> withoutWildcard(String domain, List<DkimKey> keys) throws InterruptedException {
        if (keys.stream().noneMatch(k -> k.asWhat() == Origin.PROVIDER && k.isDeadAlias())) {
            return keys;
        }
        DkimKey madeUp = key(domain, MADE_UP, Origin.GUESSED);
        return keys.stream()
                .filter(k -> k.asWhat() == Origin.GIVEN || !k.isDeadAlias() || !sameAlias(k, madeUp))
                .toList();
    }

    private static boolean sameAlias(DkimKey one, DkimKey other) {
        return !other.aliases().isEmpty() && one.aliases().equals(other.aliases());
    }

    /// Where panels put a key by mistake: the domain twice, without `_domainkey`, at the domain itself.
    private List<Misplaced> misplaced(String domain, Collection<String> selectors) throws InterruptedException {
        List<String> names = new ArrayList<>(List.of(domain));
        selectors.stream().limit(MOST_MISPLACED).forEach(s -> {
            names.add(s + BELOW + domain + "." + domain);
            names.add(s + "." + domain);
        });
        return Misplaced.look(dns, domain, names, KeyRecord::isCertainlyKey);
    }

    private sealed interface Look {
        record Below(DnsAnswer answer) implements Look {}

        record One(DkimKey key) implements Look {}
    }

    private DkimReadout guess(String domain, List<DkimKey> known, boolean nothingBelow, boolean isThere)
            throws InterruptedException {
        List<Together.Work<DkimKey>> works = new ArrayList<>();
        works.add(() -> key(domain, MADE_UP, Origin.GUESSED));
        usual.stream()
                .filter(s -> known.stream().noneMatch(k -> k.selector().equals(s)))
                .limit(nothingBelow ? TRIED_ANYHOW : usual.size())
                .forEach(s -> works.add(() -> key(domain, s, Origin.GUESSED)));
        List<DkimKey> guessed = Together.all(works);
        DkimKey madeUp = guessed.getFirst();
        List<DkimKey> keys = new ArrayList<>(known);
        keys.addAll(guessed.subList(1, guessed.size()));
        keys.removeIf(
                k -> sameAlias(k, madeUp) || madeUp.isThere() && k.record().equals(madeUp.record()));
        boolean none = keys.stream().noneMatch(DkimKey::isThere);
        // The name exists although nobody asked for the made-up one: something stands below it.
        boolean something = isThere
                && none
                && madeUp.answer() instanceof DnsAnswer.NoSuchName
                && madeUp.aliases().isEmpty();
        boolean certain = keys.stream().noneMatch(k -> k.status() == Status.UNKNOWN);
        List<String> selectors = known.stream().map(DkimKey::selector).toList();
        return new DkimReadout(
                domain,
                keys,
                known.size() + guessed.size() - 1,
                nothingBelow && none && certain,
                something,
                madeUp.isThere() || !madeUp.aliases().isEmpty(),
                none && certain ? misplaced(domain, selectors) : List.of(),
                List.of());
    }

    /// Looks under one selector.
    public DkimKey key(String domain, String selector, Origin origin) throws InterruptedException {
        String name = selector + BELOW + domain;
        Dns asked = origin == Origin.GIVEN ? dns : guesses;
        return read(selector, name, origin, asked.ask(new Question(name, RecordType.TXT)));
    }

    static DkimKey read(String selector, String name, Origin origin, DnsAnswer answer) {
        List<String> records =
                answer.texts().stream().filter(KeyRecord::looksLikeKey).toList();
        if (!answer.isCertain()) {
            return without(selector, name, origin, Status.UNKNOWN, "", answer);
        }
        if (records.isEmpty()) {
            String other = String.join("\n", answer.texts());
            return without(selector, name, origin, Status.NO_KEY, other, answer);
        }
        if (records.size() > 1) {
            return without(selector, name, origin, Status.SEVERAL, String.join("\n", records), answer);
        }
        KeyRecord key = KeyRecord.read(records.getFirst());
        return new DkimKey(
                selector,
                name,
                origin,
                key.status(),
                key.algorithm(),
                key.bits(),
                key.testing(),
                key.strict(),
                key.onlySha1(),
                key.fault(),
                records.getFirst(),
                answer);
    }

    private static DkimKey without(
            String selector, String name, Origin origin, Status status, String record, DnsAnswer answer) {
        return new DkimKey(
                selector, name, origin, status, "", 0, false, false, false, Optional.empty(), record, answer);
    }
}
