package org.mailmedic.about;

import java.time.LocalDate;

/// How old one kind of knowledge is.
///
/// @param area its file or folder, such as `providers`
/// @param from the day on which the oldest of its facts was checked
/// @param to the day on which the latest was
public record Known(String area, LocalDate from, LocalDate to) {}
