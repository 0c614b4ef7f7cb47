package org.mailmedic.policy.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.ForwardingDns;
import org.mailmedic.dns.Question;

/// Asks on, and notes what was not answered. For one thread, or several that are waited for.
final class Noted extends ForwardingDns {
    private final List<DnsAnswer> silent = new ArrayList<>();

    Noted(Dns delegate) {
        super(delegate);
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        DnsAnswer answer = delegate.ask(question);
        if (!answer.isCertain()) {
            synchronized (silent) {
                silent.add(answer);
            }
        }
        return answer;
    }

    List<DnsAnswer> silent() {
        synchronized (silent) {
            return List.copyOf(silent);
        }
    }
}
