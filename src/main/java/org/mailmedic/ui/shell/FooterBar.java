package org.mailmedic.ui.shell;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Busy;
import org.mailmedic.ui.control.QuietLink;
import org.mailmedic.ui.control.Visibility;

/// The footer of the window: what leaves this computer, the way back and the way on, and what is missing. The
/// words stand beside the buttons, or above them where there is little room.
final class FooterBar extends Region {
    private static final double GAP = 12;
    private static final double GAP_BETWEEN_LINES = 8;
    private static final double LITTLE_MORE = 8;

    /// With room for fewer letters than this beside the buttons, words would become a narrow column.
    private static final double LEAST_LETTERS = 14;

    private final HBox ways;
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
    FooterBar(Texts texts, Runnable wentBack, Runnable wentOn, Runnable stopped, Runnable asked, Runnable reported) {
        this.texts = texts;
        left = link("show-left", texts.get("shell.left.show"), asked);
        report = link("report-fault", texts.get("fault.title"), reported);
        message.getStyleClass().add("message-line");
        message.setId("foot-message");
        message.setWrapText(true);
        leakLine.getStyleClass().add("leak-line");
        leakLine.setId("leak-line");
        leakLine.setWrapText(true);
        back = button("back", texts.get("shell.back"), wentBack);
        next = button("next", "", wentOn);
        stop = button("stop", texts.get("shell.stop"), stopped);
        busy.setAccessibleText(texts.get("shell.busy"));
        ways = new HBox(GAP, busy, stop, back, next);
        ways.setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("foot");
        getChildren().addAll(leakLine, left, message, report, ways);
        setBusy(false);
        say("");
    }

    private static QuietLink link(String id, String name, Runnable action) {
        return new QuietLink(id, name, action).whole();
    }

    private static Button button(String id, String name, Runnable action) {
        var button = new Button(name);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// @param line what leaves this computer
    /// @param leaks whether anything does
    void showLeak(String line, boolean leaks) {
        leakLine.setText(line);
        leakLine.setGraphic(new FontIcon(leaks ? Feather.REPEAT : Feather.LOCK));
    }

    /// @param nextWords where Next leads; empty where there is no next
    void showWays(boolean hasBack, String nextWords) {
        Visibility.set(back, hasBack);
        if (!nextWords.isEmpty()) {
            // A button with a mnemonic must never become empty: its skin looks for the letter in a text
            // that is gone.
            next.setText(nextWords);
        }
        Visibility.set(next, !nextWords.isEmpty());
    }

    void setBusy(boolean nowBusy) {
        Visibility.set(busy, nowBusy);
        Visibility.set(stop, nowBusy);
        next.setDisable(nowBusy);
        back.setDisable(nowBusy);
    }

    /// Says what is missing or went wrong, in the place of the line about what leaves this computer; empty words
    /// bring that back.
    void say(String sentence) {
        say(sentence, "field-message", Feather.ALERT_CIRCLE);
    }

    /// Says that something went wrong inside of this program, with the way to report it.
    void sayFault() {
        say(texts.get("shell.fault"));
        Visibility.set(report, true);
        Visibility.set(left, false);
    }

    /// Says that something went well, in the same place.
    void tell(String sentence) {
        say(sentence, "told-line", Feather.CHECK);
    }

    private void say(String sentence, String look, Feather icon) {
        message.getStyleClass().removeAll("field-message", "told-line");
        message.getStyleClass().add(look);
        message.setGraphic(new FontIcon(icon));
        message.setText(sentence);
        Visibility.set(message, !sentence.isEmpty());
        Visibility.set(report, false);
        Visibility.set(leakLine, sentence.isEmpty());
        Visibility.set(left, true);
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

    // ---- Words beside the buttons, or above them ----

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private Label said() {
        return message.isManaged() ? message : leakLine;
    }

    /// What the words lead to.
    private Hyperlink link() {
        return report.isManaged() ? report : left;
    }

    private double inside(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private double waysWidth(double width) {
        return Math.min(inside(width), ways.prefWidth(-1));
    }

    private double linkWidth() {
        return link().isManaged() ? link().prefWidth(-1) + GAP : 0;
    }

    private double beside(double width) {
        return snapSizeX(inside(width) - GAP - waysWidth(width) - linkWidth());
    }

    /// A few words fit beside the buttons even where many would not; more than two lines of them stand above.
    private boolean isOneLine(double width) {
        double beside = beside(width);
        return said().prefHeight(beside) <= ways.prefHeight(-1) + LITTLE_MORE
                && beside >= Math.min(said().prefWidth(-1), said().getFont().getSize() * LEAST_LETTERS);
    }

    private boolean isLinkBesideWays(double width) {
        return linkWidth() + waysWidth(width) <= inside(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + said().prefWidth(-1) + linkWidth() + GAP + ways.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? getWidth() : width;
        return snappedTopInset() + contentHeight(all) + snappedBottomInset();
    }

    private double contentHeight(double all) {
        double buttons = ways.prefHeight(-1);
        if (isOneLine(all)) {
            return Math.max(buttons, said().prefHeight(beside(all)));
        }
        double link = link().isManaged() && !isLinkBesideWays(all) ? link().prefHeight(-1) + GAP_BETWEEN_LINES : 0;
        return said().prefHeight(inside(all)) + GAP_BETWEEN_LINES + link + buttons;
    }

    @Override
    protected void layoutChildren() {
        double all = getWidth();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double height = getHeight() - y - snappedBottomInset();
        double buttons = waysWidth(all);
        double buttonsHeight = ways.prefHeight(-1);
        Hyperlink lead = link();
        double link = lead.prefWidth(-1);
        double linkHeight = lead.prefHeight(-1);
        Label said = said();
        if (isOneLine(all)) {
            double width = Math.min(beside(all), said.prefWidth(-1));
            said.resizeRelocate(x, y, width, height);
            lead.resizeRelocate(x + width + GAP, y, link, height);
            ways.resizeRelocate(x + inside(all) - buttons, y, buttons, height);
        } else {
            double tall = said.prefHeight(inside(all));
            said.resizeRelocate(x, y, inside(all), tall);
            double bottom = y + height - buttonsHeight;
            ways.resizeRelocate(x + inside(all) - buttons, bottom, buttons, buttonsHeight);
            double linkY =
                    isLinkBesideWays(all) ? bottom + (buttonsHeight - linkHeight) / 2 : y + tall + GAP_BETWEEN_LINES;
            lead.resizeRelocate(x, snapPositionY(linkY), link, linkHeight);
        }
    }
}
