package org.mailmedic.ui.signin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.PrivateFiles;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.CopyMenu;
import org.mailmedic.ui.control.QuietLink;
import org.mailmedic.ui.control.Visibility;
import org.mailmedic.ui.shell.DesktopServices;
import org.mailmedic.ui.shell.Shell;

/// The whole conversation with the server, folded away until somebody wants to see it. Secrets are masked
/// already.
final class TranscriptPane extends VBox {
    private static final int ROWS = 12;
    private static final String FILE = "mailmedic-conversation.txt";

    private final Texts texts;
    private final DesktopServices desktop;
    private final QuietLink link;
    private final Label count = new Label();
    private final CopyButton copy;
    private final Button save;
    private final TextArea lines = new TextArea();

    TranscriptPane(Shell shell) {
        super(8);
        this.texts = shell.texts();
        this.desktop = shell.desktop();
        setId("transcript-box");
        save = new Button(texts.get("page.signin.transcript.save"));
        save.setId("save-transcript");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> desktop.chooseFileToSave(texts.get("page.signin.transcript.save"), FILE)
                .ifPresent(this::save));
        link = new QuietLink("show-transcript", "", () -> open(!lines.isVisible()));
        count.getStyleClass().add("small-muted");
        copy = new CopyButton(texts, lines::getText);
        lines.getStyleClass().add("transcript");
        lines.setId("transcript");
        lines.setEditable(false);
        lines.setPrefRowCount(ROWS);
        lines.setAccessibleText(texts.get("page.signin.transcript.show"));
        CopyMenu.install(lines, this::entries);
        var head = new FlowPane(link, count, copy, save);
        head.getStyleClass().add("transcript-head");
        getChildren().addAll(head, lines);
        show(List.of());
        open(false);
    }

    private List<CopyMenu.Entry> entries() {
        var all = CopyMenu.Entry.copying(texts, "control.copy.all", lines::getText);
        var keep = new CopyMenu.Entry(save.getText(), save::fire);
        return lines.getSelectedText().isEmpty()
                ? List.of(all, keep)
                : List.of(CopyMenu.Entry.copying(texts, "control.copy", lines::getSelectedText), all, keep);
    }

    void show(List<String> transcript) {
        lines.setText(Harmless.lines(String.join("\n", transcript)));
        count.setText(texts.count("page.signin.transcript.lines", transcript.size(), Map.of()));
        setVisible(!transcript.isEmpty());
        setManaged(!transcript.isEmpty());
    }

    /// A slow disk must not hold up the window.
    private void save(Path file) {
        String conversation = lines.getText() + "\n";
        Thread.ofVirtual().name("transcript").start(() -> {
            String told;
            try {
                PrivateFiles.replace(file, conversation);
                told = texts.get("page.prove.report.saved", Map.of("file", file.toString()));
            } catch (IOException e) {
                told = texts.get("page.prove.report.failed", Map.of("reason", String.valueOf(e.getMessage())));
            }
            String words = told;
            Platform.runLater(() -> count.setText(words));
        });
    }

    private void open(boolean nowOpen) {
        link.setText(texts.get(nowOpen ? "page.signin.transcript.hide" : "page.signin.transcript.show"));
        Visibility.set(lines, nowOpen);
        Visibility.set(copy, nowOpen);
        Visibility.set(save, nowOpen);
    }
}
