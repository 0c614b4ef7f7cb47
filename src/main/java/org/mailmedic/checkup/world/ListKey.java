package org.mailmedic.checkup.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmedic.dns.Dns;

/// The user's key for a list that must be asked with one: Spamhaus refuses its open lists to public
/// resolvers, and answers whoever asks `KEY.zen.dq.spamhaus.net` (its free Data Query Service). A key
/// is a secret that stands in the name of each question: so all checks ask with a [stand-in][#STAND_IN]
/// for it, and the key takes its place [at the very edge][#over], below everything that remembers,
/// shows or saves a question.
///
/// Kept in memory only, until it is forgotten or the app ends. Safe for several threads.
public final class ListKey {
    /// What stands for the key in every name that anybody can see.
    public static final String STAND_IN = "your-key";

    /// As Spamhaus makes them.
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{26}");

    private char[] key = {};

    /// None yet.
    public ListKey() {}

    /// Whether this looks like a key: 26 letters and digits. Blanks around it do not count.
    public static boolean isWellFormed(String typed) {
        return FORM.matcher(form(typed)).matches();
    }

    /// Where a list is asked with the key, in the words that may be seen.
    ///
    /// @param keyedZone the zone below the key, such as `zen.dq.spamhaus.net`
    public static String shown(String keyedZone) {
        return STAND_IN + "." + keyedZone;
    }

    /// Takes this key from now on.
    ///
    /// @throws IllegalArgumentException if it does not look like one
    public synchronized void hold(String typed) {
        if (!isWellFormed(typed)) {
            throw new IllegalArgumentException("not a key of this service");
        }
        forget();
        key = form(typed).toCharArray();
    }

    /// Overwrites it.
    public synchronized void forget() {
        Arrays.fill(key, '\0');
        key = new char[] {};
    }

    /// Whether there is one.
    public synchronized boolean isHeld() {
        return key.length > 0;
    }

    /// The same DNS, in which the key takes the place of its stand-in. A question with the stand-in
    /// goes nowhere while no key is held.
    public Dns over(Dns delegate) {
        return new KeyedDns(this, delegate);
    }

    /// Whether this name is one with the stand-in.
    static boolean isShown(String name) {
        return name.contains("." + STAND_IN + ".");
    }

    /// What is held at this moment, for one question. Not to be kept.
    synchronized Optional<String> held() {
        return isHeld() ? Optional.of(new String(key)) : Optional.empty();
    }

    private static String form(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return isHeld() ? "(secret)" : "(none)";
    }
}
