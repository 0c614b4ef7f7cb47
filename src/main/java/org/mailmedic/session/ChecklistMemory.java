package org.mailmedic.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;

/// Keeps what is done on the checklist: once a fault is gone, nothing would advise its fix any more, and
/// the item that was just ticked would vanish.
final class ChecklistMemory {
    private final Map<String, FixItem> seen = new LinkedHashMap<>();

    /// The newest advice, and what was advised before and is ticked.
    ///
    /// @param earlier what was advised in an earlier session, by its id
    synchronized Checklist with(Checklist advice, Set<String> ticked, Function<String, Optional<FixItem>> earlier) {
        List<FixItem> now = new ArrayList<>(advice.now());
        ticked.stream()
                .sorted()
                .filter(id -> !seen.containsKey(id))
                .forEach(id -> earlier.apply(id).ifPresent(item -> seen.put(id, item)));
        for (FixItem item : List.copyOf(seen.values())) {
            boolean listed = advice.now().stream().anyMatch(i -> i.id().equals(item.id()))
                    || advice.later().stream().anyMatch(i -> i.id().equals(item.id()));
            if (!listed && ticked.contains(item.id())) {
                now.add(item);
            }
        }
        advice.now().forEach(item -> seen.put(item.id(), item));
        return new Checklist(now, advice.later());
    }
}
