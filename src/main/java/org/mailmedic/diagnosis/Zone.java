package org.mailmedic.diagnosis;

import java.util.List;

/// The DNS zone in which a domain's records are kept, as the DNS itself tells.
///
/// @param name where the zone begins, such as `brightlane.example` for `news.brightlane.example`
/// @param nameServers hosts that keep it; they tell whose panel it is edited in
public record Zone(String name, List<String> nameServers) {
    public Zone {
        nameServers = List.copyOf(nameServers);
    }
}
