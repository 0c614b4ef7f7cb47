package org.mailmedic.ui.signin;

import javafx.scene.Node;
import org.mailmedic.connection.Credentials;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Field;
import org.mailmedic.ui.control.SecretField;

/// Signing in with a password, or with an app password.
final class PasswordPane implements CredentialsPane {
    private final Texts texts;
    private final SecretField password = new SecretField();
    private final Field field;

    /// @param submit Enter was pressed
    PasswordPane(Texts texts, Runnable submit) {
        this.texts = texts;
        password.setId("password");
        password.setOnAction(_ -> submit.run());
        field = new Field(texts.get("page.signin.password"), password);
    }

    /// The password of a practice case is no secret.
    void show(String known) {
        password.setText(known);
    }

    /// @param wanted whether the provider wants an app password instead of the usual one
    void wantAppPassword(boolean wanted) {
        field.rename(texts.get(wanted ? "page.signin.password.app" : "page.signin.password"));
    }

    @Override
    public Node node() {
        return field;
    }

    @Override
    public Credentials credentials(String user) {
        return isFilled() ? new Credentials.Password(user, password.secret()) : new Credentials.None();
    }

    @Override
    public boolean isFilled() {
        return password.getLength() > 0;
    }

    @Override
    public void focus() {
        password.requestFocus();
    }

    @Override
    public void wipe() {
        password.clear();
    }
}
