package org.mailmedic.diagnosis.origin;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.dns.AddressText;
import org.mailmedic.knowledge.MailService;

/// All that is known of the address that a receiver saw.
///
/// @param traits what was found, the most telling first
/// @param suggestion whose it seems to be by that, if anything tells
/// @param service the service whose server it seems to be
/// @param isOurs whether the user's own side is known to use that service
/// @param answer what the user says, if it is about this address
/// @param repairs what follows from each answer
/// @param repair what follows from what is known now: nothing goes into a record that neither the user vouched for nor
///     the domain's own names
public record AddressOrigin(
        InetAddress address,
        List<AddressTrait> traits,
        Optional<AddressOwner> suggestion,
        Optional<MailService> service,
        boolean isOurs,
        Optional<AddressAnswer> answer,
        Map<AddressOwner, AddressRepair> repairs,
        AddressRepair repair) {
    public AddressOrigin {
        traits = List.copyOf(traits);
        repairs = Map.copyOf(repairs);
    }

    /// The address as people write it.
    public String text() {
        return AddressText.of(address);
    }

    /// The answer; without one, what acts in its place because the domain's own names vouch for it.
    public Optional<AddressOwner> owner() {
        return answer.map(AddressAnswer::owner)
                .or(() -> repair instanceof AddressRepair.Ask ? Optional.empty() : suggestion);
    }

    /// Whether there is anything to ask: nobody sends from an address of an inner network.
    public boolean isAsked() {
        return !(repair instanceof AddressRepair.InsideNetwork);
    }

    /// What follows if it is theirs.
    public AddressRepair repairIf(AddressOwner owner) {
        return repairs.getOrDefault(owner, repair);
    }
}
