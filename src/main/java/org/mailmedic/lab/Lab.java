package org.mailmedic.lab;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mailmedic.checkup.world.World;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.web.Web;

/// A practice case under way: its DNS and its mail server, running on loopback until closed. The
/// conversations with them are real; nothing leaves this computer.
public final class Lab implements AutoCloseable {
    private final PracticeCase practice;
    private final DnsServer dns;
    private final SmtpServer server;
    private final World world;
    private final Set<String> switches = ConcurrentHashMap.newKeySet();
    private final List<String> applied = new ArrayList<>();
    private Entries entries;

    private Lab(PracticeCase practice, Function<InetSocketAddress, Dns> resolvers) {
        this.practice = practice;
        this.entries = practice.entries();
        ServerScript script = CaseFiles.server(practice.id());
        dns = DnsServer.start(CaseFiles.zone(practice.id()));
        server = SmtpServer.start(new ScriptedPolicy(script, new PracticeReceiver(dns), switches));
        InetSocketAddress resolver = dns.address();
        world = new World(
                resolvers.apply(resolver), new LabNetwork(dns, server, script), Web.none(), AddressText.of(resolver));
    }

    /// Starts the servers of a case.
    ///
    /// @param resolvers makes the DNS client that asks the server at this address
    public static Lab open(PracticeCase practice, Function<InetSocketAddress, Dns> resolvers) {
        return new Lab(practice, resolvers);
    }

    public PracticeCase practice() {
        return practice;
    }

    /// What the checks of this case can reach.
    public World world() {
        return world;
    }

    /// What the practice user has in their mail program by now.
    public synchronized Entries entries() {
        return entries;
    }

    /// Puts something right, as its owner would in the real world. Doing it twice changes nothing more.
    ///
    /// @return what the practice user then has in their mail program
    /// @throws IllegalArgumentException if the case has no such fix
    public synchronized Entries apply(String fixId) {
        PracticeFix fix = practice.fix(fixId)
                .orElseThrow(() -> new IllegalArgumentException("no fix " + fixId + " in " + practice.id()));
        if (!applied.contains(fixId)) {
            applied.add(fixId);
            dns.remove(fix.withdraw().toArray(String[]::new));
            dns.add(fix.publish().toArray(String[]::new));
            fix.switchOn().ifPresent(switches::add);
            entries = entries.withSignIn(
                    fix.user().orElse(entries.user()), fix.password().orElse(entries.password()));
        }
        return entries;
    }

    /// The fixes so far, in the order in which they were applied.
    public synchronized List<String> applied() {
        return List.copyOf(applied);
    }

    /// The messages that arrived.
    public List<SmtpServer.Accepted> arrived() {
        return server.accepted();
    }

    @Override
    public void close() {
        server.close();
        dns.close();
    }
}
