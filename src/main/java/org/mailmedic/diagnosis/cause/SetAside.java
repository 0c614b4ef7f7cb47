package org.mailmedic.diagnosis.cause;

import java.util.List;
import org.mailmedic.knowledge.Cause;

/// A cause that is neither likely nor disproved.
///
/// @param because why it is set aside; empty where nobody asked
public record SetAside(Cause cause, List<Evidence> because) {
    public SetAside {
        because = List.copyOf(because);
    }
}
