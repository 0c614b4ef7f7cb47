package org.mailmedic.dns;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to somebody who answers questions.
interface Way {
    Transport transport();

    /// Who answers there, as address and port or as URL.
    String server();

    /// Puts the question and waits for the answer.
    ///
    /// @param until point of time by [System#nanoTime]
    /// @param strays counts what came meanwhile and was no answer to the question
    /// @return anything but [Reply.Stray]
    /// @throws InterruptedException if the caller was cancelled meanwhile
    Reply exchange(Query query, long until, AtomicInteger strays) throws InterruptedException;

    /// Ends in [Reply.Nothing], unless it was an interrupt that closed the socket.
    ///
    /// @throws InterruptedException if it was
    static Reply failed() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the question was cancelled");
        }
        return new Reply.Nothing();
    }

    /// A name server, as text.
    static String text(InetSocketAddress address) {
        return AddressText.of(address);
    }

    /// Milliseconds until then, rounded up; at most 0 if it is past.
    static int millis(long until) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(until - System.nanoTime(), 1_000_000));
    }
}
