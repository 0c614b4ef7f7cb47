package org.mailmedic.session;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mailmedic.casefile.Autosave;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Contact;
import org.mailmedic.casefile.LetterSent;
import org.mailmedic.casefile.Received;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Credentials;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.knowledge.MailServices;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeFix;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Letter;
import org.mailmedic.reply.AuthenticationResults;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.ReceivedReader;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.walk.Readiness;
import org.mailmedic.walk.StepView;

/// One person's way from a bounce to mail that arrives: the case, what is asked next, and the checks that
/// are run for it. The wizard without a window; a window or a terminal only shows it.
///
/// Safe for several threads. Listeners are told on whatever thread changed something.
public final class Session implements AutoCloseable {
    /// So many test messages a case may send before the user is asked twice.
    public static final int TEST_MESSAGES = 5;

    private final Optional<Lab> lab;
    private final SessionChecks sessionChecks;
    private final CaseHolder holder;
    private final UserInput input;
    private final MailServerWork mailServer;
    private final CaseAdvice caseAdvice;
    private final FixProgress progress;
    private final FixWatch fixWatch;
    private final Navigation navigation;
    private final Optional<PracticeWork> practice;
    private final OpenRuns runs = new OpenRuns();

    /// Takes up a case where it stands.
    Session(Knowledge tools, WorldAccess worldAccess, Optional<Lab> lab, Clock clock, Case document) {
        this(tools, worldAccess, lab, clock, document, FixWatch.Pace.USUAL);
    }

    /// The same, which watches at another pace.
    Session(
            Knowledge tools,
            WorldAccess worldAccess,
            Optional<Lab> lab,
            Clock clock,
            Case document,
            FixWatch.Pace pace) {
        this.lab = lab;
        this.sessionChecks = new SessionChecks(tools, worldAccess, clock);
        this.holder = new CaseHolder(clock, document);
        var caseHistory = new CaseHistory(clock, tools.severities(), sessionChecks.ledger());
        caseHistory.takeUp(document);
        holder.alongside(caseHistory::withContacts);
        this.input = new UserInput(tools, holder, sessionChecks);
        this.mailServer = new MailServerWork(
                holder,
                input,
                sessionChecks,
                caseHistory,
                lab.map(l -> PracticeWork.credentials(l.entries())).orElseGet(Credentials.None::new));
        this.caseAdvice = new CaseAdvice(tools, holder, input, sessionChecks, caseHistory);
        this.progress = new FixProgress(tools, clock, holder, mailServer, caseAdvice);
        this.fixWatch = new FixWatch(
                pace,
                progress::watchable,
                progress::anyOpen,
                progress::look,
                () -> sessionChecks.isOnline(holder.current()),
                holder::tell,
                holder::tellFault);
        this.navigation = new Navigation(tools, holder, input, caseAdvice);
        this.practice = lab.map(l -> new PracticeWork(l, holder, mailServer));
        input.resume();
        caseAdvice.recall();
        holder.listen(caseAdvice::follow);
    }

    /// The case as it is now.
    public Case current() {
        return holder.current();
    }

    /// Asks to be told of every change.
    ///
    /// @return stops listening
    public Runnable listen(Runnable onChange) {
        return holder.listen(onChange);
    }

    /// Asks to be told, on any thread, when something of ours failed that nobody waits for. What it was stands in
    /// the log.
    ///
    /// @return stops listening
    public Runnable onFault(Runnable told) {
        return holder.onFault(told);
    }

    // ---- What happened? ----

    /// The text of the bounce is now this. It is read in the background.
    public void bounceTyped(String text) {
        input.bounceTyped(text);
    }

    /// There is no bounce: only the set-up shall be checked.
    public void noBounce() {
        input.noBounce();
    }

    /// The bounce, as it was read last.
    public Bounce bounce() {
        return input.bounce();
    }

    /// What the refusals in it mean, the most telling first.
    public List<Reading> readings() {
        return input.readings();
    }

    /// Whether a fault of ours kept the newest text from being read: it is kept, and nothing is known of it.
    public boolean couldNotRead() {
        return input.couldNotRead();
    }

    /// Whether something that looks like a secret is hidden in what was pasted.
    public boolean hidesASecret() {
        return input.hidesASecret();
    }

    /// Whether a newer text is still being read.
    public boolean readingNow() {
        return input.readingNow();
    }

    // ---- Who sends your mail? ----

    /// The user's address is now this. The provider is recognised from it, if need be by a look-up in
    /// the background.
    public void addressTyped(String address) {
        input.addressTyped(address);
    }

    /// Who seems to send the user's mail, and why we think so.
    public Optional<Recognition> suggestion() {
        return input.suggestion();
    }

    /// Whether anybody was asked who keeps the mail of the present address. A case that is opened again asks nobody
    /// for what it knows.
    public boolean hasLooked() {
        return input.hasLooked();
    }

    /// Whether the DNS gave no answer when we asked who takes the domain's mail.
    public boolean couldNotLookUp() {
        return input.couldNotLookUp();
    }

    /// Whether a look-up is under way.
    public boolean lookingUp() {
        return input.lookingUp();
    }

    /// The user says who sends their mail. The settings follow.
    public void choose(String kindId) {
        input.choose(kindId);
    }

    /// Who sends the user's mail, as it is for their address.
    public Optional<ProviderKind> kind() {
        return input.kind();
    }

    // ---- The answer ----

    /// The services that may be named as senders.
    public MailServices services() {
        return input.services();
    }

    /// The user says whose the address is that a receiver refused.
    public void addressIs(AddressAnswer answer) {
        input.addressIs(answer);
    }

    // ---- Sign-in and server ----

    /// The settings are now these.
    public void server(Case.Server server) {
        mailServer.server(server);
    }

    /// The user wrote to this address.
    public void recipient(String address) {
        mailServer.recipient(address);
    }

    /// How to sign in. Kept in memory until the session ends, and nowhere else.
    public void credentials(Credentials latest) {
        mailServer.credentials(latest);
    }

    /// Probes the server with the present settings. Sends nothing.
    ///
    /// @throws IllegalStateException if no server is known yet
    public Run<ProbeReport> probe(Consumer<ProbeStep> onStep) {
        return runs.keep(mailServer.probe(false, onStep));
    }

    /// The same, but a password goes even over a connection that is not encrypted: only for a user who
    /// insisted twice.
    ///
    /// @throws IllegalStateException if no server is known yet
    public Run<ProbeReport> probeInTheOpen(Consumer<ProbeStep> onStep) {
        return runs.keep(mailServer.probe(true, onStep));
    }

    // ---- DNS ----

    /// Audits the DNS of the user's domain.
    ///
    /// @param askBlockLists whether the block lists are asked too: only when the user asks
    /// @throws IllegalStateException if no address is known yet
    public Run<AuditReport> audit(boolean askBlockLists, Set<Part> parts, Consumer<AuditEvent> onEvent) {
        return runs.keep(caseAdvice.audit(askBlockLists, parts, onEvent));
    }

    /// Turns to another domain of the case: what is known of the present one is kept for later. Asks nobody.
    ///
    /// @param address one of those of the case
    public Run<Boolean> turnTo(String address) {
        return BackgroundRun.start("turn", () -> {
            caseAdvice.turnTo(address);
            return true;
        });
    }

    /// Turns to a domain that is new to the case, and audits it without the block lists.
    ///
    /// @param address an address in it
    public Run<AuditReport> checkAlso(String address) {
        caseAdvice.turnTo(address);
        input.addressTyped(address);
        return audit(false, Set.of(Part.values()), _ -> {});
    }

    /// Asks the name servers of the user's domain themselves, each of them.
    ///
    /// @throws IllegalStateException if no address is known yet
    public Run<AuthoritativeView> authorities() {
        return runs.keep(caseAdvice.authorities());
    }

    /// The last audit of this session with all that it read; a case that was taken up again has only
    /// what was kept.
    public Optional<AuditReport> lastAudit() {
        return caseAdvice.lastAudit();
    }

    // ---- The answer, the fixes, the proof ----

    /// The answer for the case as it is now, with all that it rests on and all that follows from it. It is made once
    /// for each state of the case, mostly before anybody asks; whoever asks sooner waits for it.
    public Outcome outcome() {
        return caseAdvice.outcome();
    }

    /// The same for readers of this language; nothing if it is cancelled.
    public Run<Optional<Outcome>> outcomeIn(Locale language) {
        return runs.keep(caseAdvice.outcomeIn(language));
    }

    /// Tries the record of this fix before anybody publishes it: over the DNS as it would be then.
    ///
    /// @return ends in nothing if the fix changes no record, or the trial was cancelled
    public Run<Optional<TrialResult>> tryRecord(FixItem item) {
        return runs.keep(caseAdvice.tryRecord(item));
    }

    /// Runs again just what this fix concerns, and ticks it or takes the tick away.
    public Run<RecheckResult> checkAgain(FixItem item) {
        return runs.keep(progress.checkAgain(item));
    }

    /// Begins to look by itself again and again at what shows in the DNS, or ends that.
    public void watch(boolean on) {
        if (on) {
            fixWatch.start();
        } else {
            fixWatch.stop();
            progress.close();
        }
    }

    /// Whether it does.
    public WatchState watching() {
        return fixWatch.state();
    }

    /// Whether there is anything that could be watched.
    public boolean canWatch() {
        return !progress.watchable().isEmpty();
    }

    /// Asks to be told of each fix that turns while nobody looks at it, on whatever thread saw it.
    ///
    /// @return stops listening
    public Runnable onNews(Consumer<FixNews> told) {
        return progress.onNews(told);
    }

    /// What left this computer for this case, the oldest first.
    public List<Contact> contacts() {
        return holder.withAlongside().history().contacts();
    }

    /// The source of a test message as it arrived: what its receiver wrote into it is kept.
    ///
    /// @return whether it holds what a receiver found out
    public boolean received(String source) {
        Optional<AuthenticationResults> results = new ReceivedReader().read(source);
        results.ifPresent(r ->
                holder.change(c -> c.withHistory(c.history().withReceived(new Received(holder.now(), r)))));
        return results.isPresent();
    }

    /// The user took a letter with them, to send it.
    public void tookLetter(Letter letter) {
        holder.change(c -> c.withHistory(c.history()
                .withLetter(LetterSent.now(
                        holder.now(), letter.to().name(), letter.address().orElse("")))));
    }

    /// The user says that a fix is done, or is not.
    public void tick(String fixId, boolean done) {
        progress.tick(fixId, done);
    }

    /// Whether [#TEST_MESSAGES] were sent for this case: then another one is only sent if the user says
    /// so once more.
    public boolean sentManyTests() {
        return mailServer.sentMany();
    }

    /// Sends a real test message to this address.
    ///
    /// @throws IllegalStateException if no server is known yet, one is under way, or many were sent
    ///     already
    /// @throws IllegalArgumentException if an address is none
    public Run<Delivery> sendTest(String to, Consumer<ProbeStep> onStep) {
        return runs.keep(mailServer.sendTest(to, false, onStep));
    }

    /// The same, when many were sent already and the user wants one more all the same.
    public Run<Delivery> sendOneMoreTest(String to, Consumer<ProbeStep> onStep) {
        return runs.keep(mailServer.sendTest(to, true, onStep));
    }

    // ---- The walk ----

    /// The steps as the step list shows them.
    public List<StepView> steps() {
        return navigation.steps();
    }

    /// Whether the present step can be left forwards.
    public Readiness readiness() {
        return navigation.readiness();
    }

    /// Goes on to the next step, once what must be done before is done.
    ///
    /// @return true when it moved; false if something is missing, it was cancelled or it was the last
    ///     step
    public Run<Boolean> next() {
        return runs.keep(navigation.next());
    }

    /// Goes back one step.
    public void back() {
        navigation.back();
    }

    /// Goes to a step that was reached before; to no other.
    public void jump(StepId to) {
        navigation.jump(to);
    }

    /// Skips the present step for this reason and goes on.
    public void skip(String reasonKey) {
        navigation.skip(reasonKey);
    }

    // ---- Saving ----

    /// Whether what was changed last is safe.
    public SavingState saving() {
        return holder.saving();
    }

    void keepIn(Autosave keeper) {
        holder.keepIn(keeper);
    }

    /// Another window may have saved the same case meanwhile: then what was saved has the work of both.
    void wasSaved(Case given, Case saved) {
        holder.wasSaved(given, saved);
    }

    void wasNotSaved(IOException why) {
        holder.wasNotSaved(why);
    }

    // ---- The lab, and the end ----

    /// The lab of this case, if it is a practice case.
    public Optional<Lab> lab() {
        return lab;
    }

    /// What the lab can still do of this fix, in place of those who would do it in the real world;
    /// nothing outside of the lab.
    public List<PracticeFix> labFixes(FixItem item) {
        return practice.map(p -> p.fixes(item)).orElse(List.of());
    }

    /// Does in the lab what this fix asks for.
    public void applyInLab(FixItem item) {
        labFixes(item).forEach(fix -> applyInLab(fix.id()));
    }

    /// Applies a fix in the lab, as its owner would in the real world.
    public void applyInLab(String fixId) {
        practice.ifPresent(p -> p.apply(fixId));
    }

    /// The block lists that would be asked now: the one that the bounce names, then those that matter
    /// most.
    ///
    /// @return zones, as they are known
    public List<String> blockLists() {
        return sessionChecks.listsAsked(input.readings());
    }

    /// The block lists that would be asked too, if the user wanted it.
    public List<String> blockListsLeftOut() {
        return sessionChecks.leftOut(input.readings()).zones();
    }

    /// What the checks can reach.
    public World world() {
        return sessionChecks.world();
    }

    /// Ends what is under way, saves the case, wipes the password and closes the lab.
    @Override
    public void close() {
        fixWatch.stop();
        progress.close();
        input.cancel();
        runs.close();
        holder.hush();
        caseAdvice.rest();
        holder.note(caseAdvice::withStanding);
        mailServer.credentials(new Credentials.None());
        holder.close();
        lab.ifPresent(Lab::close);
    }
}
