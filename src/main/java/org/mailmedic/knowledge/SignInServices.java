package org.mailmedic.knowledge;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The services for signing in with the browser, from `oauth.json`.
public final class SignInServices {
    private static final String TENANT = "{tenant}";

    private final SourcedFile file = SourcedFile.open(SignInServices.class, "oauth.json");
    private final List<JsonNode> entries = new ArrayList<>();

    private SignInServices() {
        file.list(file.root(), "services").forEach(entries::add);
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static SignInServices load() {
        var services = new SignInServices();
        services.all();
        return services;
    }

    /// All of them, with their usual tenants.
    public List<SignInService> all() {
        return entries.stream().map(e -> service(e, Optional.empty())).toList();
    }

    /// The one for a kind of account, if it has one.
    ///
    /// @param tenant the tenant of the registration; without it the usual one
    public Optional<SignInService> of(ProviderKind kind, Optional<String> tenant) {
        return entries.stream()
                .filter(e -> file.strings(e, "kinds").contains(kind.id()))
                .findFirst()
                .map(e -> service(e, tenant));
    }

    private SignInService service(JsonNode e, Optional<String> tenant) {
        String usual = e.path("tenant").asString("");
        String inPlace = usual.isEmpty() ? "" : tenant.filter(t -> !t.isBlank()).orElse(usual);
        return new SignInService(
                file.text(e, "id"),
                file.text(e, "client"),
                file.text(e, "name"),
                file.strings(e, "kinds"),
                address(e, file.text(e, "authorize"), inPlace),
                address(e, file.text(e, "token"), inPlace),
                Optional.of(e.path("device").asString(""))
                        .filter(d -> !d.isEmpty())
                        .map(d -> address(e, d, inPlace)),
                file.text(e, "issuer"),
                file.text(e, "mailScope"),
                file.strings(e, "otherScopes"),
                parameters(e),
                file.text(e, "redirectHost"),
                inPlace,
                address(e, file.text(e, "console"), inPlace),
                file.fact(e));
    }

    private static Map<String, String> parameters(JsonNode e) {
        return e.path("parameters")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, p -> p.getValue().asString()));
    }

    private URI address(JsonNode e, String text, String tenant) {
        URI uri = URI.create(text.replace(TENANT, tenant));
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw file.broken(e, text);
        }
        return uri;
    }
}
