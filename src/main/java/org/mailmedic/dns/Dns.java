package org.mailmedic.dns;

/// Asking the DNS. Made for virtual threads: the call waits for the answer, and an interrupt ends the wait.
public interface Dns {
    /// Asks one question. Never throws for what the network does: that is an answer.
    ///
    /// @throws InterruptedException if the caller was cancelled meanwhile
    DnsAnswer ask(Question question) throws InterruptedException;
}
