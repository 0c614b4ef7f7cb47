package org.mailmedic.casefile;

import java.time.Instant;
import java.util.Optional;

/// What a list of cases shows of one, without opening it.
///
/// @param practice id of the practice case that it is; empty in the real world
/// @param address the user's own address; empty if not given yet
/// @param recipient whom they wrote to; empty if not known
/// @param firstLine the start of the bounce, on one line, at most 120 characters; empty without a bounce
/// @param step where in the walk it stands
/// @param standing its most likely cause, and what is done and open
/// @param arrived whether the last test message was accepted
/// @param damaged whether its last save is damaged: all that is told here is of the state before it
public record Listed(
        String id,
        Instant changed,
        Optional<String> practice,
        String address,
        String recipient,
        String firstLine,
        StepId step,
        Standing standing,
        boolean arrived,
        boolean damaged) {
    private static final int LINE = 120;

    static Listed of(Case theCase) {
        return new Listed(
                theCase.id(),
                theCase.changed(),
                theCase.practice(),
                theCase.given().address(),
                theCase.given().recipient(),
                firstLine(theCase.given().bounce()),
                theCase.step(),
                theCase.history().standing(),
                !theCase.sent().isEmpty() && theCase.sent().getLast().accepted(),
                false);
    }

    /// The same, told from the state before.
    Listed asDamaged() {
        return new Listed(id, changed, practice, address, recipient, firstLine, step, standing, arrived, true);
    }

    private static String firstLine(String bounce) {
        return bounce.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.codePoints()
                        .limit(LINE)
                        .map(c -> Character.isISOControl(c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .orElse("");
    }
}
