package org.mailmedic.ui.signin;

import javafx.scene.Node;
import org.mailmedic.connection.Credentials;

/// The place of the form where the user says who they are. The way of signing in decides which one is
/// shown; the user name stands beside it, in the form.
interface CredentialsPane {
    /// What is shown.
    Node node();

    /// What to sign in with; [Credentials.None] while something is missing. The caller closes it.
    ///
    /// @param user the user name as typed, not empty
    Credentials credentials(String user);

    /// Makes sure that what there is to sign in with still holds, then goes on; without it, it may not.
    default void prepare(Runnable then) {
        then.run();
    }

    /// A server refused what was signed in with.
    default void refused() {}

    /// Whether there is something to sign in with.
    boolean isFilled();

    /// Puts the keyboard there.
    void focus();

    /// Forgets the secret.
    void wipe();
}
