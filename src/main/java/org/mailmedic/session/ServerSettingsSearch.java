package org.mailmedic.session;

import java.util.List;
import java.util.Optional;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.autoconfig.Autoconfig;
import org.mailmedic.checkup.autoconfig.Search;
import org.mailmedic.checkup.world.World;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.reply.MailAddress;

/// Looking for the settings of an own domain that no data file knows.
public final class ServerSettingsSearch {
    private final World world;

    public ServerSettingsSearch(World world) {
        this.world = world;
    }

    /// The address to search for: only where nobody knows its settings yet.
    public static Optional<MailAddress> wanted(Optional<ProviderKind> kind, String address) {
        return kind.filter(k -> k.servers().isEmpty()).flatMap(_ -> MailAddress.parse(address));
    }

    /// Searches in the background. Cancelled, it has found nothing.
    ///
    /// @param askDatabase whether the user allows that a third party learns the domain
    public Run<Search> start(MailAddress address, boolean askDatabase) {
        return BackgroundRun.start(
                "settings-search",
                new Search(List.of(), List.of(), true),
                () -> new Autoconfig(world).search(address, askDatabase));
    }
}
