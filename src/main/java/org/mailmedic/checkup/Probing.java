package org.mailmedic.checkup;

import java.util.Optional;
import java.util.function.Consumer;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.ConnectionFindings;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.smtp.SmtpProbe;
import org.mailmedic.smtp.TestMessage;

/// Tests a mail server, and sends the test message.
public final class Probing {
    private final SmtpProbe smtpProbe;
    private final Optional<PhraseBook> phrases;

    public Probing(Network network) {
        this(network, Optional.empty());
    }

    /// @param phrases reads what a refusal means
    public Probing(Network network, PhraseBook phrases) {
        this(network, Optional.of(phrases));
    }

    private Probing(Network network, Optional<PhraseBook> phrases) {
        this.smtpProbe = new SmtpProbe(network);
        this.phrases = phrases;
    }

    /// Probes the server once, with one attempt to sign in. When that fails, the settings that are likelier to
    /// work are tried side by side, without credentials.
    ///
    /// @param kind who sends the user's mail, if known
    /// @param onStep hears each step as it ends, on a thread of the probe
    public Run<ProbeReport> start(ProbeRequest request, Optional<ProviderKind> kind, Consumer<ProbeStep> onStep) {
        return BackgroundRun.start("probe", () -> probe(request, kind, onStep));
    }

    /// Sends one test message; it never tries twice.
    ///
    /// @param request names sender, recipient and how to sign in
    /// @throws IllegalArgumentException if the request names no sender, or another recipient than the message
    public Run<Delivery> send(ProbeRequest request, TestMessage message, Consumer<ProbeStep> onStep) {
        return BackgroundRun.start("send", () -> smtpProbe.send(request, message, onStep));
    }

    private ProbeReport probe(ProbeRequest request, Optional<ProviderKind> kind, Consumer<ProbeStep> onStep) {
        ProbeResult result = smtpProbe.run(request, onStep);
        Optional<Reading> reading = phrases.flatMap(
                book -> ProbeRefusals.of(result, kind, book.speakers()).map(book::read));
        Optional<ServerSettings> suggestion = new Alternatives(smtpProbe, kind).suggest(result);
        return new ProbeReport(result, ConnectionFindings.of(result, kind, reading), reading, suggestion);
    }
}
