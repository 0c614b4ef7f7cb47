package org.mailmedic.reply;

import java.util.Optional;

/// A mail address as people type it: `anna@brightlane.example`. Quoted local parts and address literals,
/// which RFC 5321 allows and nobody owns, are not taken.
///
/// @param local the part before the at sign, as typed
/// @param domain the part after it, lower case, in A-labels
public record MailAddress(String local, String domain) {
    private static final int LONGEST = 254;

    /// The address, if the text is one and nothing else. Blanks around it are forgiven.
    public static Optional<MailAddress> parse(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || at > 64 || address.length() > LONGEST) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        if (!local.codePoints().allMatch(MailAddress::isAtomText)
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")) {
            return Optional.empty();
        }
        return asciiDomain(address.substring(at + 1)).map(domain -> new MailAddress(local, domain));
    }

    /// A domain name of at least two labels, in A-labels and lower case, if the text is one.
    public static Optional<String> asciiDomain(String text) {
        return Idn.aLabels(text).filter(name -> name.contains("."));
    }

    /// The atom characters of RFC 5322, the dot, and what RFC 6531 adds.
    private static boolean isAtomText(int c) {
        return (c < 0x80 && (Character.isLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0))
                || (c >= 0xa0 && Character.isLetterOrDigit(c));
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
