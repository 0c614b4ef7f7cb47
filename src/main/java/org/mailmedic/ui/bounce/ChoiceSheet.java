package org.mailmedic.ui.bounce;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.ui.control.ActionRow;

/// A list to choose one from, shown over the page.
final class ChoiceSheet extends VBox {
    private final VBox rows = new VBox();
    private final Button cancel;

    /// @param note what to know before choosing; what to say when there is nothing to choose
    ChoiceSheet(String titleWords, String note, String cancelWords, List<ActionRow> choices, Runnable close) {
        getStyleClass().addAll("sheet", "choice-sheet");
        setId("choice-sheet");
        var title = new Label(titleWords);
        title.getStyleClass().add("card-title");
        var subtitle = new Label(note);
        subtitle.getStyleClass().add("muted");
        subtitle.setWrapText(true);
        subtitle.setMinHeight(USE_PREF_SIZE);
        rows.getStyleClass().add("choice-rows");
        rows.getChildren().addAll(choices);
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        cancel = new Button(cancelWords);
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        var actions = new HBox(cancel);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, subtitle);
        if (!choices.isEmpty()) {
            getChildren().add(scroll);
        }
        getChildren().add(actions);
    }

    @Override
    public void requestFocus() {
        rows.getChildren().stream()
                .findFirst()
                .map(Node.class::cast)
                .orElse(cancel)
                .requestFocus();
    }
}
