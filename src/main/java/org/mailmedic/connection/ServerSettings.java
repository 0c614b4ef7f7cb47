package org.mailmedic.connection;

/// Where to connect.
///
/// @param host host name or address
/// @param port 1 to 65535
public record ServerSettings(String host, int port, Security security) {
    public ServerSettings {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }
}
