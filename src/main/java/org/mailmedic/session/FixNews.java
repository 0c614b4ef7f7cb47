package org.mailmedic.session;

import org.mailmedic.remedy.FixItem;

/// Something turned while nobody was looking at it.
///
/// @param item what it is about
public record FixNews(FixItem item, Turn turn) {
    /// How it turned.
    public enum Turn {
        /// It is right at the source; caches may give out what was there before for a while.
        PUBLISHED,
        /// Everybody sees it now.
        GREEN,
        /// It was right, and is not any more.
        BROKEN
    }
}
