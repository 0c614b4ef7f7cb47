package org.mailmedic.walk;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.mailmedic.casefile.Autosave;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.Part;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.World;
import org.mailmedic.diagnosis.Diagnosis;
import org.mailmedic.diagnosis.Facts;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.lab.Entries;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeFix;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.remedy.Letters;
import org.mailmedic.reply.Bounce;
import org.mailmedic.smtp.Credentials;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.Rung;
import org.mailmedic.smtp.Secret;

/// One person's way from a bounce to mail that arrives: the case, what is asked next, and the checks that are run for
/// it. The wizard without a window; a window or a terminal only shows it.
///
/// Safe for several threads. Listeners are told on whatever thread changed something.
public final class Consultation implements AutoCloseable {
    private final Tools tools;
    private final Clock clock;
    private final Examination examination;
    private final Optional<Lab> lab;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Latest<String, Read> reading;
    private final Recogniser recogniser;
    private final Plan plan = new Plan();

    private Case document;
    private Read read;
    private boolean chosenByHand;
    private Credentials credentials;
    private Optional<AuditReport> lastAudit = Optional.empty();
    private Optional<Autosave> autosave = Optional.empty();
    private Saving saving = new Saving.Nothing();

    /// A bounce and what it means.
    private record Read(Bounce bounce, List<Reading> readings) {
        static final Read NOTHING = new Read(Bounce.EMPTY, List.of());
    }

    /// Takes up a case where it stands.
    Consultation(Tools tools, World world, Optional<Lab> lab, Clock clock, Case document) {
        this.tools = tools;
        this.clock = clock;
        this.lab = lab;
        this.examination = new Examination(tools, world, clock);
        this.document = document;
        this.read = Read.NOTHING;
        this.chosenByHand = document.given().providerKind().isPresent();
        this.credentials = lab.map(l -> credentials(l.entries())).orElseGet(Credentials.None::new);
        this.reading = new Latest<>(this::read, this::wasRead);
        this.recogniser = new Recogniser(tools.catalogue(), examination, this::wasRecognised);
        if (!document.given().bounce().isBlank()) {
            // What is pasted is bounded, and reading it takes milliseconds: whoever opens a case finds it read.
            wasRead(read(document.given().bounce()));
        }
        recogniser.typed(document.given().address());
    }

    /// The case as it is now.
    public synchronized Case current() {
        return document;
    }

    /// Asks to be told of every change.
    ///
    /// @return stops the telling
    public Runnable listen(Runnable onChange) {
        listeners.add(onChange);
        return () -> listeners.remove(onChange);
    }

    // ---- What happened? ----

    /// The text of the bounce is now this. It is read in the background.
    public void bounceTyped(String text) {
        change(c -> c.withGiven(c.given().withBounce(text)));
        reading.offer(text);
    }

    /// There is no bounce: only the set-up shall be checked.
    public void noBounce() {
        reading.cancel();
        synchronized (this) {
            read = Read.NOTHING;
        }
        change(c -> c.withGiven(c.given().withoutBounce()));
    }

    /// The bounce, as it was read last.
    public synchronized Bounce bounce() {
        return read.bounce();
    }

    /// What the refusals in it mean, the most telling first.
    public synchronized List<Reading> readings() {
        return read.readings();
    }

    /// Whether a newer text is still being read.
    public boolean readingNow() {
        return reading.busy();
    }

    private Read read(String text) {
        Bounce bounce = tools.reader().read(text);
        return new Read(bounce, tools.phrases().read(bounce));
    }

    /// Fills in what the bounce tells and the user has not said yet.
    private void wasRead(Read latest) {
        Optional<String> sender = latest.bounce()
                .original()
                .from()
                .or(() -> latest.bounce().original().returnPath());
        Optional<String> recipient = latest.readings().stream()
                .flatMap(r -> r.refusal().recipient().stream())
                .findFirst();
        synchronized (this) {
            read = latest;
        }
        change(c -> {
            Case.Given given = c.given();
            if (given.address().isBlank() && sender.isPresent()) {
                given = given.withAddress(sender.get());
            }
            if (given.recipient().isBlank() && recipient.isPresent()) {
                given = given.withRecipient(recipient.get());
            }
            return c.withGiven(given);
        });
        recogniser.typed(current().given().address());
    }

    // ---- Who sends your mail? ----

    /// The user's address is now this. The provider is recognised from it, if need be by a look-up in the background.
    public void addressTyped(String address) {
        change(c -> c.withGiven(c.given().withAddress(address)));
        recogniser.typed(address);
    }

    /// Who seems to send the user's mail, and why we think so.
    public Optional<Recognition> suggestion() {
        return recogniser.suggestion();
    }

    /// Whether the DNS gave no answer when we asked who takes the domain's mail.
    public boolean couldNotLookUp() {
        return recogniser.gaveNoAnswer();
    }

    /// Whether a look-up is under way.
    public boolean lookingUp() {
        return recogniser.isLooking();
    }

    /// The user says who sends their mail. The settings follow.
    public void choose(String kindId) {
        synchronized (this) {
            chosenByHand = true;
        }
        takeKind(kindId);
    }

    /// Who sends the user's mail, as it is for their address.
    public synchronized Optional<ProviderKind> kind() {
        return document.given()
                .providerKind()
                .flatMap(id -> tools.catalogue().kindFor(id, document.given().address()));
    }

    private void wasRecognised(Optional<Recognition> recognition) {
        boolean byHand;
        synchronized (this) {
            byHand = chosenByHand;
        }
        if (!byHand && recognition.isPresent()) {
            takeKind(recognition.get().kind().id());
        } else {
            tell();
        }
    }

    private void takeKind(String kindId) {
        change(c -> {
            String address = c.given().address();
            Optional<Case.Server> server = tools.catalogue()
                    .kindFor(kindId, address)
                    .flatMap(kind -> kind.servers().stream().findFirst())
                    .map(s -> new Case.Server(s.host(), s.port(), Examination.security(s.security()), address));
            return c.withGiven(c.given().withProvider(kindId, server));
        });
    }

    // ---- Sign-in and server ----

    /// The settings are now these.
    public void server(Case.Server server) {
        change(c -> c.withGiven(c.given().withServer(server)));
    }

    /// The user wrote to this address.
    public void recipient(String address) {
        change(c -> c.withGiven(c.given().withRecipient(address)));
    }

    /// How to sign in. Kept in memory until the consultation ends, and nowhere else.
    public synchronized void credentials(Credentials latest) {
        switch (credentials) {
            case Credentials.None _ -> {}
            case Credentials.Password(String _, Secret secret) -> secret.close();
            case Credentials.Token(String _, Secret secret) -> secret.close();
        }
        credentials = latest;
    }

    /// Climbs the ladder with the present settings. Sends nothing.
    ///
    /// @throws IllegalStateException if no server is known yet
    public Run<ProbeReport> probe(Consumer<Rung> onRung) {
        Case.Server server =
                current().given().server().orElseThrow(() -> new IllegalStateException("there is no server to test"));
        Run<ProbeReport> run = examination.probe(current(), kind(), held(), onRung);
        return Background.seenBy(
                run, report -> change(c -> withoutSkip(c.withProbe(examination.kept(server, report)), StepId.SIGN_IN)));
    }

    private synchronized Credentials held() {
        return credentials;
    }

    // ---- DNS ----

    /// Audits the DNS of the user's domain.
    ///
    /// @param askBlockLists whether the block lists are asked too: only when the user asks
    /// @throws IllegalStateException if no address is known yet
    public Run<AuditReport> audit(boolean askBlockLists, Set<Part> parts, Consumer<AuditEvent> onEvent) {
        Run<AuditReport> run =
                examination.audit(current(), kind(), bounce(), readings(), askBlockLists, parts, onEvent);
        return Background.seenBy(run, report -> {
            synchronized (this) {
                if (parts.equals(Set.of(Part.values())) || lastAudit.isEmpty()) {
                    lastAudit = Optional.of(report);
                }
            }
            change(c -> withoutSkip(c.withAudit(examination.kept(c, report)), StepId.DNS));
        });
    }

    /// The last audit of this session with all that it read; a case that was taken up again has only what was kept.
    public synchronized Optional<AuditReport> lastAudit() {
        return lastAudit;
    }

    // ---- The answer, the fixes, the proof ----

    /// The answer, as far as it is known now.
    public Diagnosis diagnosis() {
        return tools.diagnostician().diagnose(facts());
    }

    /// What to do. What was once on the list and is done stays on it.
    public Checklist checklist() {
        Facts facts = facts();
        return plan.with(
                tools.remedies().checklist(tools.diagnostician().diagnose(facts), facts),
                current().ticks().keySet());
    }

    /// All that is known.
    public synchronized Facts facts() {
        Optional<Case.Probed> probed = document.probe();
        Optional<Case.Audited> audited = document.audit();
        return new Facts(
                read.readings(),
                kind(),
                document.given().address(),
                probed.map(Case.Probed::findings).orElse(List.of()),
                probed.isPresent(),
                probed.map(Examination::signedIn).orElse(false),
                audited.map(Case.Audited::findings).orElse(List.of()),
                audited.map(Examination::checked).orElse(Set.of()),
                lastAudit.flatMap(AuditReport::zone));
    }

    /// Runs again just what this fix concerns, and ticks it or takes the tick away.
    public Run<CheckAgain> checkAgain(FixItem item) {
        Set<Part> parts = Examination.partsOf(item.recheck());
        if (item.recheck() == FixItem.Recheck.SIGN_IN
                && current().given().server().isPresent()) {
            return Background.after(probe(_ -> {}), report -> settle(item, Examination.judge(report)));
        }
        if (parts.isEmpty()) {
            return Background.done(CheckAgain.COULD_NOT_CHECK);
        }
        return Background.after(
                audit(parts.contains(Part.BLOCK_LISTS), parts, _ -> {}),
                _ -> settle(item, examination.judge(current(), parts)));
    }

    private CheckAgain settle(FixItem item, CheckAgain outcome) {
        switch (outcome) {
            case FIXED -> ticks(t -> t.put(item.id(), new Case.Tick(clock.instant(), true)));
            case STILL_THERE -> ticks(t -> t.remove(item.id()));
            case COULD_NOT_CHECK -> tell();
        }
        return outcome;
    }

    /// The user says that a fix is done, or is not.
    public void tick(String fixId, boolean done) {
        ticks(t -> {
            if (done) {
                t.put(fixId, new Case.Tick(clock.instant(), false));
            } else {
                t.remove(fixId);
            }
        });
    }

    private void ticks(Consumer<Map<String, Case.Tick>> edit) {
        change(c -> {
            Map<String, Case.Tick> ticks = new HashMap<>(c.ticks());
            edit.accept(ticks);
            return c.withTicks(ticks);
        });
    }

    /// A letter to whoever can make this fix, if that is not the user.
    public Optional<Letter> letter(FixItem item) {
        Facts facts = facts();
        return new Letters(tools.texts()).to(item.who(), tools.diagnostician().diagnose(facts), facts, checklist());
    }

    /// Sends a real test message to this address.
    ///
    /// @throws IllegalStateException if no server is known yet
    /// @throws IllegalArgumentException if an address is none
    public Run<Delivery> sendTest(String to, Consumer<Rung> onRung) {
        Run<Delivery> run = examination.send(current(), held(), to, onRung);
        return Background.seenBy(run, delivery -> change(c -> c.withSent(examination.kept(delivery))));
    }

    // ---- The walk ----

    /// The steps as the step list shows them.
    public List<StepView> steps() {
        return Walk.steps(situation());
    }

    /// Whether the present step can be left forwards.
    public Readiness readiness() {
        return Walk.readiness(situation());
    }

    /// Goes on to the next step, once what must be done before is done.
    ///
    /// @return true when it moved; false if something is missing, it was cancelled or it was the last step
    public Run<Boolean> next() {
        Situation now = situation();
        if (Walk.readiness(now) instanceof Readiness.Missing) {
            return Background.done(false);
        }
        return switch (Walk.errand(now)) {
            case NOTHING -> Background.done(goOn());
            case RECOGNISE_PROVIDER -> Background.start(false, this::recogniseAndGoOn);
            case AUDIT -> auditAndGoOn();
        };
    }

    private boolean recogniseAndGoOn() throws InterruptedException {
        recogniser.lookNow(current().given().address());
        return Walk.readiness(situation()) instanceof Readiness.Ready && goOn();
    }

    private Run<Boolean> auditAndGoOn() {
        StepId before = current().step();
        return Background.after(
                audit(false, Set.of(Part.values()), _ -> {}),
                report -> !report.cancelled() && current().step() == before && goOn());
    }

    private boolean goOn() {
        return switch (Walk.next(situation())) {
            case Route.To(StepId step) -> {
                change(c -> c.at(step));
                yield true;
            }
            case Route.Finish() -> false;
        };
    }

    /// Goes back one step.
    public void back() {
        change(c -> c.at(Walk.previous(c.step())));
    }

    /// Goes to a step that was reached before; to no other.
    public void jump(StepId to) {
        change(c -> to.compareTo(c.furthest()) <= 0 ? c.at(to) : c);
    }

    /// Skips the present step for this reason and goes on.
    public void skip(String reasonKey) {
        change(c -> {
            Map<StepId, String> skipped = new HashMap<>(c.skipped());
            skipped.put(c.step(), reasonKey);
            return c.withSkipped(skipped);
        });
        goOn();
    }

    private static Case withoutSkip(Case c, StepId step) {
        Map<StepId, String> skipped = new HashMap<>(c.skipped());
        skipped.remove(step);
        return c.withSkipped(skipped);
    }

    private synchronized Situation situation() {
        return new Situation(document, kind(), recogniser.hasLooked(), tools.severities());
    }

    // ---- Saving ----

    /// Whether what was changed last is safe.
    public synchronized Saving saving() {
        return saving;
    }

    synchronized void keepIn(Autosave keeper) {
        autosave = Optional.of(keeper);
    }

    /// Another window may have saved the same case meanwhile: then what was saved has the work of both.
    void wasSaved(Case given, Case saved) {
        synchronized (this) {
            boolean newest = document.equals(given);
            document = newest ? saved : document.joinedWith(saved, given);
            saving = newest ? new Saving.Saved(clock.instant()) : new Saving.Waiting();
        }
        tell();
    }

    void wasNotSaved(IOException why) {
        synchronized (this) {
            saving = new Saving.Failed(
                    Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName()));
        }
        tell();
    }

    private void save() {
        Case.Given given = document.given();
        boolean worthIt = given.noBounce()
                || !given.bounce().isBlank()
                || !given.address().isBlank();
        if (worthIt && autosave.isPresent()) {
            saving = new Saving.Waiting();
            autosave.get().changed(document);
        }
    }

    // ---- The lab, and the end ----

    /// The lab of this case, if it is a practice case.
    public Optional<Lab> lab() {
        return lab;
    }

    /// What the lab can still do of this fix, in place of those who would do it in the real world; nothing outside of
    /// the lab.
    public List<PracticeFix> labFixes(FixItem item) {
        return lab.stream()
                .flatMap(l -> l.practice().fixesShownBy(item.recheck().name()).stream()
                        .filter(fix -> !l.applied().contains(fix.id())))
                .toList();
    }

    /// Does in the lab what this fix asks for.
    public void applyInLab(FixItem item) {
        labFixes(item).forEach(fix -> applyInLab(fix.id()));
    }

    /// Applies a fix in the lab, as its owner would in the real world.
    public void applyInLab(String fixId) {
        lab.ifPresent(l -> {
            Entries entries = l.apply(fixId);
            credentials(credentials(entries));
            change(c -> c.withGiven(c.given().withServer(server(entries))));
        });
        tell();
    }

    /// The settings of a practice user's mail program.
    static Case.Server server(Entries entries) {
        return new Case.Server(
                entries.server().host(),
                entries.server().port(),
                entries.server().security(),
                entries.user());
    }

    private static Credentials credentials(Entries entries) {
        return entries.user().isEmpty()
                ? new Credentials.None()
                : new Credentials.Password(
                        entries.user(), new Secret(entries.password().toCharArray()));
    }

    /// What the checks can reach.
    public World world() {
        return examination.world();
    }

    /// Ends what is under way, saves the case, wipes the password and closes the lab.
    @Override
    public void close() {
        reading.cancel();
        recogniser.cancel();
        listeners.clear();
        credentials(new Credentials.None());
        autosave.ifPresent(Autosave::close);
        lab.ifPresent(Lab::close);
    }

    private void change(UnaryOperator<Case> edit) {
        synchronized (this) {
            Case edited = edit.apply(document);
            if (edited.equals(document)) {
                return;
            }
            document = edited.changedAt(clock.instant());
            save();
        }
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
