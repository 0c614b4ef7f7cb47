package org.mailmedic.policy.dkim;

import java.util.List;
import org.mailmedic.policy.Misplaced;

/// The keys of a domain, as far as their selectors are known: a selector cannot be listed from outside, so
/// that "none found" is never "none there".
///
/// @param keys what was found under each selector that was tried, in the order of trying
/// @param tried how many selectors were tried
/// @param nothingBelow whether the DNS says that no name exists below `_domainkey`: then no selector does
/// @param somethingBelow whether the DNS says that a name exists below `_domainkey`, of which we do not
///     know the selector
/// @param wildcard whether any made-up selector is answered too
/// @param misplaced keys at names where nobody looks; looked for only where there is none
/// @param others keys of other domains that signed a message of this sender
public record DkimReadout(
        String domain,
        List<DkimKey> keys,
        int tried,
        boolean nothingBelow,
        boolean somethingBelow,
        boolean wildcard,
        List<Misplaced> misplaced,
        List<DkimKey> others) {
    public DkimReadout {
        others = List.copyOf(others);
        keys = List.copyOf(keys);
        misplaced = List.copyOf(misplaced);
    }

    /// The same with the keys of others.
    public DkimReadout withOthers(List<DkimKey> keysOfOthers) {
        return new DkimReadout(domain, keys, tried, nothingBelow, somethingBelow, wildcard, misplaced, keysOfOthers);
    }

    /// The keys that are there, good or bad.
    public List<DkimKey> found() {
        return keys.stream().filter(DkimKey::isThere).toList();
    }

    /// Whether there is at least one key that a signature could be checked with.
    public boolean hasUsableKey() {
        return keys.stream().anyMatch(k -> k.status() == DkimKey.Status.OK);
    }
}
