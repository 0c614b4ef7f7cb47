package org.mailmedic.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Busy;

/// The foot of the window: what leaves this computer, the way back and the way on, and what is missing.
final class Foot extends HBox {
    private final Label leakLine = new Label();
    private final Label message = new Label();
    private final Texts texts;
    private final Hyperlink left;
    private final Hyperlink report;
    private final Button back;
    private final Button next;
    private final Button stop;
    private final Busy busy = new Busy();

    /// @param stopped what ends the work that Next began
    /// @param asked shows all that left so far
    /// @param reported shows what helps to mend a fault of ours
    Foot(Texts texts, Runnable wentBack, Runnable wentOn, Runnable stopped, Runnable asked, Runnable reported) {
        this.texts = texts;
        left = link("show-left", texts.get("shell.left.show"), asked);
        report = link("report-fault", texts.get("fault.title"), reported);
        message.getStyleClass().add("message-line");
        message.setId("foot-message");
        message.setWrapText(true);
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        leakLine.getStyleClass().add("leak-line");
        leakLine.setId("leak-line");
        leakLine.setWrapText(true);
        leakLine.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        back = button("back", texts.get("shell.back"), wentBack);
        next = button("next", "", wentOn);
        stop = button("stop", texts.get("shell.stop"), stopped);
        busy.setAccessibleText(texts.get("shell.busy"));
        getStyleClass().add("bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(leakLine, left, gap, message, report, busy, stop, back, next);
        setBusy(false);
        say("");
    }

    private static Hyperlink link(String id, String words, Runnable action) {
        var link = new Hyperlink(words);
        link.setId(id);
        link.getStyleClass().add("quiet-link");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    private static Button button(String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// @param words what leaves this computer
    /// @param leaks whether anything does
    void showLeak(String words, boolean leaks) {
        leakLine.setText(words);
        leakLine.setGraphic(new FontIcon(leaks ? Feather.REPEAT : Feather.LOCK));
    }

    /// @param nextWords where Next leads; empty where there is no next
    void showWays(boolean hasBack, String nextWords) {
        show(back, hasBack);
        if (!nextWords.isEmpty()) {
            // A button with a mnemonic must never become empty: its skin looks for the letter in a text
            // that is gone.
            next.setText(nextWords);
        }
        show(next, !nextWords.isEmpty());
    }

    void setBusy(boolean nowBusy) {
        show(busy, nowBusy);
        show(stop, nowBusy);
        next.setDisable(nowBusy);
        back.setDisable(nowBusy);
    }

    /// Says what is missing or went wrong, in the place of the line about what leaves this computer; empty
    /// words bring
    /// that back.
    void say(String words) {
        say(words, "field-message", Feather.ALERT_CIRCLE);
    }

    /// Says that something went wrong inside of this program, with the way to report it.
    void sayFault() {
        say(texts.get("shell.fault"));
        show(report, true);
    }

    /// Says that something went well, in the same place.
    void tell(String words) {
        say(words, "told-line", Feather.CHECK);
    }

    private void say(String words, String look, Feather icon) {
        message.getStyleClass().removeAll("field-message", "told-line");
        message.getStyleClass().add(look);
        message.setGraphic(new FontIcon(icon));
        message.setText(words);
        show(message, !words.isEmpty());
        show(report, false);
        show(leakLine, words.isEmpty());
        show(left, words.isEmpty());
    }

    /// Puts the keyboard on the way on.
    void focusNext() {
        next.requestFocus();
    }

    /// Whether Next is what to do now, or something on the page is.
    void setNextFirst(boolean first) {
        next.getStyleClass().remove("accent");
        if (first) {
            next.getStyleClass().add("accent");
        }
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
