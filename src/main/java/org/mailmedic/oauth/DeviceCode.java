package org.mailmedic.oauth;

import java.net.URI;
import java.time.Instant;

/// A code that the user types at a page of the service.
///
/// @param code as it is to be typed
/// @param page where
/// @param until when it runs out
public record DeviceCode(String code, URI page, Instant until) {}
