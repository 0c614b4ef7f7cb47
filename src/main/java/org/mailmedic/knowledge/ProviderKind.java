package org.mailmedic.knowledge;

import java.util.List;
import java.util.Optional;

/// One way of being a provider's customer: gmail.com, Google Workspace, the Workspace relay ...
///
/// @param id stable id: `gmail`, `workspace`, `workspace-relay`, `outlook.com`, `microsoft365`,
///     `microsoft365-connector`, `yahoo`, `yahoo-domain`, `own-server`, `other`
/// @param providerId id of the provider it belongs to
/// @param name as people call it
/// @param hint one line that helps to recognise it
/// @param freemailDomains domains whose users cannot edit DNS; empty for own domains
/// @param ownDomain whether the user's domain is their own, so that DNS fixes are theirs to make
/// @param servers recommended settings, best first
/// @param signIn ways to sign in that work today, best first
/// @param spfInclude what the domain's SPF record must contain, such as `include:_spf.google.com`
/// @param dkimSelectors selectors that this provider uses
/// @param fact where it comes from
public record ProviderKind(
        String id,
        String providerId,
        String name,
        String hint,
        List<String> freemailDomains,
        boolean ownDomain,
        List<Server> servers,
        List<SignIn> signIn,
        Optional<String> spfInclude,
        List<String> dkimSelectors,
        Fact fact) {
    public ProviderKind {
        freemailDomains = List.copyOf(freemailDomains);
        servers = List.copyOf(servers);
        signIn = List.copyOf(signIn);
        dkimSelectors = List.copyOf(dkimSelectors);
    }

    /// Where its users hand in mail.
    ///
    /// @param host SMTP host, may hold `{domain-with-dashes}`
    /// @param port TCP port
    /// @param security `starttls`, `tls` or `none`
    public record Server(String host, int port, String security) {}

    /// A way to sign in.
    public enum SignIn {
        OAUTH,
        APP_PASSWORD,
        PASSWORD,
        NONE
    }
}
