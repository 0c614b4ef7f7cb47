package org.mailmedic.knowledge;

import java.util.List;
import java.util.Optional;

/// Who may have said a refusal.
///
/// @param id stable id, such as `google`; its name is the text `speaker.<id>`
/// @param kind what it is
/// @param hosts ends of its servers' names
/// @param words what only its replies contain
record Speaker(String id, Kind kind, List<String> hosts, List<PhrasePattern> words) {
    /// What a speaker is.
    enum Kind {
        /// A mail service that people have accounts with.
        SERVICE,
        /// A filter in front of others' servers.
        FILTER,
        /// A program that many servers run.
        SOFTWARE,
        /// The program or server of whoever reads it: it tells what it met with, whoever else is named.
        OWN
    }

    @Override
    public String toString() {
        return id;
    }

    boolean owns(String host) {
        return hosts.stream().anyMatch(end -> host.equals(end) || host.endsWith("." + end));
    }

    /// How many characters of its own words stand in the text; 0 if none.
    int recognisedIn(String plainWords) {
        return words.stream()
                .filter(w -> w.find(plainWords).isPresent())
                .mapToInt(PhrasePattern::literals)
                .max()
                .orElse(0);
    }

    /// The name of the longest host end that fits, for choosing among speakers that share one.
    Optional<Integer> ownsBy(String host) {
        return hosts.stream()
                .filter(end -> host.equals(end) || host.endsWith("." + end))
                .map(String::length)
                .max(Integer::compare);
    }
}
