package org.mailmedic.connection;

import java.time.Instant;
import java.util.List;

/// The encryption that was agreed on.
///
/// @param protocol such as `TLSv1.3`
/// @param chain distinguished names (RFC 2253) of the certificates that the server sent after its own
public record NegotiatedTls(String protocol, String cipher, Certificate certificate, List<String> chain) {
    public NegotiatedTls {
        chain = List.copyOf(chain);
    }

    /// The server's certificate.
    ///
    /// @param subject distinguished name (RFC 2253)
    /// @param issuer distinguished name of who vouches for it
    /// @param names the DNS names and addresses it is for
    public record Certificate(String subject, String issuer, Instant notBefore, Instant notAfter, List<String> names) {
        public Certificate {
            names = List.copyOf(names);
        }
    }
}
