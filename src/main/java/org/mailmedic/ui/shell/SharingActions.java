package org.mailmedic.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.report.Material;
import org.mailmedic.report.Redaction;
import org.mailmedic.report.Reports;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Outcome;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;

/// What can be handed to others from any page: the report on the clipboard, and a copy of the case.
public final class SharingActions {
    private final Cases cases;
    private final DesktopServices desktop;
    private final FooterBar footer;
    private final RunDisplay runDisplay;

    SharingActions(Cases cases, DesktopServices desktop, FooterBar footer, RunDisplay runDisplay) {
        this.cases = cases;
        this.desktop = desktop;
        this.footer = footer;
        this.runDisplay = runDisplay;
    }

    /// Copies the report as for a person who helps, in Markdown: names held back as the last page does by default.
    void copyReport(Session session) {
        runDisplay.show(
                BackgroundRun.after(report(session, texts().locale()), written -> written.map(this::markdown)),
                written -> written.ifPresent(report -> {
                    CopyButton.copy(report);
                    footer.tell(texts().get("shell.report.copied"));
                }),
                () -> {});
    }

    private String markdown(Written written) {
        return new Reports(written.texts(), cases.tools().severities(), ZoneId.systemDefault())
                .markdown(written.material(), Redaction.standard(Redaction.Reader.IT_PERSON));
    }

    /// What a report is written from, and the words of its language.
    public record Written(Material material, Texts texts) {}

    /// What a report of this session tells of, in this language; nothing if it was cancelled. It is gathered on
    /// a thread of its own.
    public static Run<Optional<Written>> report(Session session, Locale language) {
        return BackgroundRun.after(session.outcomeIn(language), outcome -> outcome.map(o -> written(session, o)));
    }

    private static Written written(Session session, Outcome outcome) {
        Case now = session.current();
        return new Written(
                new Material(
                        now.withHistory(now.history().withContacts(session.contacts())),
                        outcome.facts(),
                        outcome.diagnosis(),
                        outcome.health(),
                        outcome.testedChecklist()),
                outcome.texts());
    }

    /// Asks where, and saves a copy of the case there.
    void saveCopy(Case now) {
        desktop.chooseFileToSave(texts().get("page.prove.report.export"), "case" + CaseStore.ENDING)
                .ifPresent(file -> write(texts(), file, to -> CaseStore.export(now, to), footer::tell, footer::say));
    }

    /// Writes a file, and tells in words what became of it. A slow disk must not hold up the window.
    ///
    /// @param saved hears where it lies, on the JavaFX thread
    /// @param failed hears why it could not be written, on the JavaFX thread
    public static void write(Texts texts, Path file, Writing writing, Consumer<String> saved, Consumer<String> failed) {
        Thread.ofVirtual().name("write").start(() -> {
            try {
                writing.to(file);
                String words = texts.get("page.prove.report.saved", Map.of("file", file.toString()));
                Platform.runLater(() -> saved.accept(words));
            } catch (IOException e) {
                String words = texts.get("page.prove.report.failed", Map.of("reason", String.valueOf(e.getMessage())));
                Platform.runLater(() -> failed.accept(words));
            }
        });
    }

    /// Writes one file.
    public interface Writing {
        void to(Path file) throws IOException;
    }

    private Texts texts() {
        return cases.tools().texts();
    }
}
