package org.mailmedic.ui.control;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.PasswordField;
import org.jspecify.annotations.Nullable;
import org.mailmedic.connection.Secret;

/// A field for a password: cannot be copied from, tells assistive technology nothing of its content, and
/// can be wiped.
public final class SecretField extends PasswordField {
    public SecretField() {
        getStyleClass().add("secret-field");
    }

    /// What was typed. The caller closes it.
    public Secret secret() {
        CharSequence shown = getCharacters();
        char[] typed = new char[shown.length()];
        for (int i = 0; i < typed.length; i++) {
            typed[i] = shown.charAt(i);
        }
        return Secret.taking(typed);
    }

    @Override
    public void copy() {
        // A password does not belong on the clipboard.
    }

    @Override
    public void cut() {
        // A password does not belong on the clipboard.
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? null : super.queryAccessibleAttribute(attribute, parameters);
    }
}
