package org.mailmedic.policy.spf;

/// The evaluation ends in one of the two errors. Stays inside this package.
final class SpfStop extends Exception {
    private static final long serialVersionUID = 1;

    private final SpfResult result;
    private final transient SpfVerdict.Problem problem;

    SpfStop(SpfResult result, SpfVerdict.Reason reason, String domain) {
        super(reason.name(), null, false, false);
        this.result = result;
        this.problem = new SpfVerdict.Problem(reason, domain);
    }

    SpfResult result() {
        return result;
    }

    SpfVerdict.Problem problem() {
        return problem;
    }
}
