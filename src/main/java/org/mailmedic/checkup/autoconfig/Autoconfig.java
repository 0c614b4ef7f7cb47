package org.mailmedic.checkup.autoconfig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailmedic.checkup.autoconfig.AutoconfigSource.Result;
import org.mailmedic.checkup.autoconfig.FoundServer.Origin;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.policy.dmarc.OrganisationalDomain;
import org.mailmedic.reply.MailAddress;

/// Looks for the settings of a domain that the app's own data does not know.
///
/// All places but the guesses are asked at once; the answers are ranked by trust, not by speed. Guesses are
/// tried only when nobody said anything. Nothing is ever asked over plain HTTP, and no credentials are
/// used.
public final class Autoconfig {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final int MOST_FOUND = 6;

    private final World world;
    private final AutoconfigSources autoconfigSources = AutoconfigSources.load();

    public Autoconfig(World world) {
        this.world = world;
    }

    /// Searches. Waits on the thread that asks, which ought to be a virtual one.
    ///
    /// @param askDatabase whether the user allows that a third party learns the domain
    public Search search(MailAddress address, boolean askDatabase) throws InterruptedException {
        String domain = MailAddress.asciiDomain(address.domain()).orElse(address.domain());
        if (!Hosts.isName(domain)) {
            return new Search(List.of(), List.of(), false);
        }
        var fetcher = new Fetcher(world.web(), address);
        var records = new ServiceRecords(world.dns());
        List<Callable<List<Fetcher.Catch>>> questions = new ArrayList<>();
        for (String own : autoconfigSources.own()) {
            questions.add(() -> List.of(fetcher.fetch(Origin.OWN_WEB, own, domain)));
        }
        questions.add(() -> List.of(records.ask("_submissions", Security.TLS, domain)));
        questions.add(() -> List.of(records.ask("_submission", Security.STARTTLS, domain)));
        questions.add(() -> byMx(fetcher, domain, askDatabase));
        for (String database : autoconfigSources.database()) {
            questions.add(() -> List.of(
                    askDatabase
                            ? fetcher.fetch(Origin.DATABASE, database, domain)
                            : Fetcher.Catch.nothing(
                                    Origin.DATABASE, database.replace("{domain}", domain), Result.NOT_ALLOWED, "")));
        }
        List<Fetcher.Catch> caught = all(questions);
        if (caught.stream().allMatch(c -> c.servers().isEmpty())) {
            var guesses = new Guesses(world.network());
            List<Callable<List<Fetcher.Catch>>> knocks = new ArrayList<>();
            for (ServerSettings settings : Guesses.candidates(autoconfigSources.guesses(), domain)) {
                knocks.add(() -> List.of(guesses.knock(settings, domain)));
            }
            caught.addAll(all(knocks));
        }
        return ranked(caught);
    }

    /// Who takes the domain's mail may tell how to hand some in.
    private List<Fetcher.Catch> byMx(Fetcher fetcher, String domain, boolean askDatabase) throws InterruptedException {
        Optional<String> hoster = world.dns().ask(new Question(domain, RecordType.MX)).found().stream()
                .flatMap(r -> r instanceof DnsRecord.Mx mx ? Stream.of(mx) : Stream.empty())
                .min(Comparator.comparingInt(DnsRecord.Mx::preference))
                .map(mx -> OrganisationalDomain.of(mx.host()))
                .filter(base -> Hosts.isName(base) && !base.equals(OrganisationalDomain.of(domain)));
        List<Fetcher.Catch> caught = new ArrayList<>();
        if (hoster.isPresent()) {
            for (String mx : autoconfigSources.mx()) {
                caught.add(fetcher.fetch(Origin.MX_WEB, mx, hoster.get()));
            }
            if (askDatabase) {
                for (String database : autoconfigSources.database()) {
                    caught.add(fetcher.fetch(Origin.DATABASE, database, hoster.get()));
                }
            }
        }
        return caught;
    }

    private static List<Fetcher.Catch> all(List<Callable<List<Fetcher.Catch>>> questions) throws InterruptedException {
        List<Fetcher.Catch> caught = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Fetcher.Catch>> answer :
                    threads.invokeAll(questions, BOUND.toSeconds(), TimeUnit.SECONDS)) {
                try {
                    caught.addAll(answer.get());
                } catch (CancellationException _) {
                    // Nobody answered in time; the places that did still count.
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
        return caught;
    }

    private static Search ranked(List<Fetcher.Catch> caught) {
        Map<ServerSettings, FoundServer> best = new LinkedHashMap<>();
        caught.stream()
                .flatMap(c -> c.servers().stream())
                .sorted(Comparator.comparing(FoundServer::origin))
                .forEach(server -> best.putIfAbsent(server.server(), server));
        return new Search(
                best.values().stream().limit(MOST_FOUND).toList(),
                caught.stream().map(Fetcher.Catch::autoconfigSource).toList(),
                false);
    }
}
