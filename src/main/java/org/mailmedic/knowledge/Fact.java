package org.mailmedic.knowledge;

import java.net.URI;
import java.time.LocalDate;

/// Where a piece of knowledge about the world comes from. Providers change their rules: nothing is stated without this.
///
/// @param source page that says so
/// @param checked day on which it was read there
/// @param sure false where it was read second-hand or is common knowledge only
public record Fact(URI source, LocalDate checked, boolean sure) {}
