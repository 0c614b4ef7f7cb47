package org.mailmedic.dns;

/// How many questions, each of which waited for the one before, lie behind the work that runs now.
final class Chain {
    private static final ScopedValue<Chain> CURRENT = ScopedValue.newInstance();

    private int length;

    Chain(int length) {
        this.length = length;
    }

    /// The chain of the work that runs now; a new one outside of [Together].
    static Chain current() {
        return CURRENT.isBound() ? CURRENT.get() : new Chain(0);
    }

    /// Runs work with this as its chain.
    void during(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /// Does work that could as well have been done first: what it asks makes no chain longer.
    ///
    /// @throws InterruptedException if the caller was cancelled meanwhile
    static <T> T apart(Together.Work<T> work) throws InterruptedException {
        return ScopedValue.where(CURRENT, new Chain(0)).call(work::run);
    }

    synchronized int length() {
        return length;
    }

    /// Notes that the work now rests on something that took so many questions.
    synchronized void rests(int on) {
        length = Math.max(length, on);
    }
}
