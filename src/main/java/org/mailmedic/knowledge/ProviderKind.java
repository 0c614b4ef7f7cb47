package org.mailmedic.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.connection.Security;

/// One way of being a provider's customer: gmail.com, Google Workspace, the Workspace relay ...
///
/// @param id stable id: `gmail`, `workspace`, `workspace-relay`, `outlook.com`, `microsoft365`,
/// `microsoft365-connector`, `microsoft365-direct`, `yahoo`, `yahoo-domain`, `own-server`,
/// `mailing-service`, `other`
/// @param providerId id of the provider it belongs to
/// @param name as people call it
/// @param hint one line that helps to recognise it
/// @param freemailDomains domains whose users cannot edit DNS; empty for own domains
/// @param ownDomain whether the user's domain is their own, so that DNS fixes are theirs to make
/// @param handsIn whether the user's own server or device hands the mail to the provider, from an
///     address of the user's
/// @param connector whether a server can be let in here without a sign-in, known by its address or certificate
/// @param servers recommended settings, best first; empty where only the user can know
/// @param signIn ways to sign in that work today, best first
/// @param spfInclude what the domain's SPF record must contain, such as `include:_spf.google.com`
/// @param dkimSelectors selectors that this provider uses
/// @param limits what it lets one account send, in a sentence; empty where no number is known
/// @param plan what is announced to change in its ways to sign in, in the order of time
/// @param facts where each topic comes from; a topic that says nothing has none
public record ProviderKind(
        String id,
        String providerId,
        String name,
        String hint,
        List<String> freemailDomains,
        boolean ownDomain,
        boolean handsIn,
        boolean connector,
        List<Server> servers,
        List<SignIn> signIn,
        Optional<String> spfInclude,
        List<String> dkimSelectors,
        String limits,
        List<PlannedChange> plan,
        Map<Topic, Fact> facts) {
    /// Id of the kind of those whose mail host has no file of its own, or is not known.
    public static final String UNLISTED = "other";

    private static final String OWN_SERVER = "own-server";

    public ProviderKind {
        freemailDomains = List.copyOf(freemailDomains);
        servers = List.copyOf(servers);
        signIn = List.copyOf(signIn);
        dkimSelectors = List.copyOf(dkimSelectors);
        plan = List.copyOf(plan);
        facts = Map.copyOf(facts);
    }

    /// Whether the provider is one that we know by name; see [Provider#isListed].
    public boolean isOfListedProvider() {
        return !providerId.equals(Provider.UNLISTED);
    }

    /// Whether it is any mail host that has no file of its own.
    public boolean isUnlisted() {
        return id.equals(UNLISTED);
    }

    /// Whether the user runs the mail server.
    public boolean isOwnServer() {
        return id.equals(OWN_SERVER);
    }

    /// Where the topic comes from, if this kind says anything about it.
    public Optional<Fact> fact(Topic topic) {
        return Optional.ofNullable(facts.get(topic));
    }

    /// The same kind with another name and other settings: what is known of the mail host of one domain.
    ProviderKind at(String host, List<Server> itsServers, List<SignIn> itsSignIn, Fact fact, boolean itsDomainIsOwn) {
        return new ProviderKind(
                id,
                providerId,
                host,
                hint,
                freemailDomains,
                itsDomainIsOwn,
                handsIn,
                connector,
                itsServers,
                itsSignIn,
                spfInclude,
                dkimSelectors,
                limits,
                List.of(),
                Map.of(Topic.SETTINGS, fact, Topic.SIGN_IN, fact));
    }

    /// The same kind with the place holders of its host names filled for this domain.
    ProviderKind forDomain(String domain) {
        List<Server> filled = servers.stream()
                .map(s -> new Server(
                        s.host().replace("{domain-with-dashes}", domain.replace('.', '-')), s.port(), s.security()))
                .toList();
        return new ProviderKind(
                id,
                providerId,
                name,
                hint,
                freemailDomains,
                ownDomain,
                handsIn,
                connector,
                filled,
                signIn,
                spfInclude,
                dkimSelectors,
                limits,
                plan,
                facts);
    }

    /// Where its users hand in mail.
    ///
    /// @param host SMTP host, may hold `{domain-with-dashes}` until [Catalogue#kindFor] has filled it
    /// @param port TCP port
    /// @param security never [Security#AUTO]
    public record Server(String host, int port, Security security) {}

    /// A way to sign in.
    public enum SignIn {
        OAUTH,
        APP_PASSWORD,
        PASSWORD,
        /// Not at all: the server knows the sending address or its certificate.
        NONE
    }

    /// What a fact is about.
    public enum Topic {
        SETTINGS,
        SIGN_IN,
        SPF,
        DKIM,
        LIMITS
    }
}
