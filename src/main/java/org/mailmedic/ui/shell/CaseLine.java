package org.mailmedic.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Case;
import org.mailmedic.session.SavingState;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Visibility;

/// Whose case it is, and that it is safe.
final class CaseLine extends VBox {
    private final Texts texts;
    private final Label address = new Label();
    private final Label about = new Label();
    private final Label saved = new Label();

    CaseLine(Texts texts) {
        this.texts = texts;
        getStyleClass().add("case-line");
        address.getStyleClass().add("case-address");
        about.getStyleClass().add("muted");
        saved.getStyleClass().add("muted");
        for (Label label : List.of(address, about, saved)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(address, about, saved);
    }

    void show(Session session) {
        Case.Given given = session.current().given();
        put(address, given.address());
        put(about, about(given));
        put(
                saved,
                switch (session.saving()) {
                    case SavingState.Nothing _ -> "";
                    case SavingState.Waiting _ -> texts.get("shell.saving");
                    case SavingState.Saved _ -> texts.get("shell.saved");
                    case SavingState.Failed(String reason) -> texts.get("shell.save_failed", Map.of("reason", reason));
                });
    }

    private String about(Case.Given given) {
        if (given.noBounce()) {
            return texts.get("shell.case.check");
        }
        int at = given.recipient().lastIndexOf('@');
        return at < 0
                ? ""
                : texts.get(
                        "shell.case.bounce", Map.of("domain", given.recipient().substring(at + 1)));
    }

    private static void put(Label label, String words) {
        label.setText(words);
        Visibility.set(label, !words.isEmpty());
    }
}
