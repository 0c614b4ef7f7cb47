package org.mailmedic.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Fault;
import org.mailmedic.smtp.ProbeStep.Name;
import org.mailmedic.smtp.ProbeStep.Status;

/// Keeps the steps of a probe: takes the time of each, finds the settled reason when one breaks, and reports it
/// at once, with those before it that were passed over.
final class StepRecorder {
    /// A farewell is a courtesy; nobody waits long for it.
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(3);

    private final Function<Name, Duration> patience;
    private final Consumer<ProbeStep> listener;
    private final Deque<Name> waiting;
    private final List<ProbeStep> steps = new ArrayList<>();
    private Optional<SmtpConnection> wire = Optional.empty();

    StepRecorder(Function<Name, Duration> patience, boolean withMessage, Consumer<ProbeStep> listener) {
        this.patience = patience;
        this.listener = listener;
        this.waiting = new ArrayDeque<>(EnumSet.allOf(Name.class));
        if (!withMessage) {
            waiting.remove(Name.DATA);
        }
    }

    /// What is done at a step.
    interface Step {
        StepResult take() throws IOException, InterruptedException;
    }

    /// What is done at a step, and brings something.
    interface Task<T> {
        T take() throws IOException, InterruptedException;
    }

    /// From now on the steps go over this connection.
    void over(SmtpConnection connection) {
        wire = Optional.of(connection);
    }

    /// Takes a step.
    ///
    /// @throws ConnectionException if the step breaks; it has been reported then
    void take(Name name, Step step) throws ConnectionException {
        take(name, step::take, stepResult -> stepResult);
    }

    /// Takes a step that brings something.
    ///
    /// @param shows what is to be told of it
    /// @throws ConnectionException if the step breaks; it has been reported then
    <T> T take(Name name, Task<T> task, Function<T, StepResult> shows) throws ConnectionException {
        Duration most = patience.apply(name);
        wire.ifPresent(w -> w.allow(most));
        long start = System.nanoTime();
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            T taken = task.take();
            StepResult stepResult = shows.apply(taken);
            report(new ProbeStep(name, Status.OK, since(start), stepResult.reply(), stepResult.detail()));
            return taken;
        } catch (IOException | InterruptedException e) {
            ConnectionException failure = reasonOf(e, most);
            report(new ProbeStep(name, Status.FAILED, since(start), failure.reply(), failure.detail()));
            throw failure;
        }
    }

    /// Says goodbye. If that fails, the probe has not.
    void farewell(Step step) {
        Duration usual = patience.apply(Name.QUIT);
        Duration most = usual.compareTo(LONGEST_FAREWELL) < 0 ? usual : LONGEST_FAREWELL;
        wire.ifPresent(w -> w.allow(most));
        long start = System.nanoTime();
        try {
            StepResult stepResult = step.take();
            report(new ProbeStep(Name.QUIT, Status.OK, since(start), stepResult.reply(), stepResult.detail()));
        } catch (IOException | InterruptedException e) {
            report(new ProbeStep(
                    Name.QUIT,
                    Status.WARNING,
                    since(start),
                    Optional.empty(),
                    reasonOf(e, most).detail()));
        }
    }

    /// All steps, those never reached as skipped.
    List<ProbeStep> all() {
        waiting.forEach(this::skip);
        waiting.clear();
        return List.copyOf(steps);
    }

    private void report(ProbeStep probeStep) {
        while (waiting.getFirst() != probeStep.name()) {
            skip(waiting.removeFirst());
        }
        waiting.removeFirst();
        add(probeStep);
    }

    private void skip(Name name) {
        add(new ProbeStep(name, Status.SKIPPED, Duration.ZERO, Optional.empty(), ""));
    }

    private void add(ProbeStep probeStep) {
        steps.add(probeStep);
        listener.accept(probeStep);
    }

    /// Cancelling and time-outs close the connection, which then shows as any kind of error: they are asked for
    /// first.
    private ConnectionException reasonOf(Exception e, Duration waited) {
        if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new ConnectionException(Fault.CANCELLED, "");
        }
        if (e instanceof ConnectionException failure) {
            // Who has spoken SMTP is no other program at the wrong port.
            return failure.fault() == Fault.WRONG_PROTOCOL
                            && wire.filter(SmtpConnection::hasSpoken).isPresent()
                    ? new ConnectionException(Fault.GARBLED, failure.detail())
                    : failure;
        }
        if (wire.filter(SmtpConnection::timedOut).isPresent()) {
            return new ConnectionException(Fault.SILENT, waited.toSeconds() + " s");
        }
        if (e instanceof SSLException) {
            return new ConnectionException(Fault.TLS_FAILED, String.valueOf(e.getMessage()));
        }
        String message = Optional.ofNullable(e.getMessage()).orElse("");
        if (isReset(e)) {
            return new ConnectionException(Fault.RESET, message);
        }
        return new ConnectionException(Fault.CLOSED, e instanceof EOFException ? "" : message);
    }

    /// The JDK has no public type for a reset; its own sockets say so in these words, in every language.
    private static boolean isReset(Exception e) {
        return e instanceof SocketException
                && Optional.ofNullable(e.getMessage())
                        .filter(words -> words.startsWith("Connection reset"))
                        .isPresent();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
