package org.mailmedic.reply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Facts found in the words of a refusal: they fill the later pages and choose what the audit checks.
///
/// @param addresses IP addresses (v4, v6) as text, in order of appearance
/// @param domains domain names that the words speak about, lower case, help links left out
/// @param blockListZone zone of the DNS block list that the words name
/// @param verdicts what the receiver itself measured, such as `spf=fail`, `dkim=pass`, lower case
/// @param marks the provider's own marks: `S3150`, `AS(1234)`, `[TSS04]`, `[BL21]`
/// @param links web addresses in the words, as written (never opened without a look at their host)
public record Clues(
        List<String> addresses,
        List<String> domains,
        Optional<String> blockListZone,
        List<String> verdicts,
        List<String> marks,
        List<String> links) {
    public static final Clues NONE = new Clues(List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());

    public Clues {
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
        verdicts = List.copyOf(verdicts);
        marks = List.copyOf(marks);
        links = List.copyOf(links);
    }

    /// The same with an address that the lines around the words name: it comes first.
    Clues withAddress(String address) {
        List<String> all =
                Stream.concat(Stream.of(address), addresses.stream()).distinct().toList();
        return new Clues(all, domains, blockListZone, verdicts, marks, links);
    }
}
