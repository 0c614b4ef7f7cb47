package org.mailmedic.guard;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Original;

/// One piece of evidence of a generated case. What fails is made smaller by leaving them out, one by one.
sealed interface CaseItem {
    /// The same with a little less; nothing where there is nothing to leave out.
    default Stream<CaseItem> smaller() {
        return Stream.empty();
    }

    /// One refusal.
    record Said(Reading reading) implements CaseItem {
        @Override
        public String toString() {
            return "said by " + reading.saidBy() + " (" + reading.side() + ", "
                    + reading.phrase().orElse("no phrase")
                    + "): " + reading.cause().code() + " " + reading.confidence() + " " + reading.others() + ", from "
                    + reading.refusal().clues().addresses() + ", of "
                    + reading.refusal().clues().domains() + ", list "
                    + reading.refusal().clues().blockListZone() + ", host "
                    + reading.refusal().remoteHost() + ", to "
                    + reading.refusal().recipient() + ": "
                    + reading.refusal().reply();
        }
    }

    /// What the bounce shows of the message that came back.
    record CameBack(Original original) implements CaseItem {}

    /// Who sends the user's mail.
    record SentBy(String kind) implements CaseItem {}

    /// The user's address.
    record From(String address) implements CaseItem {}

    /// A test of the mail server.
    record Probe(Case.Probed probed) implements CaseItem {
        @Override
        public String toString() {
            return "probed" + (probed.brokenOff() ? ", broken off" : "") + ": "
                    + probed.findings().stream().map(f -> f.code().code()).toList();
        }
    }

    /// A part of the audit.
    ///
    /// @param measured whether it was read in the case's own DNS; else its findings were thrown together
    record Looked(Case.AuditedPart part, boolean measured) implements CaseItem {
        @Override
        public Stream<CaseItem> smaller() {
            return measured
                    ? Stream.empty()
                    : IntStream.range(0, part.findings().size()).mapToObj(i -> without(part, i));
        }

        private static CaseItem without(Case.AuditedPart part, int index) {
            return new Looked(
                    new Case.AuditedPart(
                            part.part(),
                            part.state(),
                            part.summary(),
                            IntStream.range(0, part.findings().size())
                                    .filter(i -> i != index)
                                    .mapToObj(part.findings()::get)
                                    .toList()),
                    false);
        }

        @Override
        public String toString() {
            return (measured ? "measured " : "thrown together ") + part.part() + " " + part.state() + ": "
                    + part.findings().stream()
                            .map(f -> f.code().code() + " at " + f.subject())
                            .toList();
        }
    }

    /// Where the domain's DNS is kept is known.
    record KeptAt(List<String> nameServers) implements CaseItem {}

    /// A thing to do that is done.
    record Ticked(String id, String title) implements CaseItem {}

    /// Records were tried.
    record TriedOut(How how) implements CaseItem {
        /// What came of it.
        enum How {
            /// What really comes of it in the case's own DNS.
            REAL,
            GOOD,
            BAD,
            /// The DNS did not answer.
            OPEN
        }
    }
}
