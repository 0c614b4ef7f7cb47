package org.mailmedic.ui.signin;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ClientFields;
import org.mailmedic.ui.shell.Shell;

/// How to register this program at a company, and a place for what comes of it.
final class RegistrationSheet extends VBox {
    private final ClientFields fields;

    /// @param saved the registration was saved
    RegistrationSheet(Shell shell, SignInService service, Runnable saved) {
        Texts texts = shell.texts();
        Map<String, String> name = Map.of("name", service.name());
        getStyleClass().addAll("sheet", "registration-sheet");
        setId("registration-sheet");
        var title = new Label(texts.get("oauth.guide.title", name));
        title.getStyleClass().add("card-title");
        var steps = new VBox(8);
        for (int i = 1; ; i++) {
            Optional<String> step = texts.find("oauth.guide." + service.client() + "." + i, Map.of());
            if (step.isEmpty()) {
                break;
            }
            var number = new Label(i + ".");
            number.getStyleClass().add("fix-number");
            var words = new Label(step.get());
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            steps.getChildren().add(new HBox(8, number, words));
        }
        var asOf = new Label(texts.get(
                "oauth.guide.asof",
                Map.of(
                        "date",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(texts.locale())
                                .format(service.fact().checked()))));
        asOf.getStyleClass().add("small-muted");
        fields = new ClientFields(
                texts,
                service.client(),
                Optional.ofNullable(shell.cases().settings().clients().get(service.client())));

        var open = new Button(texts.get("oauth.guide.open", name));
        open.setId("open-console");
        open.setOnAction(_ -> shell.desktop().browse(service.console()));
        var close = new Button(texts.get("oauth.guide.close"));
        close.setCancelButton(true);
        close.setOnAction(_ -> shell.closeSheet());
        var save = new Button(texts.get("oauth.guide.save"));
        save.setId("save-registration");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(_ -> {
            Settings settings = shell.cases().settings();
            fields.into(settings.clients()).ifPresent(clients -> {
                shell.cases().settings(settings.withClients(clients));
                saved.run();
            });
        });
        for (Button button : new Button[] {open, close, save}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        var actions = new HBox(open, close, save);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, steps, asOf, fields, actions);
    }

    @Override
    public void requestFocus() {
        fields.requestFocus();
    }
}
