package org.mailmedic.ui.bounce;

import java.time.Instant;
import java.util.Map;
import org.mailmedic.casefile.Listed;
import org.mailmedic.casefile.Standing;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ActionRow;
import org.mailmedic.ui.control.Pill;
import org.mailmedic.ui.control.TimeWords;
import org.mailmedic.ui.control.Tone;

/// A case in a list: whose it is, what it is about, its most likely cause, and where it stands.
final class CaseRow {
    private final Texts texts;
    private final TimeWords timeWords;

    CaseRow(Texts texts, TimeWords timeWords) {
        this.texts = texts;
        this.timeWords = timeWords;
    }

    /// The row.
    ///
    /// @param open takes the case up
    ActionRow of(Listed saved, Instant now, Runnable open) {
        String address = saved.address().isEmpty() ? texts.get("page.what.recent.nobody") : saved.address();
        String when = timeWords.time(saved.changed());
        String cause = saved.standing().cause();
        String causeWords = cause.isEmpty()
                ? ""
                : texts.find("cause." + cause + ".title", Map.of()).orElse("");
        String about = causeWords.isEmpty() ? about(saved) : about(saved) + " · " + causeWords;
        String line = saved.damaged() ? about + " · " + texts.get("page.what.recent.damaged") : about;
        String state = state(saved.standing(), now);
        var row = new ActionRow(
                texts.get("page.what.recent.case", Map.of("address", address, "when", when)),
                line,
                new Pill(tone(saved.standing().at(now)), state),
                open);
        row.setId("case-" + saved.id());
        return row;
    }

    private String about(Listed saved) {
        return saved.practice()
                .flatMap(id -> texts.find("practice." + id + ".title", Map.of()))
                .map(title -> texts.get("page.what.recent.practice", Map.of("title", title)))
                .orElseGet(() ->
                        saved.recipient().isEmpty() && saved.firstLine().isEmpty()
                                ? texts.get("shell.case.check")
                                : MailAddress.parse(saved.recipient())
                                        .map(to -> texts.get("shell.case.bounce", Map.of("domain", to.domain())))
                                        .orElseGet(() -> Harmless.line(saved.firstLine())));
    }

    private String state(Standing standing, Instant now) {
        return switch (standing.at(now)) {
            case BEGUN -> texts.get("page.what.recent.begun");
            case OPEN -> texts.count("page.what.recent.open", standing.open(), Map.of());
            case WAITING ->
                texts.get(
                        "page.what.recent.waiting",
                        Map.of("time", standing.oldUntil().map(timeWords::time).orElse("")));
            case FIXED -> texts.get("page.what.recent.fixed");
        };
    }

    private static Tone tone(Standing.State state) {
        return switch (state) {
            case BEGUN -> Tone.QUIET;
            case OPEN -> Tone.WARNING;
            case WAITING -> Tone.NOTE;
            case FIXED -> Tone.GOOD;
        };
    }
}
