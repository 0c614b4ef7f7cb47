package org.mailmedic.ui.answer;

import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.origin.AddressOwner;

/// The question whose the refused address is, in words.
///
/// @param address as it is asked about
/// @param found what was found, the most telling first
/// @param choices the answers, in their order
/// @param chosen the answer that counts, if there is one
/// @param services what may be named where a service is the answer
/// @param service which of them is named
/// @param then what follows
/// @param caution what to beware of; empty if nothing
record AddressContent(
        String address,
        String question,
        List<String> found,
        List<Choice> choices,
        Optional<AddressOwner> chosen,
        List<Service> services,
        Service service,
        String then,
        String caution) {
    AddressContent {
        found = List.copyOf(found);
        choices = List.copyOf(choices);
        services = List.copyOf(services);
    }

    /// One answer.
    record Choice(AddressOwner owner, String words) {}

    /// A service that may be named.
    ///
    /// @param id nothing for any that is not among them
    record Service(Optional<String> id, String name) {
        @Override
        public String toString() {
            return name;
        }
    }
}
