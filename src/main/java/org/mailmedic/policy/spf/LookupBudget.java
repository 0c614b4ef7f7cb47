package org.mailmedic.policy.spf;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.ForwardingDns;
import org.mailmedic.dns.Question;

/// How many questions the records of others may make us ask. Whoever writes a record picks the names that are
/// asked for, so each is counted before it is asked, and what is beyond the bound is not asked at all: the
/// answer says so, and is never one about the DNS. For several threads.
final class LookupBudget extends ForwardingDns {
    private static final int MOST_REFUSED = 20;
    private static final DnsAnswer.Asked NOBODY = new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO);

    private final int mostQuestions;
    private final int mostTerms;
    private final Set<Question> taken = new HashSet<>();
    private final Set<DnsAnswer> refused = new LinkedHashSet<>();
    private final AtomicInteger terms = new AtomicInteger();

    /// @param mostQuestions bound on the different questions
    /// @param mostTerms bound on the terms that are followed, be their questions new or not
    LookupBudget(Dns delegate, int mostQuestions, int mostTerms) {
        super(delegate);
        this.mostQuestions = mostQuestions;
        this.mostTerms = mostTerms;
    }

    /// With further questions on top of those that were taken here, which cost nothing there.
    LookupBudget further(int questions) {
        synchronized (taken) {
            var more = new LookupBudget(delegate, taken.size() + questions, mostTerms);
            more.taken.addAll(taken);
            return more;
        }
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        if (take(question)) {
            return delegate.ask(question);
        }
        DnsAnswer answer = refused(question);
        synchronized (taken) {
            if (refused.size() < MOST_REFUSED) {
                refused.add(answer);
            }
        }
        return answer;
    }

    /// The first of those that were asked for and not asked.
    List<DnsAnswer> refused() {
        synchronized (taken) {
            return List.copyOf(refused);
        }
    }

    /// Takes what it needs to follow one more term, and its first question.
    ///
    /// @return whether there was enough left
    boolean follow(Question first) {
        return terms.incrementAndGet() <= mostTerms && take(first);
    }

    /// Takes one question; one that was taken before costs nothing.
    ///
    /// @return whether it may be asked
    boolean take(Question question) {
        // Together: else two threads could take the last one.
        synchronized (taken) {
            return taken.contains(question) || taken.size() < mostQuestions && taken.add(question);
        }
    }

    /// The answer to a question that was not asked.
    static DnsAnswer refused(Question question) {
        return new DnsAnswer.NotAsked(question, NOBODY);
    }
}
