package org.mailmedic.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.report.Material;
import org.mailmedic.report.Redaction;
import org.mailmedic.report.Reports;
import org.mailmedic.text.Texts;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Desk;

/// What can be handed to others from any page: the report on the clipboard, and a copy of the case.
final class HandOut {
    private final Desk desk;
    private final Surroundings surroundings;
    private final Foot foot;

    HandOut(Desk desk, Surroundings surroundings, Foot foot) {
        this.desk = desk;
        this.surroundings = surroundings;
        this.foot = foot;
    }

    /// Copies the report as for a person who helps: names held back as the last page does by default.
    void copyReport(Consultation consultation) {
        var content = new ClipboardContent();
        content.putString(report(desk, consultation));
        Clipboard.getSystemClipboard().setContent(content);
        foot.tell(texts().get("shell.report.copied"));
    }

    /// The report as for a person who helps, in Markdown.
    static String report(Desk desk, Consultation consultation) {
        Case now = consultation.current();
        var material = new Material(
                now.withHistory(now.history().withContacts(consultation.contacts())),
                consultation.facts(),
                consultation.diagnosis(),
                consultation.testedChecklist());
        var reports =
                new Reports(desk.tools().texts(), desk.tools().severities(), ZoneId.systemDefault());
        return reports.markdown(material, Redaction.standard(Redaction.Reader.IT_PERSON));
    }

    /// Asks where, and saves a copy of the case there. A slow disk must not hold up the window.
    void saveCopy(Case now) {
        surroundings
                .chooseFileToSave(texts().get("page.prove.report.export"), "case" + CaseStore.ENDING)
                .ifPresent(file -> Thread.ofVirtual().name("copy").start(() -> save(now, file)));
    }

    private void save(Case now, Path file) {
        try {
            CaseStore.export(now, file);
            String words = texts().get("page.prove.report.saved", Map.of("file", file.toString()));
            Platform.runLater(() -> foot.tell(words));
        } catch (IOException e) {
            String words = texts().get("page.prove.report.failed", Map.of("reason", String.valueOf(e.getMessage())));
            Platform.runLater(() -> foot.say(words));
        }
    }

    private Texts texts() {
        return desk.tools().texts();
    }
}
