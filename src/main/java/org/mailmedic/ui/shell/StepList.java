package org.mailmedic.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.casefile.StepId;
import org.mailmedic.text.Texts;
import org.mailmedic.walk.StepMark;
import org.mailmedic.walk.StepView;

/// The steps at the left: which are done, which one is current, which are to come; what was reached can be
/// jumped to.
final class StepList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final Texts texts;
    private final Map<StepId, Button> buttons = new EnumMap<>(StepId.class);

    StepList(Texts texts, Consumer<StepId> jump) {
        this.texts = texts;
        getStyleClass().add("step-list");
        setSpacing(4);
        for (StepId id : StepId.values()) {
            var button = new Button(texts.get(StepKeys.step(id)));
            button.getStyleClass().setAll("step-button");
            button.setId("step-" + id.name().toLowerCase(Locale.ROOT));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setWrapText(true);
            button.setMinHeight(USE_PREF_SIZE);
            button.setOnAction(_ -> jump.accept(id));
            buttons.put(id, button);
            getChildren().add(button);
        }
    }

    void show(List<StepView> steps) {
        int number = 1;
        for (StepView step : steps) {
            Button button = button(step.id());
            button.setGraphic(sign(step.stepMark(), number));
            button.setDisable(!step.reachable());
            button.pseudoClassStateChanged(CURRENT, step.stepMark() == StepMark.CURRENT);
            button.pseudoClassStateChanged(PASSED, step.reachable());
            String mark = texts.get("shell.mark." + step.stepMark().name().toLowerCase(Locale.ROOT));
            button.setAccessibleText(texts.get(
                    "shell.step.accessible",
                    Map.of("number", String.valueOf(number), "step", button.getText(), "mark", mark)));
            button.setTooltip(step.noteKey().map(texts::get).map(Tooltip::new).orElse(null));
            number++;
        }
    }

    /// How far down the current step stands: 0 for the first, 1 for the last.
    OptionalDouble whereCurrent() {
        return IntStream.range(0, getChildren().size())
                .filter(i -> getChildren().get(i).getPseudoClassStates().contains(CURRENT))
                .mapToDouble(i -> i / (getChildren().size() - 1.0))
                .findFirst();
    }

    private Button button(StepId id) {
        Button button = buttons.get(id);
        if (button == null) {
            throw new IllegalStateException("no button for " + id);
        }
        return button;
    }

    private static Node sign(StepMark stepMark, int number) {
        var sign = new StackPane();
        sign.getStyleClass().addAll("step-sign", stepMark.name().toLowerCase(Locale.ROOT));
        sign.getChildren()
                .add(
                        switch (stepMark) {
                            case GOOD -> new FontIcon(Feather.CHECK);
                            case PROBLEM -> new FontIcon(Feather.ALERT_CIRCLE);
                            case SKIPPED, UNKNOWN -> new FontIcon(Feather.MINUS);
                            case CURRENT, TO_COME -> new Label(String.valueOf(number));
                        });
        return sign;
    }
}
