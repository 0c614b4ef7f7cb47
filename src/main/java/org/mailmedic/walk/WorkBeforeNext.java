package org.mailmedic.walk;

/// Work that must be done before a step can be left. It runs in the background and can be cancelled.
public enum WorkBeforeNext {
    NOTHING,
    /// Look up whose servers take the domain's mail, to know the provider.
    RECOGNISE_PROVIDER,
    /// Audit the DNS: the answer rests on it.
    AUDIT
}
