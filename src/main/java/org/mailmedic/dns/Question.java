package org.mailmedic.dns;

import java.util.Locale;

/// A question to the DNS.
///
/// @param name absolute name without the final dot, lower case, A-labels; `.` for the root
/// @param type what is asked for
public record Question(String name, RecordType type) {
    public Question {
        name = name.toLowerCase(Locale.ROOT);
        if (name.length() > 1 && name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
