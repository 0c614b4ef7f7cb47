package org.mailmedic.ui.settings;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mailmedic.session.Cases;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;

/// The settings. Each change acts and is kept at once; there is nothing to save, so Esc loses nothing.
public final class SettingsSheet extends VBox {
    private final Label told = new Label();
    private final VBox panes;

    /// @param present id of the case that is open
    /// @param around what the sheet asks of the window
    public SettingsSheet(Cases cases, String present, Around around) {
        Texts texts = cases.tools().texts();
        SettingsActions settingsActions = new Changing(cases, around.change());
        getStyleClass().addAll("sheet", "settings-sheet");
        setId("settings-sheet");
        var title = new Label(texts.get("settings.title"));
        title.getStyleClass().add("card-title");

        panes = new VBox(
                new LooksPane(texts, settingsActions, () -> {
                    around.closed().run();
                    around.reopen().run();
                }),
                new NetworkPane(texts, settingsActions),
                new ListsPane(texts, settingsActions, cases.tools().blockLists().all(), cases.listKey()),
                new ClientsPane(texts, settingsActions),
                new KeptPane(texts, settingsActions, cases, present));
        panes.getStyleClass().add("settings-panes");
        var scroll = new ScrollPane(panes);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);

        told.getStyleClass().add("muted");
        told.setText(texts.get("settings.at_once"));
        told.setId("settings-told");
        told.setWrapText(true);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        Button close = Pane.button("close-settings", texts.get("shell.left.close"), around.closed());
        close.setMinWidth(USE_PREF_SIZE);
        close.setCancelButton(true);
        var actions = new HBox(told, close);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, scroll, actions);
    }

    /// What the sheet asks of the window.
    ///
    /// @param change takes the changed settings
    /// @param reopen makes the window anew, in another language
    /// @param closed closes the sheet
    public record Around(Consumer<Settings> change, Runnable reopen, Runnable closed) {}

    @Override
    public void requestFocus() {
        panes.lookupAll(".radio-button").stream()
                .filter(Node::isFocusTraversable)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private final class Changing implements SettingsActions {
        private final Cases cases;
        private final Consumer<Settings> change;

        Changing(Cases cases, Consumer<Settings> change) {
            this.cases = cases;
            this.change = change;
        }

        @Override
        public Settings now() {
            return cases.settings();
        }

        @Override
        public void change(UnaryOperator<Settings> edit) {
            Settings latest = edit.apply(now());
            if (!latest.equals(now())) {
                change.accept(latest);
                told(cases.tools().texts().get("settings.kept"));
            }
        }

        @Override
        public void told(String words) {
            told.setText(words);
        }
    }
}
