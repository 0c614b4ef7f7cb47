package org.mailmedic.smtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the lines of an EHLO reply (RFC 5321 section 4.1.1.1). Keywords count in any case.
final class Capabilities {
    private Capabilities() {}

    /// Whether a keyword is offered.
    static boolean offer(List<String> capabilities, String keyword) {
        return capabilities.stream().anyMatch(line -> words(line).getFirst().equals(keyword));
    }

    /// The SASL mechanisms of `AUTH`, and of the older spelling `AUTH=`.
    static List<String> mechanisms(List<String> capabilities) {
        Set<String> mechanisms = new LinkedHashSet<>();
        for (String line : capabilities) {
            List<String> words = words(line.replace('=', ' '));
            if (words.getFirst().equals("AUTH")) {
                mechanisms.addAll(words.subList(1, words.size()));
            }
        }
        return List.copyOf(mechanisms);
    }

    /// Whether something on the way overwrote STARTTLS with letters X, as some firewalls do.
    static boolean strippedOfStartTls(List<String> capabilities) {
        return capabilities.stream()
                .map(line -> words(line).getFirst())
                .anyMatch(word -> word.length() >= 6 && word.startsWith("XXXXX"));
    }

    private static List<String> words(String line) {
        return new ArrayList<>(
                Arrays.asList(line.strip().toUpperCase(Locale.ROOT).split("\\s+")));
    }
}
