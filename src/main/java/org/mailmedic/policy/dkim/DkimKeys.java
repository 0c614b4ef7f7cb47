package org.mailmedic.policy.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.dkim.DkimKey.Origin;
import org.mailmedic.policy.dkim.DkimKey.Status;

/// Looks for the DKIM keys of a domain.
public final class DkimKeys {
    private static final String BELOW = "._domainkey.";

    /// A selector that nobody has: if it is answered, everything is.
    private static final String MADE_UP = "mailmedic-probe-7f3a";

    /// So many usual names are tried also where the DNS says that there is nothing: some name servers say so
    /// wrongly of
    /// names that only have others below them (RFC 8020).
    private static final int TRIED_ANYHOW = 8;

    private final Dns dns;
    private final List<String> usual;

    public DkimKeys(Dns dns) {
        this.dns = dns;
        this.usual = UsualSelectors.LIST;
    }

    /// Looks under the selectors that are known, and only where none of them has a key under the usual ones.
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
        List<DkimKey> keys = new ArrayList<>();
        for (Look look : Together.all(works)) {
            switch (look) {
                case Look.Below(DnsAnswer answer) -> nothingBelow = answer instanceof DnsAnswer.NoSuchName;
                case Look.One(DkimKey key) -> keys.add(key);
            }
        }
        boolean unanswered = keys.stream().anyMatch(k -> k.status() == Status.UNKNOWN);
        if (keys.stream().anyMatch(DkimKey::isThere) || unanswered || !given.isEmpty()) {
            return new DkimReadout(domain, keys, keys.size(), nothingBelow && !unanswered, false);
        }
        return guess(domain, keys, nothingBelow);
    }

    private sealed interface Look {
        record Below(DnsAnswer answer) implements Look {}

        record One(DkimKey key) implements Look {}
    }

    private DkimReadout guess(String domain, List<DkimKey> known, boolean nothingBelow) throws InterruptedException {
        List<Together.Work<DkimKey>> works = new ArrayList<>();
        works.add(() -> key(domain, MADE_UP, Origin.GUESSED));
        usual.stream()
                .filter(s -> known.stream().noneMatch(k -> k.selector().equals(s)))
                .limit(nothingBelow ? TRIED_ANYHOW : usual.size())
                .forEach(s -> works.add(() -> key(domain, s, Origin.GUESSED)));
        List<DkimKey> guessed = Together.all(works);
        DkimKey madeUp = guessed.getFirst();
        List<DkimKey> keys = new ArrayList<>(known);
        guessed.stream()
                .skip(1)
                .filter(k -> !madeUp.isThere() || !k.record().equals(madeUp.record()))
                .forEach(keys::add);
        boolean nothing = nothingBelow && keys.stream().noneMatch(DkimKey::isThere);
        return new DkimReadout(domain, keys, known.size() + guessed.size() - 1, nothing, madeUp.isThere());
    }

    /// Looks under one selector.
    public DkimKey key(String domain, String selector, Origin origin) throws InterruptedException {
        String name = selector + BELOW + domain;
        return read(selector, name, origin, dns.ask(new Question(name, RecordType.TXT)));
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
                key.onlySha1(),
                key.fault(),
                records.getFirst(),
                answer);
    }

    private static DkimKey without(
            String selector, String name, Origin origin, Status status, String record, DnsAnswer answer) {
        return new DkimKey(selector, name, origin, status, "", 0, false, false, "", record, answer);
    }

    /// The usual selectors, from the data file.
    static final class UsualSelectors {
        static final List<String> LIST = load();

        private UsualSelectors() {}

        private static List<String> load() {
            try (InputStream in = DkimKeys.class.getResourceAsStream("usual-selectors.txt")) {
                if (in == null) {
                    throw new IllegalStateException("usual-selectors.txt is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
