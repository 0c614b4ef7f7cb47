package org.mailmedic.ui.bounce;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Names and values, one below the other. A value that is not known takes no row.
final class FactGrid extends GridPane {
    FactGrid() {
        getStyleClass().add("fact-grid");
        var names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    void clear() {
        getChildren().clear();
    }

    void add(String name, String value) {
        add(name, value, "small");
    }

    void addRecord(String name, String value) {
        add(name, value, "mono");
    }

    private void add(String name, String value, String styleClass) {
        if (value.isEmpty()) {
            return;
        }
        var title = new Label(name);
        title.getStyleClass().add("small-muted");
        var content = new Label(value);
        content.getStyleClass().add(styleClass);
        content.setWrapText(true);
        content.setMinHeight(USE_PREF_SIZE);
        title.setLabelFor(content);
        GridPane.setValignment(title, VPos.TOP);
        addRow(getRowCount(), title, content);
    }
}
