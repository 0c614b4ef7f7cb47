package org.mailmedic.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stands before a DNS and holds its denials ("no such name", "no such record") against names that exist for certain:
/// a stub without a network, a filter or the portal of a hotel deny everything. Such a denial becomes
/// [DnsAnswer.Denied], so that nobody takes it for an answer.
///
/// Doubted is only who says the same of everything: of the domain in question, of all names that exist for certain,
/// always "no such name", or always "no such record". A resolver that knows anything of the domain is believed without
/// further questions, so that a domain that exists costs none. A closed world is believed, too: it need not hold any
/// other name.
public final class DenialCheck extends ForwardingDns {
    private final String domain;
    private final List<Question> certain;

    /// @param delegate asked several times for the same: one that keeps answers saves questions
    /// @param domain that the questions are about
    /// @param certain questions to which an answer exists for certain; whoever answers one of them is believed
    public DenialCheck(Dns delegate, String domain, List<Question> certain) {
        super(delegate);
        this.domain = domain;
        this.certain = List.copyOf(certain);
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        DnsAnswer answer = delegate.ask(question);
        Optional<Denial> denial = denial(answer);
        if (denial.isEmpty() || isClosedWorld()) {
            return answer;
        }
        boolean doubted = Chain.apart(() -> saysSoOfEverything(denial.get()));
        return doubted ? new DnsAnswer.Denied(question, certain.getFirst(), answer.asked()) : answer;
    }

    private boolean saysSoOfEverything(Denial denial) throws InterruptedException {
        for (RecordType type : List.of(RecordType.TXT, RecordType.MX, RecordType.A)) {
            if (!says(denial, delegate.ask(new Question(domain, type)))) {
                return false;
            }
        }
        List<Together.Work<DnsAnswer>> works = new ArrayList<>();
        certain.forEach(question -> works.add(() -> delegate.ask(question)));
        return !works.isEmpty() && Together.all(works).stream().allMatch(answer -> says(denial, answer));
    }

    private static boolean says(Denial denial, DnsAnswer answer) {
        return denial(answer).filter(denial::equals).isPresent();
    }

    /// What led through an alias was known that far.
    private static Optional<Denial> denial(DnsAnswer answer) {
        Optional<Denial> denial = switch (answer) {
            case DnsAnswer.NoSuchName _ -> Optional.of(Denial.NO_SUCH_NAME);
            case DnsAnswer.NoData _ -> Optional.of(Denial.NO_SUCH_RECORD);
            case DnsAnswer.Found _,
                    DnsAnswer.ServerFailure _,
                    DnsAnswer.Bogus _,
                    DnsAnswer.Refused _,
                    DnsAnswer.Denied _,
                    DnsAnswer.TimedOut _,
                    DnsAnswer.Unusable _,
                    DnsAnswer.NotAsked _ -> Optional.empty();
        };
        return answer.aliases().isEmpty() ? denial : Optional.empty();
    }

    private enum Denial {
        NO_SUCH_NAME,
        NO_SUCH_RECORD
    }
}
