package org.mailmedic.dns;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.mailmedic.dns.ResolverReport.Verdict;

/// Finds out whether the network tells the truth. What holds for the resolver is asked once in a while and
/// kept, what concerns one domain each time.
public final class ResolverCheck {
    /// A computer that is carried from one network to the next gets another resolver.
    private static final long KEPT = TimeUnit.MINUTES.toNanos(5);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int GENERAL_QUESTIONS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Dns dns;
    private final AtomicReference<Optional<Last>> last = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Kept>> kept = new AtomicReference<>(Optional.empty());

    public ResolverCheck(Dns dns) {
        this.dns = dns;
    }

    private record Last(String domain, ResolverReport report) {}

    private record Kept(CompletableFuture<General> result, long at) {}

    private record General(DnsAnswer impossible, DnsAnswer overTcp, DnsAnswer root) {}

    /// Tests the resolver, and whether it invents names below this domain.
    ///
    /// @throws InterruptedException if the caller was cancelled meanwhile
    public ResolverReport look(String domain) throws InterruptedException {
        CompletableFuture<General> general = general();
        String name = label() + "." + domain;
        try (var session = new DnsSession(dns, PATIENCE)) {
            DnsAnswer below = session.ask(new Question(name, RecordType.A));
            General found = general.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            ResolverReport report = report(found, below, session, domain, Names.isValid(name) ? 1 : 0);
            last.set(Optional.of(new Last(domain, report)));
            return report;
        } catch (TimeoutException _) {
            return nothing();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// What the last test for this domain found, without asking anybody.
    public Optional<ResolverReport> last(String domain) {
        return last.get()
                .filter(l -> l.domain().equals(domain))
                .map(l -> l.report().withoutQuestions());
    }

    private static ResolverReport nothing() {
        return new ResolverReport(
                "",
                Transport.UDP,
                Verdict.UNKNOWN,
                Verdict.UNKNOWN,
                Verdict.UNKNOWN,
                Verdict.UNKNOWN,
                List.of(),
                false,
                GENERAL_QUESTIONS);
    }

    private ResolverReport report(General general, DnsAnswer below, DnsSession session, String domain, int asked)
            throws InterruptedException {
        List<DnsAnswer> invented = new ArrayList<>();
        if (isFound(general.impossible())) {
            invented.add(general.impossible());
        }
        boolean wildcard = false;
        if (isFound(below)) {
            if (!invented.isEmpty() || !isOwnWildcard(session, below.question(), domain)) {
                invented.add(below);
            } else {
                wildcard = true;
            }
        }
        DnsAnswer.Asked from = general.impossible() instanceof DnsAnswer.TimedOut
                ? below.asked()
                : general.impossible().asked();
        boolean silent = general.impossible() instanceof DnsAnswer.TimedOut && below instanceof DnsAnswer.TimedOut;
        return new ResolverReport(
                silent ? "" : from.resolver(),
                from.transport(),
                invents(general.impossible(), invented),
                tcp(general.overTcp()),
                validates(general.root()),
                large(general.root()),
                invented,
                wildcard,
                GENERAL_QUESTIONS + asked + session.questions() - 1);
    }

    private static Verdict invents(DnsAnswer impossible, List<DnsAnswer> invented) {
        if (!invented.isEmpty()) {
            return Verdict.YES;
        }
        return impossible.isCertain() ? Verdict.NO : Verdict.UNKNOWN;
    }

    /// Any answer will do.
    private static Verdict tcp(DnsAnswer answer) {
        return answer instanceof DnsAnswer.TimedOut ? Verdict.NO : Verdict.YES;
    }

    /// The keys of the root zone, which has been signed since 2010: every resolver that checks begins with
    /// them.
    private static Verdict validates(DnsAnswer signed) {
        if (!isFound(signed)) {
            return Verdict.UNKNOWN;
        }
        return signed.asked().notes().validated() ? Verdict.YES : Verdict.NO;
    }

    private static Verdict large(DnsAnswer answer) {
        if (!isFound(answer)) {
            return answer instanceof DnsAnswer.TimedOut ? Verdict.NO : Verdict.UNKNOWN;
        }
        if (answer.asked().transport() == Transport.TCP) {
            return Verdict.NO;
        }
        return answer.asked().notes().bytes() > 512 ? Verdict.YES : Verdict.UNKNOWN;
    }

    private static boolean isFound(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Found;
    }

    /// A domain may answer for all names below it. Its own name servers know, and no resolver stands
    /// between.
    private boolean isOwnWildcard(DnsSession session, Question question, String domain) throws InterruptedException {
        if (session.isClosedWorld()) {
            return true;
        }
        Optional<String> zone = Optional.of(domain);
        while (zone.isPresent() && zone.get().contains(".")) {
            for (DnsRecord record :
                    session.ask(new Question(zone.get(), RecordType.NS)).found()) {
                if (record instanceof DnsRecord.Pointer(String host, long _) && Names.isValid(host)) {
                    return addressOf(session, host)
                            .map(session::directly)
                            .map(own -> ask(own, question))
                            .map(own -> !(own instanceof DnsAnswer.NoSuchName || own instanceof DnsAnswer.NoData))
                            .orElse(true);
                }
            }
            zone = Names.parent(zone.get());
        }
        return true;
    }

    private static DnsAnswer ask(Dns dns, Question question) {
        try {
            return dns.ask(question);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new DnsAnswer.TimedOut(question, DnsSession.nobody());
        }
    }

    private static Optional<InetAddress> addressOf(DnsSession session, String host) throws InterruptedException {
        for (DnsRecord record : session.ask(new Question(host, RecordType.A)).found()) {
            if (record instanceof DnsRecord.Address(InetAddress address, long _)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private CompletableFuture<General> general() {
        while (true) {
            Optional<Kept> now = kept.get();
            if (now.isPresent() && System.nanoTime() - now.get().at() < KEPT) {
                return now.get().result();
            }
            var next = new Kept(new CompletableFuture<>(), System.nanoTime());
            if (kept.compareAndSet(now, Optional.of(next))) {
                // On a thread of its own: others wait for it, too, when the first caller is cancelled.
                Thread.ofVirtual().name("resolver-check").start(() -> find(next.result()));
                return next.result();
            }
        }
    }

    private void find(CompletableFuture<General> result) {
        try (var session = new DnsSession(dns, PATIENCE);
                var overTcp = new DnsSession(dns.over(Transport.TCP), PATIENCE)) {
            var impossible = new Question(label() + ".invalid", RecordType.A);
            List<DnsAnswer> answers = Together.all(List.of(
                    () -> session.ask(impossible),
                    () -> overTcp.ask(new Question("com", RecordType.SOA)),
                    () -> session.ask(new Question(".", RecordType.DNSKEY))));
            result.complete(new General(answers.get(0), answers.get(1), answers.get(2)));
        } catch (InterruptedException | RuntimeException | Error e) {
            kept.set(Optional.empty());
            result.completeExceptionally(e);
        }
    }

    /// Nobody has this name; who finds it in a log can see whose question it was.
    private static String label() {
        return "mailmedic-" + Long.toUnsignedString(RANDOM.nextLong(), 36);
    }
}
