package org.mailmedic.lab;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Recheck;

/// Something that can be put right in the lab with one click, where the real world would need a person.
///
/// @param id stable within its case
/// @param recheck which check shows it; by hand where only a test message does
/// @param publish lines of a master file that then stand in the DNS
/// @param withdraw lines that are then gone from it
/// @param switchOn what the mail server then allows
/// @param user the user name to sign in with from now on
/// @param password the password to sign in with from now on
public record PracticeFix(
        String id,
        Recheck recheck,
        List<String> publish,
        List<String> withdraw,
        Optional<String> switchOn,
        Optional<String> user,
        Optional<String> password) {
    public PracticeFix {
        publish = List.copyOf(publish);
        withdraw = List.copyOf(withdraw);
    }
}
