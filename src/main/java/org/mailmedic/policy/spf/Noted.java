package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;

/// Asks on, and notes what was not answered. For one thread, or several that are waited for.
final class Noted implements Dns {
    private final Dns behind;
    private final List<DnsAnswer> silent = new ArrayList<>();

    Noted(Dns behind) {
        this.behind = behind;
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        DnsAnswer answer = behind.ask(question);
        if (!answer.isCertain()) {
            synchronized (silent) {
                silent.add(answer);
            }
        }
        return answer;
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return behind.directly(nameServer);
    }

    @Override
    public boolean isClosedWorld() {
        return behind.isClosedWorld();
    }

    List<DnsAnswer> silent() {
        synchronized (silent) {
            return List.copyOf(silent);
        }
    }
}
