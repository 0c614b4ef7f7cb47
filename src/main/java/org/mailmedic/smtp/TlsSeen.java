package org.mailmedic.smtp;

import java.time.Instant;
import java.util.List;

/// The encryption that was agreed on.
public record TlsSeen(String protocol, String cipher, Certificate certificate) {
    /// The server's certificate.
    ///
    /// @param names the DNS names and addresses it is for
    public record Certificate(String subject, String issuer, Instant notAfter, List<String> names) {
        public Certificate {
            names = List.copyOf(names);
        }
    }
}
