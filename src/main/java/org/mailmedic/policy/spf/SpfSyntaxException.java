package org.mailmedic.policy.spf;

/// A term cannot be read. Stays inside this package: readers turn it into an [SpfFault].
final class SpfSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final SpfFault.Kind kind;
    private final int at;
    private final int length;

    SpfSyntaxException(SpfFault.Kind kind, int at, int length) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.at = at;
        this.length = length;
    }

    SpfFault fault(int offset) {
        return new SpfFault(kind, offset + at, length);
    }
}
