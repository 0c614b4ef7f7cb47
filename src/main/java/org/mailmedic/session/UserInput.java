package org.mailmedic.session;

import java.util.List;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.cause.SpokenDomain;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.knowledge.MailServices;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.SecretsInText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the user tells, and what is understood of it while they type: the bounce, and who sends their mail.
final class UserInput {
    private static final Logger LOG = LoggerFactory.getLogger(UserInput.class);

    private final Knowledge tools;
    private final CaseHolder holder;
    private final LatestOnly<String, Read> reading;
    private final ProviderRecogniser providerRecogniser;
    private Read read = Read.NOTHING;

    /// A bounce and what it means.
    ///
    /// @param failed whether a fault of ours kept it from being read
    private record Read(Bounce bounce, List<Reading> readings, boolean failed) {
        static final Read NOTHING = new Read(Bounce.EMPTY, List.of(), false);
        static final Read FAILED = new Read(Bounce.EMPTY, List.of(), true);
    }

    UserInput(Knowledge tools, CaseHolder holder, SessionChecks checks) {
        this.tools = tools;
        this.holder = holder;
        this.reading = new LatestOnly<>(this::read, this::wasRead, _ -> couldNotBeRead());
        this.providerRecogniser = new ProviderRecogniser(
                tools.catalogue(),
                checks,
                () -> holder.current().given().address(),
                this::wasRecognised,
                holder::tellFault);
    }

    /// Takes up what the case already holds.
    void resume() {
        String text = holder.current().given().bounce();
        if (!text.isBlank()) {
            // What is pasted is bounded, and reading it takes milliseconds: whoever opens a case finds it read.
            take(readNow(text));
        }
        // Opening a case asks nobody for what it knows already.
        if (holder.current().given().providerKind().isEmpty()) {
            providerRecogniser.addressChanged();
        }
    }

    // ---- What happened? ----

    /// Takes what was pasted or typed; what looks like a secret in it is hidden before it is kept.
    void bounceTyped(String given) {
        String text = SecretsInText.hidden(given);
        holder.change(c -> c.withGiven(c.given().withBounce(text)));
        reading.offer(text);
    }

    void noBounce() {
        reading.cancel();
        synchronized (this) {
            read = Read.NOTHING;
        }
        holder.change(c -> c.withGiven(c.given().withoutBounce()));
    }

    synchronized Bounce bounce() {
        return read.bounce();
    }

    /// The bounce, read; what it says of another domain than the user's is told as such.
    List<Reading> readings() {
        return SpokenDomain.attributed(asWritten(), holder.current().given().address(), kind());
    }

    private synchronized List<Reading> asWritten() {
        return read.readings();
    }

    boolean readingNow() {
        return reading.busy();
    }

    /// Whether a fault of ours kept the newest text from being read.
    synchronized boolean couldNotRead() {
        return read.failed();
    }

    /// Whether something that looks like a secret is hidden in what was given.
    synchronized boolean hidesASecret() {
        return read.bounce().secret();
    }

    private Read read(String text) {
        Bounce bounce = tools.reader().read(text);
        return new Read(bounce, tools.phrases().read(bounce), false);
    }

    /// A case must open whatever its bounce holds.
    private Read readNow(String text) {
        try {
            return read(text);
        } catch (RuntimeException | Error fault) {
            LOG.error("a fault of ours over the bounce of a kept case", fault);
            return Read.FAILED;
        }
    }

    private void couldNotBeRead() {
        take(Read.FAILED);
        holder.tellFault();
    }

    private void wasRead(Read latest) {
        take(latest);
        providerRecogniser.addressChanged();
    }

    /// Fills in what the bounce tells and the user has not said yet. What an earlier bounce filled in does not
    /// outlive it, where the new one tells it otherwise.
    private void take(Read latest) {
        Optional<String> sender = latest.bounce().sender();
        Optional<String> recipient = recipient(latest);
        Read before = lastRead();
        holder.change(c -> {
            Case.Given given = c.given();
            boolean taken =
                    before.bounce().sender().filter(given.address()::equals).isPresent();
            if ((given.address().isBlank() || taken) && sender.isPresent()) {
                given = given.withAddress(sender.get());
            }
            boolean told = recipient(before).filter(given.recipient()::equals).isPresent();
            if (given.recipient().isBlank() || told) {
                given = given.withRecipient(recipient.orElse(told ? "" : given.recipient()));
            }
            return c.withGiven(given);
        });
        // Last, so that nobody sees what was read without what it filled in.
        synchronized (this) {
            read = latest;
        }
        // What was read is no part of the case: a bounce that fills in nothing is to be shown too.
        holder.tell();
    }

    private static Optional<String> recipient(Read read) {
        return read.readings().stream()
                .flatMap(r -> r.refusal().recipient().stream())
                .findFirst();
    }

    private synchronized Read lastRead() {
        return read;
    }

    // ---- Who sends your mail? ----

    void addressTyped(String address) {
        holder.change(c -> c.withGiven(c.given().withAddress(address)));
        providerRecogniser.addressChanged();
    }

    Optional<Recognition> suggestion() {
        return providerRecogniser.suggestion();
    }

    boolean couldNotLookUp() {
        return providerRecogniser.gaveNoAnswer();
    }

    boolean lookingUp() {
        return providerRecogniser.isLooking();
    }

    boolean hasLooked() {
        return providerRecogniser.hasLooked();
    }

    /// Looks up on this thread who sends the mail of the present address.
    void recogniseNow() throws InterruptedException {
        providerRecogniser.lookNow();
    }

    void choose(String kindId) {
        holder.change(c -> c.withGiven(withKind(c.given(), kindId, true)));
    }

    MailServices services() {
        return tools.catalogue().services();
    }

    void addressIs(AddressAnswer answer) {
        holder.change(c -> c.withGiven(c.given().withSentFrom(answer)));
    }

    Optional<ProviderKind> kind() {
        Case.Given given = holder.current().given();
        return given.providerKind().flatMap(id -> tools.catalogue().kindFor(id, given.address()));
    }

    /// A provider that was recognised belongs to the address that it was recognised from; one that was
    /// chosen stays.
    private void wasRecognised(String domain, Optional<Recognition> recognition) {
        holder.change(c -> {
            boolean theirs = ProviderRecogniser.domainOf(c.given().address()).equals(domain);
            if (!theirs || c.given().byHand()) {
                return c;
            }
            return c.withGiven(recognition
                    .map(r -> withKind(c.given(), r.kind().id(), false))
                    .orElseGet(() -> forgotten(c.given())));
        });
        // What was found is no part of the case.
        holder.tell();
    }

    /// The answers without a provider, and without its server unless the user entered one of their own.
    private Case.Given forgotten(Case.Given given) {
        List<String> hosts = given.providerKind().flatMap(tools.catalogue()::byId).stream()
                .flatMap(kind -> kind.servers().stream())
                .map(ProviderKind.Server::host)
                .toList();
        return given.withoutProvider(given.server().filter(s -> !hosts.contains(s.host())));
    }

    private Case.Given withKind(Case.Given given, String kindId, boolean byHand) {
        String address = given.address();
        Optional<Case.Server> server = tools.catalogue()
                .kindFor(kindId, address)
                .flatMap(kind -> kind.servers().stream().findFirst())
                .map(s -> new Case.Server(s.host(), s.port(), s.security(), address));
        return given.withProvider(kindId, server, byHand);
    }

    void cancel() {
        reading.cancel();
        providerRecogniser.cancel();
    }
}
