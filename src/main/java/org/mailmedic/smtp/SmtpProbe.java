package org.mailmedic.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mailmedic.connection.Network;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.SmtpReply;

/// Goes from the name of a server to the question whether it takes a mail, over Jakarta Mail, and reports
/// each step as it is reached.
///
/// A probe waits on the thread that asks for it, which ought to be a virtual one: interrupting it ends the
/// probe at any step within half a second. Each step has a limit in time, each answer one in size.
public final class SmtpProbe {
    private final Network network;

    public SmtpProbe(Network network) {
        this.network = network;
    }

    /// Loads in the background what the first probe of a process would have to wait for. Talks to nobody;
    /// does nothing the second time.
    public static void prepare() {
        ProbeWarmUp.begin();
    }

    /// Goes up to the question whether the recipient would be taken, then says RSET and QUIT: nothing is
    /// sent. Never throws for what the network or the server does: that is what the result tells. An interrupt
    /// ends it with [ProbeResult.Fault#CANCELLED], and stays set.
    ///
    /// @param listener hears each step as it ends, on this thread
    public ProbeResult run(ProbeRequest request, Consumer<ProbeStep> listener) {
        return run(request, _ -> request.patience(), listener);
    }

    /// The same with a limit of its own for each step, so that a test can hurry where nothing comes and be patient
    /// where something does, however slow the computer is.
    ProbeResult run(ProbeRequest request, Function<ProbeStep.Name, Duration> patience, Consumer<ProbeStep> listener) {
        return new ProbeSession(network, request, Optional.empty(), patience, listener).run();
    }

    /// Takes the same steps and hands over the message.
    ///
    /// @param request must name a sender, and the recipient of the message
    /// @throws IllegalArgumentException if it does not
    public Delivery send(ProbeRequest request, TestMessage message, Consumer<ProbeStep> listener) {
        return send(request, message, _ -> request.patience(), listener);
    }

    /// The same with a limit of its own for each step.
    Delivery send(
            ProbeRequest request,
            TestMessage message,
            Function<ProbeStep.Name, Duration> patience,
            Consumer<ProbeStep> listener) {
        Optional<MailAddress> to = request.to().flatMap(MailAddress::parse);
        if (request.from().isEmpty() || to.filter(message.to()::equals).isEmpty()) {
            throw new IllegalArgumentException("a message needs a sender, and goes to its own recipient");
        }
        ProbeResult result = new ProbeSession(network, request, Optional.of(message), patience, listener).run();
        Optional<SmtpReply> answer = result.step(ProbeStep.Name.DATA)
                .flatMap(ProbeStep::reply)
                .or(() -> result.failed().flatMap(ProbeStep::reply));
        return new Delivery(result, message, answer, result.reached(ProbeStep.Name.DATA));
    }
}
