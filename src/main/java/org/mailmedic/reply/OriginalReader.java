package org.mailmedic.reply;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
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
    private static final int LONGEST_HEADERS = 200_000;
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
                signatures(headers));
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
