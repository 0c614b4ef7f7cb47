package org.mailmedic.knowledge;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The services for signing in with the browser, from `oauth.json`.
public final class SignInServices {
    private static final String TENANT = "{tenant}";

    private final SourcedFile file;
    private final List<JsonNode> entries = new ArrayList<>();

    private SignInServices(SourcedFile file) {
        this.file = file;
        file.list(file.root(), "services").forEach(entries::add);
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static SignInServices load() {
        return load(SourcedFile.open(SignInServices.class, "oauth.json"));
    }

    static SignInServices load(SourcedFile file) {
        var services = new SignInServices(file);
        services.all();
        file.allRead();
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
        String usual = file.has(e, "tenant") ? file.textOrNone(e, "tenant") : "";
        String inPlace = usual.isEmpty() ? "" : tenant.filter(t -> !t.isBlank()).orElse(usual);
        return new SignInService(
                file.text(e, "id"),
                file.text(e, "client"),
                file.text(e, "name"),
                file.strings(e, "kinds"),
                address(e, "authorize", inPlace),
                address(e, "token", inPlace),
                file.has(e, "device") && !file.textOrNone(e, "device").isEmpty()
                        ? Optional.of(address(e, "device", inPlace))
                        : Optional.empty(),
                file.text(e, "issuer"),
                file.text(e, "mailScope"),
                file.strings(e, "otherScopes"),
                parameters(e),
                file.text(e, "redirectHost"),
                inPlace,
                address(e, "console", inPlace),
                file.fact(e));
    }

    private Map<String, String> parameters(JsonNode e) {
        return file.keys(e, "parameters").stream()
                .collect(Collectors.toMap(Function.identity(), key -> file.text(e.get("parameters"), key)));
    }

    private URI address(JsonNode e, String field, String tenant) {
        URI uri = URI.create(file.text(e, field).replace(TENANT, tenant));
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw file.broken(e, field, "must be a web address that begins with https");
        }
        return uri;
    }
}
