package org.mailmedic.policy.dkim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.policy.OddSign;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dkim.DkimKey.Status;

/// The text of a key record (RFC 6376 section 3.6.1), read.
///
/// @param bits length of the key itself; 0 if it cannot be read
/// @param strict whether it says `t=s`: signatures of subdomains do not count
/// @param fault the first wrong place; nothing if all is well
record KeyRecord(
        Status status,
        String algorithm,
        int bits,
        boolean testing,
        boolean strict,
        boolean onlySha1,
        Optional<KeyFault> fault) {
    private static final String VERSION = "DKIM1";
    private static final Set<String> KINDS = Set.of("rsa", "ed25519");

    /// Whether a TXT record looks like a key at all: wildcards answer with anything.
    static boolean looksLikeKey(String text) {
        TagList tags = TagList.read(text);
        boolean versioned = tags.value("v")
                .map(v -> v.toUpperCase(Locale.ROOT).startsWith(VERSION))
                .orElse(false);
        return versioned
                || tags.tag("v").isEmpty() && tags.tag("p").isPresent()
                || OddSign.cleaned(text).strip().toUpperCase(Locale.ROOT).startsWith("V=" + VERSION);
    }

    /// Whether it can be nothing but a key.
    static boolean isCertainlyKey(String text) {
        TagList tags = TagList.read(text);
        return tags.tag("p").isPresent()
                && (tags.begins(VERSION)
                        || tags.tag("v").isEmpty() && tags.tag("k").isPresent());
    }

    static KeyRecord read(String text) {
        TagList tags = TagList.read(text);
        String algorithm =
                tags.value("k").filter(k -> !k.isEmpty()).orElse("rsa").toLowerCase(Locale.ROOT);
        List<String> flags = list(tags, "t");
        List<String> hashes = list(tags, "h");
        Optional<KeyFault> fault = fault(text, tags, algorithm);
        Optional<String> key = tags.value("p");
        PublicKeyText read = new PublicKeyText(0, Optional.empty());
        if (fault.isEmpty() && key.filter(k -> !k.isEmpty()).isPresent()) {
            int at = tags.tag("p").orElseThrow().valueAt();
            read = PublicKeyText.read(algorithm, key.orElseThrow());
            fault = read.fault().map(f -> new KeyFault(f.kind(), at + f.at(), f.length()));
        }
        Status status = fault.isPresent() ? Status.BROKEN : read.bits() == 0 ? Status.REVOKED : Status.OK;
        return new KeyRecord(
                status,
                algorithm,
                read.bits(),
                flags.contains("y"),
                flags.contains("s"),
                !hashes.isEmpty() && !hashes.contains("sha256"),
                fault);
    }

    /// What is wrong around the key.
    private static Optional<KeyFault> fault(String text, TagList tags, String algorithm) {
        Optional<OddSign> quote = OddSign.in(text).filter(OddSign::quote);
        if (quote.isPresent() && !tags.begins(VERSION)) {
            return Optional.of(new KeyFault(
                    KeyFault.Kind.QUOTE, quote.get().at(), quote.get().length()));
        }
        if (!tags.faults().isEmpty()) {
            TagList.Fault first = tags.faults().getFirst();
            KeyFault.Kind kind = switch (first.kind()) {
                case NO_VALUE -> KeyFault.Kind.NO_VALUE;
                case BAD_NAME -> KeyFault.Kind.BAD_TAG;
                case TWICE -> KeyFault.Kind.TWICE;
                case ODD_CHARACTER -> KeyFault.Kind.ODD_CHARACTER;
            };
            return Optional.of(new KeyFault(kind, first.at(), first.length()));
        }
        Optional<TagList.Tag> version = tags.tag("v");
        if (version.isPresent() && !tags.begins(VERSION)) {
            return Optional.of(whole(KeyFault.Kind.VERSION, version.get()));
        }
        Optional<TagList.Tag> kind = tags.tag("k");
        if (!KINDS.contains(algorithm)) {
            return kind.map(k -> value(KeyFault.Kind.UNKNOWN_KIND, k));
        }
        List<String> services = list(tags, "s");
        if (!services.isEmpty() && !services.contains("*") && !services.contains("email")) {
            return tags.tag("s").map(s -> value(KeyFault.Kind.NOT_FOR_MAIL, s));
        }
        return tags.tag("p").isPresent()
                ? Optional.empty()
                : Optional.of(new KeyFault(KeyFault.Kind.NO_KEY, Math.max(0, text.length() - 1), 1));
    }

    private static KeyFault whole(KeyFault.Kind kind, TagList.Tag tag) {
        return new KeyFault(kind, tag.at(), tag.valueAt() + tag.value().length() - tag.at());
    }

    private static KeyFault value(KeyFault.Kind kind, TagList.Tag tag) {
        return new KeyFault(kind, tag.valueAt(), Math.max(1, tag.value().length()));
    }

    private static List<String> list(TagList tags, String name) {
        return tags.value(name).stream()
                .flatMap(v -> Arrays.stream(v.split(":", -1)))
                .map(v -> v.strip().toLowerCase(Locale.ROOT))
                .filter(v -> !v.isEmpty())
                .toList();
    }
}
