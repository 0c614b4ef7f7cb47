package org.mailmedic.servers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Verifies the one DKIM signature of a message (RFC 6376, rsa-sha256, relaxed/relaxed, no `l=`), written apart
/// from the app, so that the app cannot agree with itself.
final class DkimSignature {
    private final List<String> headers;
    private final String body;
    private final String field;
    private final Map<String, String> tags = new HashMap<>();

    /// @throws AssertionError if the message has not exactly one signature
    DkimSignature(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        headers = unfolded(text.substring(0, end));
        body = text.substring(end + 2);
        List<String> signatures =
                headers.stream().filter(h -> named(h, "dkim-signature")).toList();
        if (signatures.size() != 1) {
            throw new AssertionError(signatures.size() + " DKIM signatures");
        }
        field = signatures.getFirst();
        for (String tag : field.substring(field.indexOf(':') + 1).split(";", -1)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.put(
                        tag.substring(0, equals).strip(),
                        tag.substring(equals + 1).replaceAll("\\s", ""));
            }
        }
    }

    /// A tag of the signature, such as `d` or `s`.
    String tag(String name) {
        return Optional.ofNullable(tags.get(name))
                .orElseThrow(() -> new AssertionError("no " + name + "= in " + field));
    }

    /// Whether body hash and signature are right.
    ///
    /// @param key `p=` of the key record
    boolean isValid(String key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(relaxedBody()));
        return Base64.getEncoder().encodeToString(hash).equals(tag("bh")) && signs(publicKey(key));
    }

    private boolean signs(PublicKey key) throws GeneralSecurityException {
        var signed = new StringBuilder();
        List<String> left = new ArrayList<>(headers);
        for (String name : tag("h").split(":", -1)) {
            // From the bottom up; a name that is left over signs its absence (section 5.4.2).
            for (int i = left.size() - 1; i >= 0; i--) {
                if (named(left.get(i), name)) {
                    signed.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        signed.append(relaxed(field.replaceAll("([;\\s]b)=[^;]*", "$1=")));
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update(bytes(signed.toString()));
        return verifier.verify(Base64.getDecoder().decode(tag("b")));
    }

    private static PublicKey publicKey(String key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
    }

    private String relaxedBody() {
        List<String> lines = new ArrayList<>(Arrays.asList(body.split("\n", -1)));
        lines.replaceAll(line -> line.replaceAll("[ \t]+", " ").replaceAll(" $", ""));
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n";
    }

    private static String relaxed(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":"
                + header.substring(colon + 1).replaceAll("\\s+", " ").strip();
    }

    private static boolean named(String header, String name) {
        return header.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }

    private static List<String> unfolded(String block) {
        List<String> fields = new ArrayList<>();
        for (String line : block.split("\n", -1)) {
            if (!fields.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                fields.add(fields.removeLast() + "\n" + line);
            } else {
                fields.add(line);
            }
        }
        return fields;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
