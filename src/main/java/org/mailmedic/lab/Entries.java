package org.mailmedic.lab;

import org.mailmedic.connection.ServerSettings;

/// What the user of a practice case has in their mail program.
///
/// @param address the From address
/// @param user user name for the sign-in; empty for none
/// @param password shown to everybody: it opens nothing but the lab
public record Entries(String address, ServerSettings server, String user, String password) {
    Entries withSignIn(String newUser, String newPassword) {
        return new Entries(address, server, newUser, newPassword);
    }
}
