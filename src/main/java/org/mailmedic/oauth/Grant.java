package org.mailmedic.oauth;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.mailmedic.connection.Secret;

/// What the user granted: an access token, and where the service gave one, a refresh token. Lives in
/// memory only, shows itself to nobody, and can be wiped.
public final class Grant implements AutoCloseable {
    private final char[] access;
    private final char[] refresh;
    private final Optional<Instant> until;

    /// @param refresh empty text if there is none
    /// @param until when the access token runs out; empty if the service did not say
    Grant(String access, String refresh, Optional<Instant> until) {
        this.access = access.toCharArray();
        this.refresh = refresh.toCharArray();
        this.until = until;
    }

    /// The access token, to sign in with. The caller closes it.
    public Secret access() {
        return new Secret(access);
    }

    /// When the access token runs out; empty if the service did not say.
    public Optional<Instant> until() {
        return until;
    }

    /// Whether another access token can be had without the user.
    public boolean isRefreshable() {
        return refresh.length > 0;
    }

    String refreshToken() {
        return new String(refresh);
    }

    @Override
    public void close() {
        Arrays.fill(access, '\0');
        Arrays.fill(refresh, '\0');
    }

    @Override
    public String toString() {
        return "grant (hidden)";
    }
}
