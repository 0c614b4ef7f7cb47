package org.mailmedic.ui.signin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Busy;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// One step: how it went, how long it took, what was seen. The one that failed opens to say what that
/// means.
final class ProbeStepRow extends VBox {
    private static final double TITLE_WIDTH = 190;
    private static final double TIME_WIDTH = 64;
    private static final double USUAL_LETTERS = 14;
    private static final double SHARE_OF_TITLES = 0.3;

    /// With text that has grown by more than this, what was seen stands below the title.
    private static final double ROOM_FOR_ONE_LINE = 0.3;

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final List<String> STATES =
            List.of("waiting", "ok", "warning", "failed", "skipped", "stopped", "busy");

    private static final int LONGEST_WORDS = 600;
    private static final double LONGEST_LINE = 520;

    private final Texts texts;
    private final String name;
    private final StackPane sign = new StackPane();
    private final Label title;
    private final Label time = new Label();
    private final Label detail = new Label();
    private final GridPane line = new GridPane();
    private String state = "waiting";

    ProbeStepRow(Texts texts, ProbeStep.Name step, String titleWords) {
        this.texts = texts;
        this.name = step.name().toLowerCase(Locale.ROOT);
        getStyleClass().add("rung-box");
        setId("rung-" + name);
        title = new Label(titleWords);
        title.getStyleClass().add("rung-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        time.getStyleClass().add("rung-time");
        detail.getStyleClass().add("rung-detail");
        line.getStyleClass().add("rung");
        var grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        grow.setMinWidth(0);
        ColumnConstraints titles = fixed(TITLE_WIDTH);
        ColumnConstraints times = fixed(TIME_WIDTH);
        times.setMinWidth(Region.USE_PREF_SIZE);
        // With larger text the columns grow as well, though less: the window does not.
        title.fontProperty().subscribe(font -> {
            double growth = font.getSize() / USUAL_LETTERS - 1;
            widen(titles, TITLE_WIDTH * (1 + growth * SHARE_OF_TITLES));
            widen(times, TIME_WIDTH * (1 + growth));
            boolean below = growth > ROOM_FOR_ONE_LINE;
            GridPane.setConstraints(detail, below ? 1 : 3, below ? 1 : 0, below ? 3 : 1, 1);
        });
        line.getColumnConstraints().addAll(fixed(22), titles, times, grow);
        line.addRow(0, sign, title, time, detail);
        getChildren().add(line);
        become("waiting", new ToneIcon(Tone.QUIET));
    }

    private static ColumnConstraints fixed(double width) {
        return new ColumnConstraints(width);
    }

    private static void widen(ColumnConstraints column, double width) {
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
    }

    void show(ProbeStep step) {
        switch (step.status()) {
            case OK -> become("ok", new ToneIcon(Tone.GOOD));
            case WARNING -> become("warning", new ToneIcon(Tone.WARNING));
            case FAILED -> become("failed", new ToneIcon(Tone.BAD));
            case SKIPPED -> become("skipped", new ToneIcon(Tone.QUIET));
        }
        boolean reached = step.status() != ProbeStep.Status.SKIPPED;
        time.setText(reached ? inWords(step.took()) : "");
        String said = step.reply().map(SmtpReply::toString).orElse("");
        boolean preferSaid = step.detail().isEmpty() || (isFailed() && !said.isEmpty());
        String seen = Harmless.line(preferSaid ? said : step.detail());
        detail.setText(reached ? seen : texts.get("page.signin.left_out"));
        detail.setTooltip(reached && !seen.isEmpty() ? whole(seen) : null);
        setAccessibleText(title.getText() + ": " + detail.getText());
    }

    /// The column may cut it short.
    private static Tooltip whole(String words) {
        var tooltip = new Tooltip(shortened(words));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(LONGEST_LINE);
        return tooltip;
    }

    /// Some servers talk at length; all of it stands in the conversation.
    private static String shortened(String words) {
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + " …";
    }

    /// @param atMost how long the server is waited for
    void showBusy(Duration atMost) {
        become("busy", new Busy());
        detail.setText(texts.get("page.signin.running", Map.of("seconds", String.valueOf(atMost.toSeconds()))));
    }

    /// The probe was stopped here by the user: nothing failed.
    void stop() {
        become("stopped", new ToneIcon(Tone.QUIET));
        detail.setText(texts.get("page.signin.rung.stopped"));
    }

    /// The probe is over.
    ///
    /// @param above whether it ended below this step; otherwise it was passed over, as nobody asked for it
    void finish(boolean above) {
        if (isWaiting() || state.equals("busy")) {
            become("skipped", new ToneIcon(Tone.QUIET));
        }
        if (state.equals("skipped")) {
            detail.setText(texts.get(above ? "page.signin.skipped" : "page.signin.left_out"));
        }
    }

    boolean wasReached() {
        return state.equals("ok") || state.equals("warning") || state.equals("failed");
    }

    boolean isWaiting() {
        return state.equals("waiting");
    }

    boolean isFailed() {
        return state.equals("failed");
    }

    /// Opens the row to say what it means and what to change.
    void explain(ProbeStepPresenter.Explanation words) {
        var heading = new Label(words.meaning());
        heading.getStyleClass().add("small-title");
        var box = new VBox(heading);
        box.getStyleClass().add("rung-advice");
        box.setId("advice");
        words.advice().stream().filter(line -> !line.isEmpty()).map(Label::new).forEach(box.getChildren()::add);
        box.getChildren().forEach(child -> {
            if (child instanceof Label label) {
                label.setWrapText(true);
                label.setMinHeight(USE_PREF_SIZE);
            }
        });
        // The line above may cut it short; here it stands in full.
        var said = new Label(shortened(detail.getText()));
        said.getStyleClass().add("mono");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        box.getChildren().add(said);
        getChildren().setAll(line, box);
    }

    /// It holds, but there is something to know.
    void remark(ProbeStepPresenter.Explanation words) {
        become("warning", new ToneIcon(Tone.WARNING));
        explain(words);
    }

    void setLast(boolean last) {
        getStyleClass().remove("last");
        if (last) {
            getStyleClass().add("last");
        }
    }

    private void become(String latest, Node icon) {
        state = latest;
        getStyleClass().removeAll(STATES);
        getStyleClass().add(latest);
        sign.getChildren().setAll(icon);
    }

    private String inWords(Duration took) {
        return took.compareTo(LONG) < 0
                ? texts.get(
                        "page.signin.millis", Map.of("count", String.format(texts.locale(), "%,d", took.toMillis())))
                : texts.get("page.signin.seconds", Map.of("count", String.valueOf(took.toSeconds())));
    }
}
