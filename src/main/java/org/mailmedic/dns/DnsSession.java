package org.mailmedic.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The DNS for one audit: never asks the same question twice (those who ask it at the same time share
/// the answer), counts the questions, knows the longest chain of questions that each had to wait for the
/// one before, and ends at a deadline. A name for which nobody answered is not waited for again when
/// another type is asked for: its servers are the same.
///
/// Closing it stops all questions that are under way.
public final class DnsSession extends ForwardingDns implements AutoCloseable {
    /// No honest domain needs so many. A record made to let us ask without end gets no further.
    private static final int MOST_QUESTIONS = 1500;

    private final long deadline;
    private final ConcurrentHashMap<Question, Asking> asked = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<Thread> askers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param patience bound on all questions together
    public DnsSession(Dns delegate, Duration patience) {
        super(delegate);
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    private record Asking(CompletableFuture<DnsAnswer> answer, int depth) {}

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        if (silent.contains(question.name()) && !asked.containsKey(question)) {
            return new DnsAnswer.TimedOut(question, nobody());
        }
        Chain chain = Chain.current();
        int depth = chain.length() + 1;
        if (asked.size() >= MOST_QUESTIONS && !asked.containsKey(question)) {
            return new DnsAnswer.NotAsked(question, nobody());
        }
        var mine = new Asking(new CompletableFuture<>(), depth);
        Asking first = asked.putIfAbsent(question, mine);
        if (first == null) {
            start(question, mine.answer());
        }
        Asking asking = first == null ? mine : first;
        chain.rests(asking.depth());
        return await(question, asking.answer());
    }

    /// How many different questions were asked.
    public int questions() {
        return asked.size();
    }

    /// The different questions, in no order.
    public Set<Question> asked() {
        return Set.copyOf(asked.keySet());
    }

    /// The length of the longest chain of questions each of which had to wait for the one before.
    public int criticalPath() {
        return asked.values().stream().mapToInt(Asking::depth).max().orElse(0);
    }

    /// What was answered so far, in the order in which it was asked.
    public List<DnsAnswer> answers() {
        List<DnsAnswer> answers = new ArrayList<>();
        for (Asking asking : asked.values()) {
            if (asking.answer().isDone() && !asking.answer().isCompletedExceptionally()) {
                answers.add(asking.answer().join());
            }
        }
        answers.sort(Comparator.comparing(a -> a.asked().at()));
        return answers;
    }

    @Override
    public void close() {
        closed = true;
        askers.forEach(Thread::interrupt);
    }

    private void start(Question question, CompletableFuture<DnsAnswer> answer) {
        Thread asker = Thread.ofVirtual().name("dns-question").unstarted(() -> {
            try {
                DnsAnswer came = delegate.ask(question);
                if (came instanceof DnsAnswer.TimedOut) {
                    silent.add(question.name());
                }
                answer.complete(came);
            } catch (InterruptedException _) {
                answer.complete(new DnsAnswer.TimedOut(question, nobody()));
            } catch (RuntimeException | Error e) {
                // A fault of ours: handed on to whoever waits.
                answer.completeExceptionally(e);
            } finally {
                askers.remove(Thread.currentThread());
            }
        });
        askers.add(asker);
        asker.start();
        if (closed) {
            asker.interrupt();
        }
    }

    private DnsAnswer await(Question question, CompletableFuture<DnsAnswer> answer) throws InterruptedException {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new DnsAnswer.TimedOut(question, nobody());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static DnsAnswer.Asked nobody() {
        return new DnsAnswer.Asked("", false, Instant.now(), Duration.ZERO);
    }
}
