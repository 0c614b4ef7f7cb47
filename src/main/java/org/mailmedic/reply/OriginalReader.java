package org.mailmedic.reply;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads from headers what a bounce shows of the message that came back.
final class OriginalReader {
    private static final int MOST_SIGNATURES = 10;
    private static final int MOST_HOPS = 20;
    private static final int LONGEST_HOP = 2_000;
    private static final int LONGEST_HEADERS = 200_000;
    private static final Pattern FROM_HOST = Pattern.compile("^\\s*from\\s+([A-Za-z0-9._-]{1,253})");
    private static final Pattern BY_HOST = Pattern.compile("(?<![\\w.-])by\\s+([A-Za-z0-9._-]{1,253})");
    private static final Pattern HOP_ADDRESS = Pattern.compile("[\\[(](?:IPv6:)?([0-9A-Fa-f:.]{2,45})[\\])]");
    private static final Pattern QUEUE_ID =
            Pattern.compile("(?<![\\w-])id ([A-Za-z0-9][A-Za-z0-9._-]{3,63})(?![\\w@])");

    private OriginalReader() {}

    /// Headers that stand in a text at or after a position, perhaps behind blank lines.
    static Original inText(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String block = text.substring(at, Math.min(text.length(), at + LONGEST_HEADERS));
        try {
            return of(new InternetHeaders(new ByteArrayInputStream(block.getBytes(StandardCharsets.UTF_8)), true));
        } catch (MessagingException _) {
            return Original.NONE;
        }
    }

    static Original of(InternetHeaders headers) {
        return new Original(
                first(headers, "From").flatMap(OriginalReader::address),
                first(headers, "Return-Path").flatMap(OriginalReader::address),
                first(headers, "Subject").map(OriginalReader::decoded),
                first(headers, "Message-ID"),
                first(headers, "Date"),
                first(headers, "Received").flatMap(OriginalReader::queueId),
                signatures(headers),
                hops(headers));
    }

    private static List<Original.Hop> hops(InternetHeaders headers) {
        List<Original.Hop> hops = new ArrayList<>();
        @Nullable String @Nullable [] values = headers.getHeader("Received");
        if (values == null) {
            return hops;
        }
        for (String value : values) {
            if (value == null || hops.size() == MOST_HOPS) {
                break;
            }
            String line = MimeUtility.unfold(value);
            String plain = line.substring(0, Math.min(line.length(), LONGEST_HOP));
            String from = word(FROM_HOST, plain);
            String by = word(BY_HOST, plain);
            if (!from.isEmpty() || !by.isEmpty()) {
                hops.add(new Original.Hop(from, addressIn(plain), by));
            }
        }
        return hops;
    }

    /// The address in brackets that stands before the name of the server that wrote the line.
    private static Optional<String> addressIn(String line) {
        Matcher by = BY_HOST.matcher(line);
        String before = by.find() ? line.substring(0, by.start()) : line;
        Matcher found = HOP_ADDRESS.matcher(before);
        while (found.find()) {
            try {
                InetAddress.ofLiteral(found.group(1));
                return Optional.of(found.group(1));
            } catch (IllegalArgumentException _) {
                // A comment in brackets may be anything.
            }
        }
        return Optional.empty();
    }

    private static String word(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static Optional<String> first(InternetHeaders headers, String name) {
        @Nullable String @Nullable [] values = headers.getHeader(name);
        if (values == null || values.length == 0 || values[0] == null) {
            return Optional.empty();
        }
        String value = MimeUtility.unfold(values[0]).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// The address in a header's value: the one in angle brackets, else the only one.
    private static Optional<String> address(String value) {
        int open = value.lastIndexOf('<');
        return NameFinder.addressAfter(value, open < 0 ? Math.max(0, value.indexOf('@') - 80) : open);
    }

    private static Optional<String> queueId(String received) {
        Matcher found = QUEUE_ID.matcher(received);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException _) {
            return value;
        }
    }

    private static List<Original.Signature> signatures(InternetHeaders headers) {
        List<Original.Signature> found = new ArrayList<>();
        @Nullable String @Nullable [] values = headers.getHeader("DKIM-Signature");
        if (values == null) {
            return found;
        }
        for (String value : values) {
            if (value == null || found.size() == MOST_SIGNATURES) {
                break;
            }
            Optional<String> selector = tag(value, "s");
            Optional<String> domain = tag(value, "d");
            if (selector.isPresent() && domain.isPresent()) {
                found.add(new Original.Signature(selector.get(), domain.get()));
            }
        }
        return found;
    }

    private static Optional<String> tag(String value, String name) {
        for (String part : value.split(";", 40)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equals(name)) {
                String found = part.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
                return found.isEmpty() ? Optional.empty() : Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
