package org.mailmedic.checkup.autoconfig;

import java.util.List;
import java.util.Optional;

/// What a search for settings ended in.
///
/// @param found the servers, the most trusted first, each once
/// @param places who was asked, in order
/// @param cancelled whether it was stopped before its end
public record Search(List<FoundServer> found, List<AutoconfigSource> places, boolean cancelled) {
    public Search {
        found = List.copyOf(found);
        places = List.copyOf(places);
    }

    /// The one to offer.
    public Optional<FoundServer> best() {
        return found.stream().findFirst();
    }
}
