package org.mailmedic.about;

import java.nio.file.Path;

/// Where this computer keeps what is the user's.
///
/// @param cases the folder of the cases
/// @param settings the file with the settings
/// @param log the folder of the log
public record StoragePlaces(Path cases, Path settings, Path log) {}
