package org.mailmedic.ui.shell;

import java.io.IOException;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.walk.Desk;

/// What is kept on this computer, where, for how long, and the way to be rid of it.
final class KeptCases extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final String present;
    private final Label count = new Label();
    private final Button delete;
    private final Button sure;

    /// @param present id of the case that is open, which stays
    KeptCases(Desk desk, Texts texts, String present) {
        this.desk = desk;
        this.texts = texts;
        this.present = present;
        getStyleClass().add("field");
        var title = new Label(texts.get("settings.kept.title"));
        title.getStyleClass().add("section-title");
        var where = small(texts.get("settings.kept.where", Map.of("folder", desk.folder().toString())));
        count.getStyleClass().add("small-muted");
        count.setId("kept-count");
        count.setWrapText(true);
        delete = button("delete-cases", "settings.kept.delete");
        sure = button("delete-cases-sure", "settings.kept.sure");
        sure.getStyleClass().add("danger");
        delete.setOnAction(_ -> ask(true));
        sure.setOnAction(_ -> delete());
        ask(false);
        getChildren().addAll(title, where, count, new FlowPane(12, 8, delete, sure));
        count();
    }

    private Label small(String words) {
        var label = new Label(words);
        label.getStyleClass().add("small-muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Button button(String id, String key) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.setWrapText(true);
        return button;
    }

    private void ask(boolean asking) {
        sure.setVisible(asking);
        sure.setManaged(asking);
        delete.setDisable(asking);
    }

    private void count() {
        Thread.ofVirtual().name("kept").start(() -> {
            long others = desk.saved().stream()
                    .filter(one -> !one.id().equals(present))
                    .count();
            Platform.runLater(() -> {
                count.setText(texts.count("settings.kept.count", others, Map.of()));
                delete.setDisable(others == 0);
            });
        });
    }

    private void delete() {
        sure.setDisable(true);
        Thread.ofVirtual().name("delete").start(() -> {
            String told;
            try {
                desk.deleteOthers(present);
                told = texts.get("settings.kept.deleted");
            } catch (IOException e) {
                told = texts.get("settings.kept.failed", Map.of("reason", String.valueOf(e.getMessage())));
            }
            String words = told;
            Platform.runLater(() -> {
                sure.setDisable(false);
                ask(false);
                delete.setDisable(true);
                delete.getParent().requestFocus();
                count.setText(words);
            });
        });
    }
}
