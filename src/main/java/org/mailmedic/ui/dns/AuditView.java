package org.mailmedic.ui.dns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.ui.control.SpfTreeView;
import org.mailmedic.ui.control.Tone;

/// What the DNS page shows.
///
/// @param domain domain of the From address; empty if none is known
/// @param ownDomain whether its records are the user's to change
/// @param bounce whether there is a bounce to explain
/// @param resolver who is asked, in words
/// @param parts each part of the audit
/// @param lists what is known of block lists
/// @param network what is known of the resolver
/// @param source what the domain's own name servers say
public record AuditView(
        String domain,
        boolean ownDomain,
        boolean bounce,
        String resolver,
        Phase phase,
        Map<Part, PartView> parts,
        Optional<Spf> spf,
        Lists lists,
        Optional<Network> network,
        Source source) {
    public AuditView {
        parts = Map.copyOf(parts);
    }

    public PartView part(Part part) {
        return parts.getOrDefault(part, PartView.waiting(part));
    }

    /// Whether anything that decides was asked by now: before that, nothing is good either.
    boolean wasAnythingAsked() {
        return parts.values().stream()
                .filter(p -> !p.part().isHygiene())
                .map(PartView::state)
                .anyMatch(s -> s != PartView.State.WAITING && s != PartView.State.SKIPPED);
    }

    /// Whether every question went unanswered: that speaks of the network, not of the domain.
    boolean nobodyAnswered() {
        return isAll(FindingCode.DNS_TIMEOUT);
    }

    /// Whether the resolver refused every question: that speaks of the resolver, not of the domain.
    boolean everyoneRefused() {
        return isAll(FindingCode.DNS_REFUSED);
    }

    /// Whether the resolver denied every name, those that exist for certain among them.
    boolean everythingDenied() {
        return isAll(FindingCode.DNS_DENIED);
    }

    /// Whether nothing came to light but that.
    private boolean isAll(FindingCode silence) {
        List<PartView> ran = parts.values().stream()
                .filter(p -> p.state() != PartView.State.WAITING && p.state() != PartView.State.SKIPPED)
                .toList();
        return !ran.isEmpty()
                && ran.stream().allMatch(p -> p.state() == PartView.State.NOT_CHECKED)
                && ran.stream().anyMatch(p -> !p.findings().isEmpty())
                && ran.stream().flatMap(p -> p.findings().stream()).allMatch(f -> f.code() == silence);
    }

    /// Where the audit stands.
    public enum Phase {
        IDLE,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /// The SPF record, read as a receiver reads it.
    ///
    /// @param verdict result in a word, such as `permerror`
    /// @param tone how good that is
    /// @param summary look-ups and whom it was evaluated for
    /// @param version the version word
    /// @param faults mistakes in it, each with its place
    public record Spf(
            String verdict,
            Severity tone,
            String summary,
            String version,
            List<SpfTreeView.Term> terms,
            List<Fault> faults) {
        public Spf {
            terms = List.copyOf(terms);
            faults = List.copyOf(faults);
        }
    }

    /// A mistake in a record.
    ///
    /// @param shown the record with a line of `^` under the place
    public record Fault(String words, String shown) {}

    /// The resolver, and what its answers are worth.
    ///
    /// @param line who answered, over what
    /// @param warnings what that means for the answers; empty if all is well
    public record Network(String line, List<Warning> warnings) {
        public Network {
            warnings = List.copyOf(warnings);
        }

        /// Something about the network that one must know to read the results.
        ///
        /// @param settings whether another resolver, chosen in the settings, may help
        public record Warning(String title, String text, boolean settings) {}
    }

    /// What the domain's own name servers say.
    ///
    /// @param line what was found in all
    /// @param rows a row for each question
    /// @param warnings what one must know of this network before one reads the other rows of the page
    public record Source(Stand stand, String line, List<Row> rows, List<Network.Warning> warnings) {
        public static final Source IDLE = new Source(Stand.IDLE, "", List.of(), List.of());

        public Source {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }

        /// Where the asking stands.
        public enum Stand {
            IDLE,
            RUNNING,
            DONE
        }

        /// One question.
        ///
        /// @param rest how it is published, in words
        /// @param answers what each server said, and the cache
        public record Row(Tone tone, String title, String rest, String answers) {}
    }

    /// What one block list says.
    ///
    /// @param text what that means, and who uses the list
    /// @param answer the raw answer
    /// @param page where a person can look it up; empty if there is none
    public record Listing(Tone tone, String title, String rest, String text, String answer, String page) {}

    /// Block lists.
    ///
    /// @param address the sending address; empty if none is known
    /// @param zones the lists that would be asked
    /// @param leftOut those that would not, by the settings
    /// @param listings what they said; empty before they are asked
    public record Lists(String address, List<String> zones, List<String> leftOut, List<Listing> listings) {
        public Lists(String address, List<String> zones, List<Listing> listings) {
            this(address, zones, List.of(), listings);
        }

        public Lists {
            zones = List.copyOf(zones);
            leftOut = List.copyOf(leftOut);
            listings = List.copyOf(listings);
        }
    }
}
