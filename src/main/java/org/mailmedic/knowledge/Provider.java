package org.mailmedic.knowledge;

import java.util.List;

/// A mail provider, read from a data file.
///
/// @param id stable id: `google`, `microsoft`, `yahoo`, `other`
/// @param name as people call it
/// @param kinds the ways in which one can be its customer
/// @param mxPatterns host names of its MX, lower case; a leading `*.` stands for any labels
public record Provider(String id, String name, List<ProviderKind> kinds, List<String> mxPatterns) {
    public Provider {
        kinds = List.copyOf(kinds);
        mxPatterns = List.copyOf(mxPatterns);
    }

    /// Whether this host name is one of its mail servers.
    ///
    /// @param host lower case, without the final dot
    public boolean takesMailAt(String host) {
        return mxPatterns.stream().anyMatch(p -> p.startsWith("*.") ? host.endsWith(p.substring(1)) : host.equals(p));
    }
}
