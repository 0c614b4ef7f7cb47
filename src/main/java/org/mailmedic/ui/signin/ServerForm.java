package org.mailmedic.ui.signin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.mailmedic.casefile.Case;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Security;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Ends;
import org.mailmedic.ui.control.Field;
import org.mailmedic.ui.control.Visibility;

/// The settings of the mail program: server, sign-in, and whom the mail was for.
final class ServerForm extends VBox {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final double GAP = 12;
    private static final int PORT_COLUMNS = 4;
    private static final double SECURITY_WIDTH = 148;
    private static final List<Security> CHOICES =
            List.of(Security.STARTTLS, Security.TLS, Security.AUTO, Security.NONE);

    private final Texts texts;
    private final TextField host = new TextField();
    private final TextField port = new TextField();
    private final ComboBox<Security> security = new ComboBox<>();
    private final TextField user = new TextField();
    private final PasswordPane password;
    private final StackPane credentials = new StackPane();
    private final TextField recipient = new TextField();
    private final Field hostField;
    private final Field portField;
    private final Field recipientField;
    private final Label hint = new Label();
    private CredentialsPane pane;
    private boolean filling;

    /// @param changed hears new settings as soon as they make sense
    /// @param submit Enter was pressed in a field
    ServerForm(Texts texts, Consumer<Case.Server> changed, Consumer<String> recipientChanged, Runnable submit) {
        this.texts = texts;
        getStyleClass().add("form");
        host.setId("host");
        port.setId("port");
        security.setId("security");
        security.getItems().setAll(CHOICES);
        security.setConverter(new Names());
        user.setId("user");
        recipient.setId("recipient");
        recipient.setPromptText(texts.get("page.signin.recipient.prompt"));
        hint.getStyleClass().add("small-muted");
        hint.setId("sign-in-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);

        hostField = new Field(texts.get("page.signin.host"), host);
        portField = new Field(texts.get("page.signin.port"), port);
        password = new PasswordPane(texts, submit);
        pane = password;
        credentials.getChildren().setAll(pane.node());
        recipientField = new Field(texts.get("page.signin.recipient"), recipient);
        port.setPrefColumnCount(PORT_COLUMNS);
        portField.setMinWidth(USE_PREF_SIZE);
        var securityField = new Field(texts.get("page.signin.security"), security);
        security.setMinWidth(SECURITY_WIDTH);
        securityField.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        Ends.shared(hostField, new HBox(GAP, portField, securityField)),
                        evenly(new Field(texts.get("page.signin.user"), user), credentials, recipientField),
                        hint);
        hostField.setId("host-field");

        for (TextField field : List.of(host, port, user)) {
            field.textProperty().subscribe((_, _) -> tell(changed));
        }
        security.valueProperty().subscribe((before, now) -> {
            if (!filling) {
                followWithPort(before, now);
                tell(changed);
            }
        });
        recipient.textProperty().subscribe((_, typed) -> {
            recipientField.acceptIf(this::isRecipientRight);
            if (!filling) {
                recipientChanged.accept(typed.strip());
            }
        });
        for (TextField field : List.of(host, port, user, recipient)) {
            field.setOnAction(_ -> submit.run());
        }
    }

    private static Node evenly(Node... fields) {
        var row = new GridPane(GAP, 0);
        for (int i = 0; i < fields.length; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / fields.length);
            row.getColumnConstraints().add(column);
        }
        row.addRow(0, fields);
        return row;
    }

    /// STARTTLS belongs to 587, TLS to 465 (RFC 8314); whoever changes the one wants the other.
    private void followWithPort(Security before, Security now) {
        if (before == Security.STARTTLS && now == Security.TLS && port.getText().equals(String.valueOf(SUBMISSION))) {
            port.setText(String.valueOf(SUBMISSIONS));
        } else if (before == Security.TLS
                && now == Security.STARTTLS
                && port.getText().equals(String.valueOf(SUBMISSIONS))) {
            port.setText(String.valueOf(SUBMISSION));
        }
    }

    private void tell(Consumer<Case.Server> changed) {
        hostField.acceptIf(() -> !host.getText().isBlank());
        portField.acceptIf(() -> portNumber().isPresent());
        if (!filling) {
            typed().ifPresent(changed);
        }
    }

    private Optional<Integer> portNumber() {
        return Optional.of(port.getText())
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= 65535);
    }

    private boolean isRecipientRight() {
        return recipient.getText().isBlank()
                || MailAddress.parse(recipient.getText()).isPresent();
    }

    /// The settings as typed, if they make sense.
    Optional<Case.Server> typed() {
        return portNumber()
                .filter(_ -> !host.getText().isBlank())
                .map(number -> new Case.Server(
                        host.getText().strip(),
                        number,
                        security.getValue(),
                        user.getText().strip()));
    }

    /// Shows settings, without telling anybody.
    void show(Case.Server server) {
        filling = true;
        host.setText(server.host());
        port.setText(String.valueOf(server.port()));
        security.setValue(server.security());
        user.setText(server.user());
        filling = false;
    }

    void showRecipient(String address) {
        if (!recipient.isFocused() && !recipient.getText().strip().equals(address)) {
            filling = true;
            recipient.setText(address);
            filling = false;
        }
    }

    /// The password of a practice case is no secret.
    void showPassword(String known) {
        password.show(known);
    }

    /// @param appPassword whether the provider wants one of those
    void showHint(boolean appPassword, String words) {
        password.wantAppPassword(appPassword);
        hint.setText(words);
    }

    /// Whether it can be tested; if not, says what is missing.
    boolean check() {
        if (host.getText().isBlank()) {
            hostField.reject(texts.get("page.signin.host.missing"));
        } else if (portNumber().isEmpty()) {
            portField.reject(texts.get("page.signin.port.invalid"));
        } else if (!isRecipientRight()) {
            recipientField.reject(texts.get("page.signin.recipient.invalid"));
        } else {
            return true;
        }
        return false;
    }

    /// Shows another way of signing in; what was typed for the last one is forgotten.
    void signInBy(CredentialsPane other) {
        if (!other.equals(pane)) {
            pane.wipe();
            pane = other;
            credentials.getChildren().setAll(pane.node());
        }
    }

    /// Back to the usual way.
    void signInByPassword() {
        signInBy(password);
    }

    /// Makes sure that what there is to sign in with still holds, then goes on; without it, it may not.
    void prepare(Runnable then) {
        pane.prepare(then);
    }

    /// A server refused what was signed in with.
    void refused() {
        pane.refused();
    }

    /// Whether the line under the form is shown; somebody else may say more.
    void showHintLine(boolean shown) {
        Visibility.set(hint, shown);
    }

    /// Whether there is something to sign in with.
    boolean hasCredentials() {
        return pane.isFilled();
    }

    /// What to sign in with. The caller closes it.
    Credentials credentials() {
        String name = user.getText().strip();
        return name.isEmpty() ? new Credentials.None() : pane.credentials(name);
    }

    void wipe() {
        pane.wipe();
    }

    /// Puts the keyboard where something is still missing.
    void focusFirst() {
        if (host.getText().isBlank()) {
            host.requestFocus();
        } else {
            pane.focus();
        }
    }

    private final class Names extends StringConverter<Security> {
        @Override
        public String toString(Security choice) {
            return choice == null
                    ? ""
                    : texts.get("page.signin.security." + choice.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public Security fromString(String words) {
            throw new UnsupportedOperationException("nobody types it");
        }
    }
}
