package org.mailmedic.oauth;

import java.util.Optional;
import org.mailmedic.knowledge.SourcedFile;
import tools.jackson.databind.JsonNode;

/// The registrations that came with this build, from `clients.json`; none unless a packager put some there.
public final class PackagedClients {
    private PackagedClients() {}

    /// The one for this company, if this build has one.
    ///
    /// @param client as in [org.mailmedic.knowledge.SignInService#client]
    public static Optional<OAuthClient> of(String client) {
        JsonNode node =
                SourcedFile.open(PackagedClients.class, "clients.json").root().path(client);
        return word(node, "id").map(id -> new OAuthClient(id, word(node, "secret"), word(node, "tenant")));
    }

    private static Optional<String> word(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(OAuthClient::isWellFormed);
    }
}
