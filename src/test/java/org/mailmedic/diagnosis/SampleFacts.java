package org.mailmedic.diagnosis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;

/// Facts for tests, in short notation. `-` is nothing.
public final class SampleFacts {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private SampleFacts() {}

    /// What is known, from short notation.
    ///
    /// @param readings `side:cause:confidence[:other,other]`, several parted by `;`
    /// @param connection finding codes, or `signed-in`
    /// @param dns finding codes; a `+` at the end if all areas were checked
    public static Facts of(String readings, String provider, String address, String connection, String dns) {
        boolean all = dns.endsWith("+");
        List<Finding> found = findings(all ? dns.substring(0, dns.length() - 1).strip() : dns);
        Set<Part> checked = all ? EnumSet.allOf(Part.class) : EnumSet.noneOf(Part.class);
        found.forEach(f -> Part.of(f.code()).ifPresent(checked::add));
        boolean signedIn = connection.equals("signed-in");
        return new Facts(
                readings.equals("-")
                        ? List.of()
                        : Stream.of(readings.split(";", -1))
                                .map(SampleFacts::reading)
                                .toList(),
                provider.equals("-")
                        ? Optional.empty()
                        : Optional.of(CATALOGUE.byId(provider).orElseThrow()),
                address.equals("-") ? "" : address,
                signedIn ? List.of() : findings(connection),
                !connection.equals("-"),
                signedIn,
                found,
                checked,
                Optional.empty());
    }

    /// A finding that says nothing but its code.
    public static Finding finding(FindingCode code) {
        return new Finding(code, "brightlane.example", Map.of(), "", Optional.empty(), "");
    }

    private static Reading reading(String text) {
        String[] parts = text.split(":", -1);
        List<Cause> others = parts.length > 3
                ? Arrays.stream(parts[3].split(",", -1))
                        .map(c -> Cause.ofCode(c).orElseThrow())
                        .toList()
                : List.of();
        var reply = new SmtpReply(550, EnhancedStatus.parse("5.7.1"), "Message refused");
        var refusal = new Refusal(
                reply,
                Stage.UNKNOWN,
                Optional.of("buyer@shop.example"),
                Optional.empty(),
                Optional.empty(),
                Clues.NONE,
                List.of());
        return new Reading(
                refusal,
                "generic",
                Reading.Side.valueOf(parts[0]),
                Cause.ofCode(parts[1]).orElseThrow(),
                Double.parseDouble(parts[2]),
                others,
                true,
                Optional.empty(),
                List.of());
    }

    private static List<Finding> findings(String codes) {
        return codes.isBlank() || codes.equals("-")
                ? List.of()
                : Stream.of(codes.split(",", -1))
                        .map(c -> finding(FindingCode.ofCode(c).orElseThrow()))
                        .toList();
    }
}
