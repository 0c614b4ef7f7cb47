package org.mailmedic.lab;

import java.util.List;
import java.util.Optional;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.Recheck;
import tools.jackson.databind.JsonNode;

/// The practice cases, read from `cases/` beside this class: a new one is a folder there
/// (`src/docs/add-a-practice-case.md`).
public final class PracticeCases {
    private PracticeCases() {}

    /// Their ids, in the order in which to offer them.
    public static List<String> ids() {
        return CaseFiles.strings(CaseFiles.json("cases.json").path("cases"));
    }

    /// All of them.
    public static List<PracticeCase> all() {
        return ids().stream().map(PracticeCases::read).toList();
    }

    /// The case with this id.
    public static Optional<PracticeCase> find(String id) {
        return ids().contains(id) ? Optional.of(read(id)) : Optional.empty();
    }

    private static PracticeCase read(String id) {
        JsonNode json = CaseFiles.json(id + "/case.json");
        JsonNode server = json.path("server");
        var settings = new ServerSettings(
                server.path("host").asString(),
                server.path("port").asInt(),
                CaseFiles.constant(Security.class, server.path("security").asString()));
        return new PracticeCase(
                id,
                CaseFiles.text(id + "/bounce.txt"),
                json.path("provider").asString(),
                new Entries(
                        json.path("address").asString(),
                        settings,
                        json.path("user").asString(),
                        json.path("password").asString()),
                json.path("recipient").asString(),
                json.path("cause").asString(),
                json.path("fixes").valueStream().map(PracticeCases::fix).toList());
    }

    private static Recheck recheck(String name) {
        return Recheck.of(name).orElseThrow(() -> new IllegalArgumentException("there is no check " + name));
    }

    private static PracticeFix fix(JsonNode json) {
        return new PracticeFix(
                json.path("id").asString(),
                recheck(json.path("recheck").asString()),
                CaseFiles.strings(json.path("publish")),
                CaseFiles.strings(json.path("withdraw")),
                json.path("switchOn").asStringOpt(),
                json.path("entries").path("user").asStringOpt(),
                json.path("entries").path("password").asStringOpt());
    }
}
