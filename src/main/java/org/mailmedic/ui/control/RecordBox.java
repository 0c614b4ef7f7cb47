package org.mailmedic.ui.control;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.text.Texts;

/// A DNS record to paste: name and content each with a button of its own, for panels ask for them in two
/// fields.
public final class RecordBox extends GridPane {
    public RecordBox(Texts texts, RecordToPublish record) {
        getStyleClass().add("record-box");
        setMinHeight(USE_PREF_SIZE);
        var grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        grow.setMinWidth(0);
        getColumnConstraints().addAll(fixed(), grow, fixed());
        row(texts, 0, "control.record.type", record.type());
        row(texts, 1, "control.record.name", record.name());
        row(texts, 2, "control.record.value", record.value());
        CopyMenu.install(
                this,
                () -> List.of(
                        CopyMenu.Entry.copying(texts, "control.copy.name", record::name),
                        CopyMenu.Entry.copying(texts, "control.copy.value", record::value),
                        CopyMenu.Entry.copying(
                                texts,
                                "control.copy.all",
                                () -> record.name() + "\t" + record.type() + "\t" + record.value())));
    }

    /// The grid alone takes a long content for one line where it is asked for its height without a width.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static ColumnConstraints fixed() {
        var column = new ColumnConstraints();
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }

    private void row(Texts texts, int row, String key, String value) {
        var name = new Label(texts.get(key));
        name.getStyleClass().add("small-muted");
        var content = new Label(value);
        content.getStyleClass().add("mono");
        content.setWrapText(true);
        content.setMinHeight(Region.USE_PREF_SIZE);
        content.setMaxWidth(Double.MAX_VALUE);
        name.setLabelFor(content);
        GridPane.setValignment(name, VPos.TOP);
        GridPane.setValignment(content, VPos.TOP);
        addRow(row, name, content);
        if (row > 0) {
            var copy = new CopyButton(texts, () -> value);
            copy.setAccessibleText(texts.get("control.copy") + ": " + texts.get(key));
            add(copy, 2, row);
            GridPane.setValignment(copy, VPos.TOP);
        }
    }
}
