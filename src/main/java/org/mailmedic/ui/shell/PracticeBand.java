package org.mailmedic.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.text.Texts;

/// Nobody shall take the practice lab for the real world.
final class PracticeBand extends HBox {
    PracticeBand(Texts texts, Runnable left) {
        var words = new Label(texts.get("practice.band"));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var leave = new Button(texts.get("shell.practice.leave"));
        leave.setId("leave-practice");
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(_ -> left.run());
        getStyleClass().add("band");
        setId("practice-band");
        getChildren().addAll(new FontIcon(Feather.TOOL), words, leave);
    }
}
