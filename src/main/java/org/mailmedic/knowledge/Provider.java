package org.mailmedic.knowledge;

import java.util.List;

/// A mail provider, read from a data file.
///
/// @param id stable id: `google`, `microsoft`, `yahoo`, `other`
/// @param name as people call it
/// @param tile what it offers, in the few words below its name where one chooses among providers
/// @param kinds the ways in which one can be its customer
/// @param mxPatterns host names of its MX, lower case; a leading `*.` stands for any labels
public record Provider(String id, String name, String tile, List<ProviderKind> kinds, List<String> mxPatterns) {
    /// Stands for every provider that has no file of its own.
    static final String UNLISTED = "other";

    public Provider {
        kinds = List.copyOf(kinds);
        mxPatterns = List.copyOf(mxPatterns);
    }

    /// Whether it is one provider, known by name; not the rest: all other mail hosts, own servers and mailing
    /// services.
    public boolean isListed() {
        return !id.equals(UNLISTED);
    }

    /// Whether this host name is one of its mail servers.
    ///
    /// @param host lower case, without the final dot
    public boolean takesMailAt(String host) {
        return takesMailAt(mxPatterns, host);
    }

    /// Whether a host name is one of these patterns.
    static boolean takesMailAt(List<String> mxPatterns, String host) {
        return mxPatterns.stream().anyMatch(p -> p.startsWith("*.") ? host.endsWith(p.substring(1)) : host.equals(p));
    }
}
