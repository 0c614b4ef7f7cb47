package org.mailmedic.dns;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The ways to the resolvers, in the order in which they are tried, and what was learned of them: where
/// datagrams are thrown away, each question would otherwise wait for them first.
final class Routes {
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(60);

    private final List<Way> ways;
    private final AtomicReference<Learned> learned = new AtomicReference<>(new Learned(-1, 0));

    private Routes(List<Way> ways) {
        this.ways = List.copyOf(ways);
    }

    /// @param way index of the way that worked; -1 for none
    private record Learned(int way, long at) {}

    /// One try.
    ///
    /// @param percent how much of the time that is left it may take
    record Try(Way way, int index, int percent) {}

    static Routes to(List<InetSocketAddress> servers) {
        List<Way> ways = new ArrayList<>();
        servers.stream().limit(2).forEach(s -> ways.add(new UdpWay(s)));
        ways.add(new TcpWay(servers.getFirst()));
        return new Routes(ways);
    }

    Routes and(Way last) {
        List<Way> more = new ArrayList<>(ways);
        more.add(last);
        return new Routes(more);
    }

    Routes only(Transport transport) {
        return new Routes(ways.stream().filter(w -> w.transport() == transport).toList());
    }

    /// What to try, one after the other.
    List<Try> tries() {
        Learned now = learned.get();
        List<Integer> order = new ArrayList<>();
        if (now.way() >= 0 && System.nanoTime() - now.at() < REMEMBERED) {
            order.add(now.way());
        }
        for (int i = 0; i < ways.size(); i++) {
            if (!order.contains(i)) {
                order.add(i);
            }
        }
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            int left = order.size() - i;
            // The first way works nearly always, if slowly: it gets the most time.
            int percent = left == 1 ? 100 : i == 0 ? 45 : 100 / left;
            tries.add(new Try(ways.get(order.get(i)), order.get(i), percent));
        }
        return tries;
    }

    /// Notes that this way worked after others had brought nothing.
    void works(Try taken) {
        learned.set(new Learned(taken.index(), System.nanoTime()));
    }

    /// Notes that this way brought nothing.
    void fails(Try taken) {
        Learned now = learned.get();
        if (now.way() == taken.index()) {
            learned.compareAndSet(now, new Learned(-1, 0));
        }
    }

    String first() {
        return ways.isEmpty() ? "" : ways.getFirst().server();
    }
}
