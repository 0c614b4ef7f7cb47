package org.mailmedic.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.FieldMessage;
import org.mailmedic.ui.control.SecretField;
import org.mailmedic.ui.control.Visibility;

/// Which block lists are asked, and the key for those that want one.
final class ListsPane extends Pane {
    private final SettingsActions settingsActions;
    private final ListKey key;
    private final SecretField input = new SecretField();
    private final FieldMessage message = new FieldMessage();
    private final Label held = hint("");
    private final Button forget;

    /// @param key kept in memory only; it is no setting
    ListsPane(Texts texts, SettingsActions settingsActions, List<BlockList> lists, ListKey key) {
        super(texts, "settings.lists");
        this.settingsActions = settingsActions;
        this.key = key;
        this.forget = button("list-key-forget", texts.get("settings.list-key.forget"), this::forget);
        add(hint(texts.get("settings.lists.hint")));
        lists.forEach(list -> add(asked(list)));
        Label name = named("list-key", input);
        input.setPromptText(texts.get("settings.list-key.prompt"));
        onLeaving(input, this::take);
        held.setId("list-key-held");
        add(column(name, input, message, line(held, forget), hint(texts.get("settings.list-key.hint"))));
        tell();
    }

    private Node asked(BlockList list) {
        var box = new CheckBox(list.name());
        box.setId("list-" + list.zone().replace('.', '-'));
        box.setSelected(!settingsActions.now().unasked().contains(list.zone()));
        box.setOnAction(_ -> settingsActions.change(settings -> settings.asking(list.zone(), box.isSelected())));
        Label about = hint(texts().get(
                        "settings.lists.about",
                        Map.of("purpose", list.purpose(), "operator", list.operator(), "zone", list.zone())));
        about.getStyleClass().add("below-box");
        box.setAccessibleHelp(about.getText());
        return column(box, about);
    }

    /// What was typed goes into memory and out of the field.
    private void take() {
        Optional<String> typed = typed(input);
        if (typed.isEmpty()) {
            message.clear();
        } else if (ListKey.isWellFormed(typed.get())) {
            key.hold(typed.get());
            input.clear();
            message.clear();
            tell();
            settingsActions.told(texts().get("settings.list-key.taken"));
        } else {
            message.say(texts().get("settings.list-key.invalid"));
        }
    }

    private void forget() {
        key.forget();
        tell();
        input.requestFocus();
        settingsActions.told(texts().get("settings.list-key.forgotten"));
    }

    private void tell() {
        held.setText(texts().get(key.isHeld() ? "settings.list-key.held" : "settings.list-key.none"));
        Visibility.set(forget, key.isHeld());
    }
}
