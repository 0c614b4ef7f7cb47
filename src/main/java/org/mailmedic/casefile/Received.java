package org.mailmedic.casefile;

import java.time.Instant;
import org.mailmedic.reply.AuthenticationResults;

/// What the receiver of a test message wrote into it.
///
/// @param at when the user pasted it
public record Received(Instant at, AuthenticationResults results) {}
