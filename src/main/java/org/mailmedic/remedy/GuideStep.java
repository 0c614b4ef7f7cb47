package org.mailmedic.remedy;

import java.net.URI;
import java.util.Optional;

/// A step of a fix.
///
/// @param text one or two plain sentences
/// @param link the very page where it is done
public record GuideStep(String text, Optional<URI> link) {}
