package org.mailmedic.casefile;

import java.time.Instant;
import java.util.Optional;

/// How a case stood when it was last changed, in short, so that a list of cases need not diagnose each.
///
/// @param cause stable code of the most likely cause, such as `spf.fail`; empty while nothing is known
/// @param open how many things are still to do
/// @param done how many are done
/// @param waiting how many are done at the source, while caches may still give out what was there before
/// @param oldUntil until when they may, where that is so
public record Standing(String cause, int open, int done, int waiting, Optional<Instant> oldUntil) {
    /// Nothing is known yet.
    public static final Standing NOTHING = new Standing("", 0, 0, 0, Optional.empty());

    /// How it is at a certain time.
    public State at(Instant now) {
        if (open > 0) {
            return State.OPEN;
        }
        if (waiting > 0 && oldUntil.filter(now::isBefore).isPresent()) {
            return State.WAITING;
        }
        return done + waiting > 0 ? State.FIXED : State.BEGUN;
    }

    /// Where a case stands.
    public enum State {
        /// Nothing is known of what to do yet.
        BEGUN,
        OPEN,
        /// Everything is done; caches may give out the old for a while.
        WAITING,
        FIXED
    }
}
