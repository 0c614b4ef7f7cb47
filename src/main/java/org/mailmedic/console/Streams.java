package org.mailmedic.console;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes.
///
/// @param out for results, and nothing else: scripts read it
/// @param err for hints and complaints
/// @param keyboard whether a person sits at `in`, who may be asked something
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean keyboard) {}
