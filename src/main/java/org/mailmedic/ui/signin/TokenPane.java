package org.mailmedic.ui.signin;

import javafx.scene.Node;
import org.mailmedic.connection.Credentials;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Field;
import org.mailmedic.ui.control.SecretField;

/// Signing in with an access token that the user has already.
final class TokenPane implements CredentialsPane {
    private final SecretField token = new SecretField();
    private final Field field;

    /// @param submit Enter was pressed
    TokenPane(Texts texts, Runnable submit) {
        token.setId("token");
        token.setPromptText(texts.get("oauth.token.prompt"));
        token.setOnAction(_ -> submit.run());
        field = new Field(texts.get("oauth.token"), token);
    }

    @Override
    public Node node() {
        return field;
    }

    @Override
    public Credentials credentials(String user) {
        return isFilled() ? new Credentials.Token(user, token.secret()) : new Credentials.None();
    }

    @Override
    public boolean isFilled() {
        return token.getLength() > 0;
    }

    @Override
    public void focus() {
        token.requestFocus();
    }

    @Override
    public void wipe() {
        token.clear();
    }
}
