package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Names of the DNS that exist for certain (`knowledge/certainnames.json`): whoever denies all of them denies
/// everything.
public final class CertainNames {
    private final List<CertainName> all;

    private CertainNames(List<CertainName> all) {
        this.all = List.copyOf(all);
    }

    /// A name that exists.
    ///
    /// @param type of a record that it has: `A`, `TXT`
    public record CertainName(String name, String type, Fact fact) {}

    /// Those that we know. Read once.
    ///
    /// @throws IllegalStateException if the data file is faulty
    public static CertainNames standard() {
        return Standard.ALL;
    }

    /// All of them, the surest first.
    public List<CertainName> all() {
        return all;
    }

    private static CertainNames load(SourcedFile file) {
        List<CertainName> all = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "names")) {
            all.add(new CertainName(file.text(node, "name"), file.text(node, "type"), file.fact(node)));
        }
        file.allRead();
        return new CertainNames(all);
    }

    private static final class Standard {
        static final CertainNames ALL = load(SourcedFile.open(CertainNames.class, "certainnames.json"));

        private Standard() {}
    }
}
