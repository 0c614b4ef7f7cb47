package org.mailmedic.connection;

import java.util.Arrays;

/// A password or token. Lives in memory only, shows itself to nobody, and can be wiped.
public final class Secret implements AutoCloseable {
    private final char[] characters;

    /// Takes a copy; the caller wipes its own.
    public Secret(char[] characters) {
        this.characters = characters.clone();
    }

    /// Takes what was typed or read, and wipes where it came from.
    public static Secret taking(char[] characters) {
        var secret = new Secret(characters);
        Arrays.fill(characters, '\0');
        return secret;
    }

    /// The secret as a string, for the library that signs in. Not to be kept.
    public String reveal() {
        return new String(characters);
    }

    /// Another one with the same content, wiped apart.
    Secret copy() {
        return new Secret(characters);
    }

    public boolean isEmpty() {
        return characters.length == 0;
    }

    /// Overwrites it.
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
