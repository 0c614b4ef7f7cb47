package org.mailmedic.ui.signin;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.autoconfig.AutoconfigSource;
import org.mailmedic.checkup.autoconfig.FoundServer;
import org.mailmedic.checkup.autoconfig.Search;
import org.mailmedic.connection.Security;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.session.ServerSettingsSearch;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Busy;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;
import org.mailmedic.ui.shell.Shell;

/// Looks for the settings of an own domain that nobody knows, once the user says so, and offers what was
/// found with where it comes from.
final class FoundPane extends VBox {
    private final Shell shell;
    private final Texts texts;
    private final Function<Security, String> names;
    private final Consumer<FoundServer> use;
    private final ServerSettingsSearch search;
    private final CheckBox database = new CheckBox();
    private Optional<MailAddress> wanted = Optional.empty();
    private Optional<Run<Search>> running = Optional.empty();

    /// @param names words for an encryption
    /// @param use takes the settings
    FoundPane(Shell shell, Function<Security, String> names, Consumer<FoundServer> use) {
        this.shell = shell;
        this.texts = shell.texts();
        this.names = names;
        this.use = use;
        search = new ServerSettingsSearch(shell.session().world());
        getStyleClass().add("card");
        setId("find-settings");
        setMinHeight(USE_PREF_SIZE);
        database.setId("ask-database");
        database.setWrapText(true);
        database.setMinHeight(USE_PREF_SIZE);
        hide();
    }

    /// Shows itself where settings are missing.
    void refresh() {
        Optional<MailAddress> latest = shell.session().lab().isPresent()
                ? Optional.empty()
                : ServerSettingsSearch.wanted(
                        shell.session().kind(),
                        shell.session().current().given().address());
        if (!latest.equals(wanted)) {
            stop();
            wanted = latest;
            latest.ifPresentOrElse(this::offer, this::hide);
        }
    }

    /// Ends what is under way.
    void stop() {
        Optional<Run<Search>> run = running;
        running = Optional.empty();
        run.ifPresent(Run::cancel);
    }

    /// Out of the way where nothing is missing any more.
    void setAway(boolean away) {
        boolean there = !away && !getChildren().isEmpty();
        setVisible(there);
        setManaged(there);
    }

    private void hide() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    private void offer(MailAddress address) {
        Map<String, String> domain = Map.of("domain", address.domain());
        database.setText(texts.get("oauth.find.database", domain));
        show(
                strong(texts.get("oauth.find.title", domain)),
                small(texts.get("oauth.find.who", domain)),
                database,
                button("find-start", texts.get("oauth.find.start"), () -> begin(address)));
    }

    private void begin(MailAddress address) {
        Run<Search> run = search.start(address, database.isSelected());
        running = Optional.of(run);
        var turning = new Busy();
        var line = new HBox(10, turning, strong(texts.get("oauth.find.busy")));
        line.setAlignment(Pos.CENTER_LEFT);
        show(line, button("find-stop", texts.get("oauth.find.stop"), () -> {
            stop();
            offer(address);
        }));
        shell.show(
                run,
                result -> {
                    if (ended(run)) {
                        tell(address, result);
                    }
                },
                () -> {
                    if (ended(run)) {
                        show(
                                strong(texts.get("shell.fault")),
                                button("find-start", texts.get("oauth.find.start"), () -> begin(address)));
                    }
                });
    }

    /// @return whether it is the one that is waited for
    private boolean ended(Run<Search> run) {
        boolean latest = running.equals(Optional.of(run));
        if (latest) {
            running = Optional.empty();
        }
        return latest;
    }

    private void tell(MailAddress address, Search result) {
        if (result.found().isEmpty()) {
            boolean unclear =
                    result.places().stream().anyMatch(p -> p.result() == AutoconfigSource.Result.NOT_ANSWERED);
            show(
                    strong(texts.get(
                            unclear ? "oauth.find.unclear" : "oauth.find.nothing", Map.of("domain", address.domain()))),
                    database,
                    button("find-start", texts.get("oauth.find.start"), () -> begin(address)));
            return;
        }
        show(result.found().stream().map(f -> row(address, f)).toArray(Node[]::new));
    }

    private Node row(MailAddress address, FoundServer found) {
        var words = new VBox(
                2,
                strong(texts.get(
                        "oauth.find.found",
                        Map.of(
                                "host", found.server().host(),
                                "port", String.valueOf(found.server().port()),
                                "security", names.apply(found.server().security())))),
                small(texts.get(
                        "oauth.find.from." + found.origin().name().toLowerCase(Locale.ROOT),
                        Map.of("domain", address.domain()))));
        if (!found.strangers().isEmpty()) {
            words.getChildren()
                    .add(small(
                            texts.get("oauth.find.strangers", Map.of("hosts", String.join(", ", found.strangers())))));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        boolean trusted = found.origin() == FoundServer.Origin.OWN_WEB
                && found.strangers().isEmpty();
        var row = new HBox(
                12,
                new ToneIcon(trusted ? Tone.GOOD : Tone.NOTE),
                words,
                button("use-found", texts.get("oauth.find.use"), () -> use.accept(found)));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(Node... nodes) {
        getChildren().setAll(nodes);
        setVisible(true);
        setManaged(true);
    }

    private static Label strong(String words) {
        Label label = small(words);
        label.getStyleClass().setAll("label", "strong");
        return label;
    }

    private static Label small(String words) {
        var label = new Label(words);
        label.getStyleClass().add("small-muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
