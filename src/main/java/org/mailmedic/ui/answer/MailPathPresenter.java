package org.mailmedic.ui.answer;

import java.util.List;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.MailPath.Fate;
import org.mailmedic.ui.control.MailPath.Stop;

/// Where the mail stopped on its way, from what the bounce says and, where it says nothing, from the probe.
final class MailPathPresenter {
    private final Texts texts;
    private final Case document;
    private final Optional<Reading> reading;

    /// @param reading the best reading of the bounce, if there is one
    MailPathPresenter(Texts texts, Case document, Optional<Reading> reading) {
        this.texts = texts;
        this.document = document;
        this.reading = reading;
    }

    /// The stops from the sender to the recipient.
    ///
    /// @param provider name of the user's provider; empty if not known
    /// @param speaker name of who refused; empty if not known
    List<Stop> stops(String provider, String speaker) {
        Place place = place();
        String yours = provider.isEmpty() ? text("provider") : provider;
        String theirs = place == Place.THEIRS && !speaker.isEmpty() ? speaker : text("recipientserver");
        return List.of(
                you(),
                switch (place) {
                    case YOURS -> new Stop(yours, text(isRefusal() ? "refused" : "stopped"), Fate.STOPPED);
                    case BETWEEN, THEIRS -> new Stop(yours, text("took"), Fate.PASSED);
                    case NOWHERE -> atProvider(yours);
                },
                switch (place) {
                    case YOURS -> new Stop(theirs, text("notreached"), Fate.NOT_REACHED);
                    case BETWEEN -> new Stop(theirs, text("refused.filter"), Fate.STOPPED);
                    case THEIRS -> new Stop(theirs, text("refused"), Fate.STOPPED);
                    case NOWHERE -> new Stop(theirs, text(reading.isPresent() ? "unknown" : "unseen"), Fate.UNKNOWN);
                },
                new Stop(
                        recipient(),
                        text(place == Place.NOWHERE && reading.isEmpty() ? "unseen" : "notreached"),
                        Fate.NOT_REACHED));
    }

    private Stop you() {
        return switch (step(ProbeStep.Name.AUTH)) {
            case OK, WARNING -> new Stop(text("you"), text("signedin"), Fate.PASSED);
            case FAILED -> new Stop(text("you"), text("notsignedin"), Fate.UNKNOWN);
            case SKIPPED ->
                reading.isPresent()
                        ? new Stop(text("you"), text("handedin"), Fate.PASSED)
                        : new Stop(text("you"), text("unseen"), Fate.UNKNOWN);
        };
    }

    private Stop atProvider(String name) {
        return step(ProbeStep.Name.MAIL_FROM) == ProbeStep.Status.OK
                ? new Stop(name, text("ready"), Fate.PASSED)
                : new Stop(name, text(reading.isPresent() ? "unknown" : "unseen"), Fate.UNKNOWN);
    }

    private Place place() {
        if (reading.isPresent()) {
            return switch (reading.get().side()) {
                case YOURS -> Place.YOURS;
                case BETWEEN -> Place.BETWEEN;
                case RECIPIENTS -> Place.THEIRS;
                case UNKNOWN -> probeFailed() ? Place.YOURS : Place.NOWHERE;
            };
        }
        return probeFailed() ? Place.YOURS : Place.NOWHERE;
    }

    /// Whether a server said no. Where a connection broke off, nobody said anything.
    private boolean isRefusal() {
        return reading.isPresent()
                || document.probe().stream()
                        .flatMap(p -> p.steps().stream())
                        .anyMatch(r -> r.status() == ProbeStep.Status.FAILED
                                && r.reply().isPresent());
    }

    private boolean probeFailed() {
        return document.probe()
                .map(p -> p.steps().stream().anyMatch(r -> r.status() == ProbeStep.Status.FAILED))
                .orElse(false);
    }

    private ProbeStep.Status step(ProbeStep.Name name) {
        return document.probe().stream()
                .flatMap(p -> p.steps().stream())
                .filter(r -> r.name() == name)
                .map(ProbeStep::status)
                .findFirst()
                .orElse(ProbeStep.Status.SKIPPED);
    }

    private String recipient() {
        String given = document.given().recipient();
        return given.isEmpty()
                ? reading.flatMap(r -> r.refusal().recipient()).orElseGet(() -> text("recipient"))
                : given;
    }

    private String text(String key) {
        return texts.get("page.answer.path." + key);
    }

    private enum Place {
        YOURS,
        BETWEEN,
        THEIRS,
        /// It did not stop, or we cannot tell where.
        NOWHERE
    }
}
