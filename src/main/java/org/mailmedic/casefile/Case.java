package org.mailmedic.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.smtp.ProbeStep;

/// One person's trouble with one bounce: what they told us, what the checks showed, what is done. A
/// value; it has no place for a password.
///
/// @param id stable, safe in a file name
/// @param practice id of the practice case that this is; empty in the real world
/// @param given what the user told us
/// @param probe what the last probe showed
/// @param audit what the DNS showed last
/// @param ticks what is done, by id of the fix
/// @param sent test messages, oldest first
/// @param step where in the walk it stands
/// @param furthest the furthest step that was reached
/// @param skipped steps that were skipped, each with the key of its reason
/// @param history what happened so far
/// @param others what is known of the user's other domains; at most [#MOST_OTHERS]
public record Case(
        String id,
        Instant created,
        Instant changed,
        Optional<String> practice,
        Given given,
        Optional<Probed> probe,
        Optional<Audited> audit,
        Map<String, Tick> ticks,
        List<Sent> sent,
        StepId step,
        StepId furthest,
        Map<StepId, String> skipped,
        History history,
        List<OtherDomain> others) {
    /// More domains than these are a list for the terminal.
    public static final int MOST_OTHERS = 20;

    public Case {
        others = others.stream().limit(MOST_OTHERS).toList();
        ticks = Map.copyOf(ticks);
        sent = List.copyOf(sent);
        skipped = Map.copyOf(skipped);
    }

    /// A case of one domain.
    public Case(
            String id,
            Instant created,
            Instant changed,
            Optional<String> practice,
            Given given,
            Optional<Probed> probe,
            Optional<Audited> audit,
            Map<String, Tick> ticks,
            List<Sent> sent,
            StepId step,
            StepId furthest,
            Map<StepId, String> skipped,
            History history) {
        this(
                id, created, changed, practice, given, probe, audit, ticks, sent, step, furthest, skipped, history,
                List.of());
    }

    /// A case in which nothing happened yet.
    public Case(
            String id,
            Instant created,
            Instant changed,
            Optional<String> practice,
            Given given,
            Optional<Probed> probe,
            Optional<Audited> audit,
            Map<String, Tick> ticks,
            List<Sent> sent,
            StepId step,
            StepId furthest,
            Map<StepId, String> skipped) {
        this(id, created, changed, practice, given, probe, audit, ticks, sent, step, furthest, skipped, History.NONE);
    }

    /// What a list of cases shows of it.
    public Listed listed() {
        return Listed.of(this);
    }

    /// This case with the work of another window: what only one of them changed is taken from that one;
    /// where both changed the same thing, this one counts. Test messages of both are kept.
    ///
    /// @param last the state that both began with
    /// @param theirs what the other window made of it
    public Case joinedWith(Case theirs, Case last) {
        return Joining.join(last, this, theirs);
    }

    /// The same case with other answers.
    public Case withGiven(Given other) {
        return new Case(
                id, created, changed, practice, other, probe, audit, ticks, sent, step, furthest, skipped, history,
                others);
    }

    /// The same case with a new probe.
    public Case withProbe(Probed other) {
        return new Case(
                id,
                created,
                changed,
                practice,
                given,
                Optional.of(other),
                audit,
                ticks,
                sent,
                step,
                furthest,
                skipped,
                history,
                others);
    }

    /// The same case with a new audit.
    public Case withAudit(Audited other) {
        return new Case(
                id,
                created,
                changed,
                practice,
                given,
                probe,
                Optional.of(other),
                ticks,
                sent,
                step,
                furthest,
                skipped,
                history,
                others);
    }

    /// The same case with other ticks.
    public Case withTicks(Map<String, Tick> latest) {
        return new Case(
                id, created, changed, practice, given, probe, audit, latest, sent, step, furthest, skipped, history,
                others);
    }

    /// The same case with one test message more.
    public Case withSent(Sent one) {
        List<Sent> all = Stream.concat(sent.stream(), Stream.of(one)).toList();
        return new Case(
                id, created, changed, practice, given, probe, audit, ticks, all, step, furthest, skipped, history,
                others);
    }

    /// The same case, standing at another step.
    public Case at(StepId other) {
        StepId reached = other.compareTo(furthest) > 0 ? other : furthest;
        return new Case(
                id, created, changed, practice, given, probe, audit, ticks, sent, other, reached, skipped, history,
                others);
    }

    /// The same case with other steps skipped.
    public Case withSkipped(Map<StepId, String> latest) {
        return new Case(
                id, created, changed, practice, given, probe, audit, ticks, sent, step, furthest, latest, history,
                others);
    }

    /// A copy that is a case of its own.
    public Case withId(String other) {
        return new Case(
                other, created, changed, practice, given, probe, audit, ticks, sent, step, furthest, skipped, history,
                others);
    }

    /// The same case with another history.
    public Case withHistory(History other) {
        return new Case(
                id, created, changed, practice, given, probe, audit, ticks, sent, step, furthest, skipped, other,
                others);
    }

    /// The same case, turned to another domain of the user's: what is known of the present one is kept for later,
    /// what is known of the other one counts again. A domain that is new has the provider of the present one, until
    /// another is recognised.
    ///
    /// @param address in that domain
    public Case turnedTo(String address) {
        if (address.equalsIgnoreCase(given.address())) {
            return this;
        }
        Optional<OtherDomain> known = others.stream()
                .filter(o -> o.address().equalsIgnoreCase(address))
                .findFirst();
        OtherDomain next = known.orElseGet(() -> new OtherDomain(
                address, given.providerKind(), given.server(), given.byHand(), Optional.empty(), Map.of()));
        List<OtherDomain> rest = Stream.concat(
                        Stream.of(new OtherDomain(
                                given.address(), given.providerKind(), given.server(), given.byHand(), audit, ticks)),
                        others.stream().filter(o -> known.filter(o::equals).isEmpty()))
                .filter(o -> !o.address().isBlank())
                .toList();
        return new Case(
                id,
                created,
                changed,
                practice,
                new Given(
                        given.bounce(),
                        given.noBounce(),
                        next.address(),
                        next.providerKind(),
                        next.server(),
                        given.recipient(),
                        next.byHand()),
                probe,
                next.audit(),
                next.ticks(),
                sent,
                step,
                furthest,
                skipped,
                history,
                rest);
    }

    /// The addresses of all domains of this case, in the order of the alphabet.
    public List<String> domains() {
        return Stream.concat(Stream.of(given.address()), others.stream().map(OtherDomain::address))
                .sorted()
                .toList();
    }

    /// The same case, changed at another time.
    public Case changedAt(Instant when) {
        return new Case(
                id, created, when, practice, given, probe, audit, ticks, sent, step, furthest, skipped, history,
                others);
    }

    /// What the user told us.
    ///
    /// @param bounce the text as pasted; empty without a bounce
    /// @param noBounce whether they said that there is none and want their set-up checked
    /// @param address their own address; empty if not given yet
    /// @param providerKind id of the provider kind, once chosen
    /// @param server settings, once known
    /// @param recipient whom they wrote to; empty if not known
    /// @param byHand whether the user chose the provider; if not, it was recognised and belongs to the
    /// address
    /// @param sentFrom whose the address is that a receiver refused, once they said so
    public record Given(
            String bounce,
            boolean noBounce,
            String address,
            Optional<String> providerKind,
            Optional<Server> server,
            String recipient,
            boolean byHand,
            Optional<AddressAnswer> sentFrom) {
        public static final Given NOTHING = new Given("", false, "", Optional.empty(), Optional.empty(), "");

        /// Answers with a provider that was chosen by hand, if there is one.
        public Given(
                String bounce,
                boolean noBounce,
                String address,
                Optional<String> providerKind,
                Optional<Server> server,
                String recipient) {
            this(bounce, noBounce, address, providerKind, server, recipient, providerKind.isPresent());
        }

        /// Answers without whose a refused address is.
        public Given(
                String bounce,
                boolean noBounce,
                String address,
                Optional<String> providerKind,
                Optional<Server> server,
                String recipient,
                boolean byHand) {
            this(bounce, noBounce, address, providerKind, server, recipient, byHand, Optional.empty());
        }

        /// The same answers with whose the refused address is.
        public Given withSentFrom(AddressAnswer answer) {
            return new Given(bounce, noBounce, address, providerKind, server, recipient, byHand, Optional.of(answer));
        }

        /// The same answers with another bounce.
        public Given withBounce(String other) {
            return new Given(other, false, address, providerKind, server, recipient, byHand, sentFrom);
        }

        /// The same answers, and no bounce.
        public Given withoutBounce() {
            return new Given("", true, address, providerKind, server, recipient, byHand, sentFrom);
        }

        /// The same answers with another address of the user's.
        public Given withAddress(String other) {
            return new Given(bounce, noBounce, other, providerKind, server, recipient, byHand, sentFrom);
        }

        /// The same answers with another provider and its settings.
        ///
        /// @param chosen whether the user chose it
        public Given withProvider(String kind, Optional<Server> settings, boolean chosen) {
            return new Given(bounce, noBounce, address, Optional.of(kind), settings, recipient, chosen, sentFrom);
        }

        /// The same answers without a provider.
        public Given withoutProvider(Optional<Server> settings) {
            return new Given(bounce, noBounce, address, Optional.empty(), settings, recipient, false, sentFrom);
        }

        /// The same answers with other settings.
        public Given withServer(Server other) {
            return new Given(bounce, noBounce, address, providerKind, Optional.of(other), recipient, byHand, sentFrom);
        }

        /// The same answers with another recipient.
        public Given withRecipient(String other) {
            return new Given(bounce, noBounce, address, providerKind, server, other, byHand, sentFrom);
        }
    }

    /// What is known of a domain that the case is not turned to.
    ///
    /// @param address the user's address in it
    /// @param byHand whether the user chose the provider
    /// @param ticks what is done there
    public record OtherDomain(
            String address,
            Optional<String> providerKind,
            Optional<Server> server,
            boolean byHand,
            Optional<Audited> audit,
            Map<String, Tick> ticks) {
        public OtherDomain {
            ticks = Map.copyOf(ticks);
        }
    }

    /// Settings of the mail program.
    ///
    /// @param user user name for the sign-in; empty for none
    public record Server(String host, int port, Security security, String user) {}

    /// A probe, as kept.
    ///
    /// @param transcript lines with secrets masked
    /// @param brokenOff whether the user ended it before it was over: what is not among its steps did not fail
    public record Probed(
            Instant at,
            Server server,
            List<ProbeStep> steps,
            List<Finding> findings,
            List<String> transcript,
            boolean brokenOff) {
        public Probed {
            steps = List.copyOf(steps);
            findings = List.copyOf(findings);
            transcript = List.copyOf(transcript);
        }

        /// A probe that ran to its end.
        public Probed(
                Instant at, Server server, List<ProbeStep> steps, List<Finding> findings, List<String> transcript) {
            this(at, server, steps, findings, transcript, false);
        }
    }

    /// An audit, as kept.
    ///
    /// @param parts each part that ran, with its end
    /// @param answers what the DNS answered, so that a case that is opened again knows all that was read
    public record Audited(
            Instant at, String domain, List<AuditedPart> parts, long millis, int questions, List<DnsAnswer> answers) {
        /// More are not kept: an honest domain needs far fewer.
        public static final int MOST_ANSWERS = 400;

        public Audited {
            parts = List.copyOf(parts);
            answers = answers.stream().limit(MOST_ANSWERS).toList();
        }

        /// The findings of all parts.
        public List<Finding> findings() {
            return parts.stream().flatMap(p -> p.findings().stream()).toList();
        }
    }

    /// One part of an audit.
    ///
    /// @param summary one line of what was seen
    public record AuditedPart(Part part, PartState state, String summary, List<Finding> findings) {
        public AuditedPart {
            findings = List.copyOf(findings);
        }
    }

    /// A fix that is done.
    ///
    /// @param proved true if a check saw it, false if the user said so
    /// @param oldUntil until when caches may still give out what was there before, if that is so
    /// @param title what it was called when it was advised: afterwards nothing advises it any more; empty where
    ///     that is not known
    public record Tick(Instant at, boolean proved, Optional<Instant> oldUntil, String title) {
        /// Whether it is done at the source only: caches may still give out what was there before.
        public boolean isWaiting(Instant now) {
            return oldUntil.filter(now::isBefore).isPresent();
        }

        /// A fix that everybody sees.
        public Tick(Instant at, boolean proved) {
            this(at, proved, Optional.empty(), "");
        }
    }

    /// A test message.
    ///
    /// @param reply the server's final answer
    public record Sent(Instant at, String to, String subject, boolean accepted, String reply) {}
}
