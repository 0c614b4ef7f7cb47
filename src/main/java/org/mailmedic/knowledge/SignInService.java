package org.mailmedic.knowledge;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service at which one signs in with the browser to get a token for sending mail (OAuth 2.0, RFC 6749).
///
/// @param id stable id
/// @param client id of the registration that it takes: two services of one company share theirs
/// @param name the company, as people call it
/// @param kinds ids of the [ProviderKind]s whose users sign in here
/// @param authorize where the browser is sent
/// @param token where a code is changed for a token
/// @param device where a code to type elsewhere is fetched (RFC 8628); empty where that way gives no token
///     for mail
/// @param issuer who says so in an answer (RFC 9207); one `*` stands for any words without a slash
/// @param mailScope the permission to send by SMTP
/// @param otherScopes what is asked for beside it
/// @param parameters what else the browser's address must say
/// @param redirectHost the name of this computer that the service lets the browser come back to
/// @param tenant what stands for `{tenant}` in the addresses unless the registration has its own; empty if
///     none does
/// @param console where one registers a program of one's own
/// @param fact where all this comes from
public record SignInService(
        String id,
        String client,
        String name,
        List<String> kinds,
        URI authorize,
        URI token,
        Optional<URI> device,
        String issuer,
        String mailScope,
        List<String> otherScopes,
        Map<String, String> parameters,
        String redirectHost,
        String tenant,
        URI console,
        Fact fact) {
    public SignInService {
        kinds = List.copyOf(kinds);
        otherScopes = List.copyOf(otherScopes);
        parameters = Map.copyOf(parameters);
    }

    /// All that is asked for, as one parameter.
    public String scopes() {
        return String.join(
                " ",
                java.util.stream.Stream.concat(java.util.stream.Stream.of(mailScope), otherScopes.stream())
                        .toList());
    }

    /// Whether an answer may come from this issuer.
    public boolean isIssuer(String said) {
        int star = issuer.indexOf('*');
        if (star < 0) {
            return said.equals(issuer);
        }
        String head = issuer.substring(0, star);
        String tail = issuer.substring(star + 1);
        return said.length() > head.length() + tail.length()
                && said.startsWith(head)
                && said.endsWith(tail)
                && said.indexOf('/', head.length()) == said.length() - tail.length();
    }
}
