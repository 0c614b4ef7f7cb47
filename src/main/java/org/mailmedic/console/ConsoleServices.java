package org.mailmedic.console;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import org.mailmedic.checkup.world.World;
import org.mailmedic.dns.Dns;

/// What a console is given by whoever starts it.
///
/// @param worlds makes the world that is reached through this resolver (`host:port`), or through the system's
/// @param resolvers makes the DNS client for the practice lab's server at this address
public record ConsoleServices(
        String version, Function<Optional<String>, World> worlds, Function<InetSocketAddress, Dns> resolvers) {}
