package org.mailmedic.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ClientFields;
import org.mailmedic.ui.control.FieldMessage;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Desk;
import org.mailmedic.walk.Looks;
import org.mailmedic.walk.Settings;

/// The settings. Each change acts and is kept at once; there is nothing to save, so Esc loses nothing.
final class SettingsSheet extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final Consumer<Settings> change;
    private final Label told = new Label();
    private final TextField resolver = new TextField();
    private final Label percent = new Label();

    /// @param change takes the changed settings
    /// @param closed closes the sheet
    SettingsSheet(
            Desk desk,
            Surroundings surroundings,
            Consultation consultation,
            Consumer<Settings> change,
            Runnable closed) {
        this.desk = desk;
        this.texts = desk.tools().texts();
        this.change = change;
        getStyleClass().addAll("sheet", "settings-sheet");
        setId("settings-sheet");
        var title = new Label(texts.get("settings.title"));
        title.getStyleClass().add("card-title");

        var again = new Button(texts.get("settings.language.again"));
        again.setId("reopen-window");
        again.setWrapText(true);
        again.setOnAction(_ -> {
            closed.run();
            surroundings.reopen(consultation.current().id());
        });
        again.setVisible(false);
        again.setManaged(false);
        var left = new VBox(
                heading("settings.looks"),
                choices(
                        "theme",
                        List.of(Settings.Theme.values()),
                        t -> texts.get("settings.theme." + t.name().toLowerCase(Locale.ROOT)),
                        looks().theme()::equals,
                        t -> change(looks().withTheme(t))),
                choices(
                        "language",
                        Stream.concat(Stream.of(""), Looks.LANGUAGES.stream()).toList(),
                        this::languageName,
                        looks().language().orElse("")::equals,
                        tag -> {
                            change(looks().withLanguage(Optional.of(tag).filter(t -> !t.isEmpty())));
                            again.setVisible(true);
                            again.setManaged(true);
                        }),
                again,
                textSize(),
                new KeptCases(desk, texts, consultation.current().id()));
        var right = new VBox(
                heading("settings.network"),
                field("resolver", resolver, settings().resolver(), Settings::isResolver, Settings::withResolver),
                field(
                        "https",
                        new TextField(),
                        settings().https(),
                        url -> Settings.https(url).isPresent(),
                        Settings::withHttps),
                heading("oauth.client.title"),
                hint(texts.get("oauth.client.hint")),
                clients("google"),
                clients("microsoft"));
        for (VBox column : new VBox[] {left, right}) {
            column.getStyleClass().add("settings-column");
            HBox.setHgrow(column, Priority.ALWAYS);
            column.setPrefWidth(1);
            column.setMinWidth(0);
        }
        var scroll = new ScrollPane(new HBox(32, left, right));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFocusTraversable(false);

        told.getStyleClass().add("muted");
        told.setText(texts.get("settings.at_once"));
        told.setId("settings-told");
        told.setWrapText(true);
        told.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(told, Priority.ALWAYS);
        var close = new Button(texts.get("shell.left.close"));
        close.setId("close-settings");
        close.setMinWidth(USE_PREF_SIZE);
        close.setCancelButton(true);
        close.setOnAction(_ -> closed.run());
        var actions = new HBox(told, close);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, scroll, actions);
    }

    private Settings settings() {
        return desk.settings();
    }

    private Looks looks() {
        return settings().looks();
    }

    private void change(Looks looks) {
        change(settings().withLooks(looks));
    }

    private void change(Settings latest) {
        if (!latest.equals(settings())) {
            change.accept(latest);
            told.setText(texts.get("settings.kept"));
        }
    }

    private String languageName(String tag) {
        if (tag.isEmpty()) {
            return texts.get("settings.theme.system");
        }
        // Each in its own words, so that nobody is lost in a language that they cannot read.
        Locale language = Locale.of(tag);
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    // ---- Pieces ----

    private Label heading(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("section-title");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label hint(String words) {
        var hint = new Label(words);
        hint.getStyleClass().add("small-muted");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        return hint;
    }

    private <T> Node choices(
            String id, List<T> all, Function<T, String> name, Predicate<T> chosen, Consumer<T> choose) {
        var label = new Label(texts.get("settings." + id));
        var buttons = new FlowPane(16, 8);
        var group = new ToggleGroup();
        for (T one : all) {
            var button = new RadioButton(name.apply(one));
            button.setId(id + "-" + one.toString().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(chosen.test(one));
            button.setAccessibleText(label.getText() + ": " + button.getText());
            button.setOnAction(_ -> choose.accept(one));
            buttons.getChildren().add(button);
        }
        label.setLabelFor(buttons);
        return column(label, buttons);
    }

    private Node textSize() {
        var label = new Label(texts.get("settings.text"));
        var smaller = sizeButton("text-smaller", "−", "shell.key.smaller", -Looks.TEXT_STEP);
        var larger = sizeButton("text-larger", "+", "shell.key.larger", Looks.TEXT_STEP);
        percent.setMinWidth(Region.USE_PREF_SIZE);
        percent.setId("text-percent");
        tellSize();
        label.setLabelFor(larger);
        var line = new HBox(12, smaller, percent, larger);
        line.getStyleClass().add("status-line");
        return column(label, line, hint(texts.get("settings.text.hint")));
    }

    private Button sizeButton(String id, String sign, String key, int by) {
        var button = new Button(sign);
        button.setId(id);
        button.setAccessibleText(texts.get(key));
        button.setOnAction(_ -> {
            change(looks().withText(looks().textPercent() + by));
            tellSize();
        });
        return button;
    }

    private void tellSize() {
        percent.setText(texts.get(
                "settings.text.percent", Map.of("percent", String.valueOf(looks().textPercent()))));
    }

    /// A field whose content counts as soon as it is left, or with Enter, if it makes sense.
    private Node field(
            String id,
            TextField input,
            Optional<String> now,
            Predicate<String> valid,
            Changing changing) {
        input.setId(id);
        input.setText(now.orElse(""));
        input.setPromptText(texts.get("settings." + id + ".prompt"));
        var message = new FieldMessage();
        Runnable commit = () -> {
            Optional<String> typed = Optional.of(input.getText().strip()).filter(t -> !t.isEmpty());
            if (typed.isPresent() && !valid.test(typed.get())) {
                message.say(texts.get("settings." + id + ".invalid"));
            } else {
                message.clear();
                change(changing.apply(settings(), typed));
            }
        };
        onLeaving(input, commit);
        var label = new Label(texts.get("settings." + id));
        label.setWrapText(true);
        label.setMnemonicParsing(true);
        label.setLabelFor(input);
        return column(label, input, message, hint(texts.get("settings." + id + ".hint")));
    }

    private interface Changing {
        Settings apply(Settings settings, Optional<String> typed);
    }

    private Node clients(String company) {
        Map<String, OAuthClient> known = settings().clients();
        var fields = new ClientFields(texts, company, Optional.ofNullable(known.get(company)));
        fields.onLeaving(() -> fields.check(settings().clients())
                .ifPresent(latest -> change(settings().withClients(latest))));
        return fields;
    }

    private static void onLeaving(TextField input, Runnable commit) {
        input.setOnAction(_ -> commit.run());
        input.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                commit.run();
            }
        });
    }

    private static VBox column(Node... content) {
        var field = new VBox();
        field.getStyleClass().add("field");
        Arrays.stream(content).forEach(field.getChildren()::add);
        return field;
    }

    @Override
    public void requestFocus() {
        resolver.requestFocus();
    }
}
