package org.mailmedic.policy.dkim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.dns.Names;

/// Who keeps a key, by where its CNAME leads; from the data file.
final class KeyKeepers {
    private static final Map<String, String> NAMES = load();

    private KeyKeepers() {}

    static Optional<String> of(String target) {
        return NAMES.entrySet().stream()
                .filter(e -> Names.isWithin(target, e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> load() {
        Map<String, String> names = new LinkedHashMap<>();
        DataLines.of("key-keepers.txt").forEach(line -> {
            int blank = line.indexOf(' ');
            names.put(line.substring(0, blank), line.substring(blank + 1).strip());
        });
        return names;
    }
}
