package org.mailmedic.ui.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ClientFields;
import org.mailmedic.ui.control.FieldMessage;
import org.mailmedic.walk.Settings;

/// The settings: who is asked for DNS, light or dark, and registrations for signing in by browser.
final class SettingsSheet extends VBox {
    private final TextField resolver = new TextField();
    private final FieldMessage noResolver = new FieldMessage();
    private final TextField https = new TextField();
    private final FieldMessage noHttps = new FieldMessage();
    private final ToggleGroup theme = new ToggleGroup();
    private final ClientFields google;
    private final ClientFields microsoft;
    private final Map<String, OAuthClient> clients;
    private final Button save = new Button();
    private final Button cancel = new Button();
    private final Texts texts;

    SettingsSheet(Texts texts, Settings settings) {
        this.texts = texts;
        getStyleClass().add("sheet");
        setId("settings-sheet");
        var title = new Label(texts.get("settings.title"));
        title.getStyleClass().add("card-title");

        resolver.setText(settings.resolver().orElse(""));
        https.setText(settings.https().orElse(""));
        VBox resolverField = field("resolver", resolver, noResolver);
        VBox httpsField = field("https", https, noHttps);

        var themeLabel = new Label(texts.get("settings.theme"));
        var choices = new HBox(16);
        for (Settings.Theme choice : Settings.Theme.values()) {
            var button =
                    new RadioButton(texts.get("settings.theme." + choice.name().toLowerCase(Locale.ROOT)));
            button.setToggleGroup(theme);
            button.setUserData(choice);
            button.setSelected(choice == settings.theme());
            choices.getChildren().add(button);
        }
        themeLabel.setLabelFor(choices);
        var themeField = new VBox(themeLabel, choices);
        themeField.getStyleClass().add("field");

        clients = settings.clients();
        google = new ClientFields(texts, "google", Optional.ofNullable(clients.get("google")));
        microsoft = new ClientFields(texts, "microsoft", Optional.ofNullable(clients.get("microsoft")));
        var clientTitle = new Label(texts.get("oauth.client.title"));
        clientTitle.getStyleClass().add("small-title");
        var clientHint = new Label(texts.get("oauth.client.hint"));
        clientHint.getStyleClass().add("small-muted");
        clientHint.setWrapText(true);
        HBox.setHgrow(google, Priority.ALWAYS);
        HBox.setHgrow(microsoft, Priority.ALWAYS);
        var clientField = new VBox(8, clientTitle, clientHint, new HBox(16, google, microsoft));

        cancel.setText(texts.get("settings.cancel"));
        cancel.setCancelButton(true);
        save.setText(texts.get("settings.save"));
        save.setId("save-settings");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        var actions = new HBox(cancel, save);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, resolverField, httpsField, themeField, clientField, actions);
    }

    private VBox field(String id, TextField input, FieldMessage message) {
        input.setId(id);
        input.setPromptText(texts.get("settings." + id + ".prompt"));
        var label = new Label(texts.get("settings." + id));
        label.setMnemonicParsing(true);
        label.setLabelFor(input);
        var hint = new Label(texts.get("settings." + id + ".hint"));
        hint.getStyleClass().add("small-muted");
        hint.setWrapText(true);
        var field = new VBox(label, input, message, hint);
        field.getStyleClass().add("field");
        return field;
    }

    void onCancel(Runnable action) {
        cancel.setOnAction(_ -> action.run());
    }

    void onSave(Consumer<Settings> action) {
        save.setOnAction(_ -> {
            noResolver.clear();
            noHttps.clear();
            Optional<String> typed = typed(resolver);
            Optional<String> typedHttps = typed(https);
            if (typed.isPresent() && !Settings.isResolver(typed.get())) {
                refuse("resolver", resolver, noResolver);
                return;
            }
            if (typedHttps.flatMap(Settings::https).isEmpty() && typedHttps.isPresent()) {
                refuse("https", https, noHttps);
                return;
            }
            google.into(clients)
                    .flatMap(microsoft::into)
                    .ifPresent(latest -> action.accept(new Settings(
                            typed,
                            typedHttps,
                            (Settings.Theme) theme.getSelectedToggle().getUserData(),
                            latest)));
        });
    }

    private static Optional<String> typed(TextField input) {
        return Optional.of(input.getText().strip()).filter(t -> !t.isEmpty());
    }

    private void refuse(String id, TextField input, FieldMessage message) {
        message.say(texts.get("settings." + id + ".invalid"));
        input.requestFocus();
    }

    @Override
    public void requestFocus() {
        resolver.requestFocus();
    }
}
