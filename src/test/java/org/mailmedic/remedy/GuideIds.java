package org.mailmedic.remedy;

import java.util.List;
import java.util.Locale;

/// The ids of all guides, which are those of the things to do, for tests of other rooms.
public final class GuideIds {
    private GuideIds() {}

    /// All of them, in the order of the data.
    public static List<String> all() {
        return GuideBook.load(Locale.ENGLISH).all().stream().map(Guide::id).toList();
    }
}
