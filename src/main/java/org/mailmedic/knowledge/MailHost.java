package org.mailmedic.knowledge;

import java.util.List;

/// A mail host that is not one of the three large ones, and its settings.
///
/// @param name as people call it
/// @param domains its freemail domains
/// @param mxPatterns its MX, as in [Provider#mxPatterns]
/// @param servers recommended settings, best first; empty where only its own pages tell them
/// @param signIn ways to sign in
/// @param fact where it comes from
record MailHost(
        String name,
        List<String> domains,
        List<String> mxPatterns,
        List<ProviderKind.Server> servers,
        List<ProviderKind.SignIn> signIn,
        Fact fact) {
    MailHost {
        domains = List.copyOf(domains);
        mxPatterns = List.copyOf(mxPatterns);
        servers = List.copyOf(servers);
        signIn = List.copyOf(signIn);
    }

    boolean takesMailAt(String host) {
        return Provider.takesMailAt(mxPatterns, host);
    }
}
