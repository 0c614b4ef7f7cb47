package org.mailmedic.ui.answer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.ui.control.Visibility;

/// The question whose the refused address is: what was found, the answers, and what follows.
final class AddressCard extends VBox {
    private static final int FOUND_AT_MOST = 4;

    private final Consumer<AddressAnswer> answered;
    private final Label question = new Label();
    private final VBox found = new VBox();
    private final FlowPane choices = new FlowPane(8, 8);
    private final ToggleGroup group = new ToggleGroup();
    private final Map<AddressOwner, RadioButton> buttons = new EnumMap<>(AddressOwner.class);
    private final ComboBox<AddressContent.Service> service = new ComboBox<>();
    private final HBox which;
    private final Label then = new Label();
    private final Label caution = new Label();
    private Optional<AddressContent> shown = Optional.empty();

    /// @param answered hears the answer
    AddressCard(String whichService, Consumer<AddressAnswer> answered) {
        this.answered = answered;
        setId("address-card");
        getStyleClass().addAll("card", "address-card");
        question.getStyleClass().add("section-title");
        question.setWrapText(true);
        found.getStyleClass().add("address-found");
        for (AddressOwner owner : AddressOwner.values()) {
            var button = new RadioButton();
            button.setId("address-is-" + owner.code());
            button.getStyleClass().add("choice");
            button.setToggleGroup(group);
            button.setOnAction(_ -> answer(owner, Optional.empty()));
            buttons.put(owner, button);
        }
        choices.getChildren().setAll(buttons.values());
        var label = new Label(whichService);
        label.getStyleClass().add("small-muted");
        label.setLabelFor(service);
        service.setId("address-service");
        service.setVisibleRowCount(10);
        service.setOnAction(_ -> serviceChosen());
        which = new HBox(12, label, service);
        which.setAlignment(Pos.CENTER_LEFT);
        var arrow = new FontIcon(Feather.ARROW_RIGHT);
        then.setGraphic(arrow);
        then.setId("address-then");
        then.getStyleClass().add("address-then");
        then.setWrapText(true);
        then.setMinHeight(USE_PREF_SIZE);
        caution.getStyleClass().add("small-muted");
        caution.setWrapText(true);
        caution.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(question, found, choices, which, then, caution);
    }

    /// Shows the question anew. Whatever has the focus keeps it.
    void show(AddressContent content) {
        shown = Optional.of(content);
        question.setText(content.question());
        question.setLabelFor(buttons.get(content.chosen().orElse(AddressOwner.OWN_SERVER)));
        found.getChildren()
                .setAll(content.found().stream()
                        .limit(FOUND_AT_MOST)
                        .map(AddressCard::sentence)
                        .toList());
        content.choices().forEach(choice -> {
            RadioButton button = button(choice.owner());
            button.setText(choice.words());
            button.setAccessibleText(content.question() + " " + choice.words());
        });
        content.chosen().map(this::button).ifPresentOrElse(group::selectToggle, () -> group.selectToggle(null));
        if (!service.getItems().equals(content.services())) {
            service.getItems().setAll(content.services());
        }
        service.setValue(content.service());
        Visibility.set(
                which, content.chosen().filter(AddressOwner.SERVICE::equals).isPresent());
        then.setText(content.then());
        caution.setText(content.caution());
        Visibility.set(caution, !content.caution().isEmpty());
    }

    private RadioButton button(AddressOwner owner) {
        return buttons.computeIfAbsent(owner, _ -> new RadioButton());
    }

    private static Label sentence(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void serviceChosen() {
        Optional<AddressContent.Service> chosen = Optional.ofNullable(service.getValue());
        boolean other =
                shown.filter(c -> !Optional.of(c.service()).equals(chosen)).isPresent();
        // Showing what counts is no answer.
        if (other && button(AddressOwner.SERVICE).isSelected()) {
            answer(AddressOwner.SERVICE, chosen.flatMap(AddressContent.Service::id));
        }
    }

    private void answer(AddressOwner owner, Optional<String> named) {
        shown.ifPresent(content -> answered.accept(new AddressAnswer(content.address(), owner, named)));
    }
}
