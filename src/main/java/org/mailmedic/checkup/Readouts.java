package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was read, each kind of readout by its class.
///
/// @param all of every kind, in the order in which they were added
public record Readouts(List<?> all) {
    static final Readouts NONE = new Readouts(List.of());

    public Readouts {
        all = List.copyOf(all);
    }

    static Readouts of(Object... readouts) {
        return new Readouts(List.of(readouts));
    }

    Readouts and(Readouts others) {
        return new Readouts(
                Stream.<Object>concat(all.stream(), others.all().stream()).toList());
    }

    /// All of one kind, in the order in which they were added.
    <R> List<R> each(Class<R> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The only one of its kind, if it was read.
    <R> Optional<R> one(Class<R> kind) {
        return each(kind).stream().findFirst();
    }
}
