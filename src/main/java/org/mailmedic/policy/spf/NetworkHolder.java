package org.mailmedic.policy.spf;

import java.util.List;

/// A published SPF record that lets an address send.
///
/// @param name the name that was asked
/// @param path names of the records that led to the address: that name first, the record that holds it last
public record NetworkHolder(String name, List<String> path) {
    public NetworkHolder {
        path = List.copyOf(path);
    }
}
