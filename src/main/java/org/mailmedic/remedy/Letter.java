package org.mailmedic.remedy;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A letter to whoever can fix it, ready to copy. Holds no secret.
///
/// @param address where it goes to; empty where only the user knows
/// @param form a page of theirs where they take such requests, where one is known
/// @param about ids of the things to do that it asks for
public record Letter(
        FixItem.Who to, Optional<String> address, Optional<URI> form, String subject, String body, List<String> about) {
    /// Windows hands on about 2000 characters of an address; what is longer would be cut off in the middle
    /// or dropped.
    private static final int LONGEST = 1900;

    public Letter {
        about = List.copyOf(about);
    }

    /// The same with another text, such as one that the user wrote over it.
    public Letter withBody(String other) {
        return new Letter(to, address, form, subject, other, about);
    }

    /// Opens the letter in the mail program (RFC 6068), without a recipient where only the user knows whom to ask.
    /// A body that does not fit ends in `[...]`.
    public URI mailto() {
        String head =
                "mailto:" + address.map(a -> encoded(a).replace("%40", "@")).orElse("") + "?subject="
                        + encoded(subject.substring(0, Math.min(subject.length(), 200))) + "&body=";
        String lines = body.replace("\r\n", "\n").replace("\n", "\r\n");
        String end = encoded("\r\n[...]\r\n");
        var out = new StringBuilder(head);
        int at = 0;
        while (at < lines.length()) {
            int next = lines.offsetByCodePoints(at, 1);
            String sign = encoded(lines.substring(at, next));
            if (out.length() + sign.length() + end.length() > LONGEST) {
                out.append(end);
                break;
            }
            out.append(sign);
            at = next;
        }
        return URI.create(out.toString());
    }

    /// A mail program takes a plus sign for itself, not for a blank.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
