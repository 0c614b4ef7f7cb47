package org.mailmedic.remedy;

import java.util.List;

/// What to do, ordered by effect.
///
/// @param now what cures this bounce
/// @param later worth doing once mail arrives
public record Checklist(List<FixItem> now, List<FixItem> later) {
    public Checklist {
        now = List.copyOf(now);
        later = List.copyOf(later);
    }
}
