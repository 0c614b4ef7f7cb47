package org.mailmedic.checkup;

import java.net.IDN;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailmedic.checkup.AuditEvent.State;
import org.mailmedic.diagnosis.DnsFindings;
import org.mailmedic.diagnosis.Finding;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.diagnosis.Severity;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.ResolverCheck;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.brand.BrandLookup;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dkim.DkimKeys;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.AlignmentForecast;
import org.mailmedic.policy.dmarc.AlignmentForecaster;
import org.mailmedic.policy.dmarc.DmarcDiscovery;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.OrganisationalDomain;
import org.mailmedic.policy.dnssec.DnssecLookup;
import org.mailmedic.policy.dnssec.DnssecReadout;
import org.mailmedic.policy.mx.MxLookup;
import org.mailmedic.policy.mx.MxReadout;
import org.mailmedic.policy.reverse.HeloLookup;
import org.mailmedic.policy.reverse.HeloReadout;
import org.mailmedic.policy.reverse.ReverseLookup;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfAudit;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.transport.TransportLookup;
import org.mailmedic.policy.transport.TransportReadout;
import org.mailmedic.web.Web;

/// One audit under way.
final class Audit {
    /// Kinds for which the user's own server hands mail to the provider.
    private static final Set<String> HANDED_IN = Set.of("microsoft365-connector", "microsoft365-direct", "workspace-relay");

    private final DnsSession dns;
    private final ResolverCheck resolverCheck;
    private final Optional<Web> web;
    private final Catalogue catalogue;
    private final BlockLists lists;
    private final Severities severities;
    private final AuditRequest request;
    private final Consumer<AuditEvent> events;
    private final String domain;
    private final List<InetAddress> addresses;
    private final long begun = System.nanoTime();
    private final Map<Part, AuditEvent.Finished> ended = new EnumMap<>(Part.class);

    private volatile Optional<SpfReadout> spf = Optional.empty();
    private volatile Optional<DkimReadout> dkim = Optional.empty();
    private volatile Optional<DmarcReadout> dmarc = Optional.empty();
    private volatile Optional<MxReadout> mx = Optional.empty();
    private volatile List<ReverseReadout> reverse = List.of();
    private volatile List<ListReadout> listed = List.of();
    private volatile Optional<TransportReadout> transport = Optional.empty();
    private volatile Optional<BrandReadout> brand = Optional.empty();
    private volatile Optional<HeloReadout> helo = Optional.empty();
    private volatile Optional<AlignmentForecast> forecast = Optional.empty();
    private volatile Optional<Zone> zone = Optional.empty();
    private volatile Optional<DnssecReadout> dnssec = Optional.empty();
    private volatile Optional<ResolverReport> resolver = Optional.empty();

    Audit(
            Dns dns,
            ResolverCheck resolverCheck,
            Optional<Web> web,
            Catalogue catalogue,
            BlockLists lists,
            Severities severities,
            AuditRequest request,
            Consumer<AuditEvent> events) {
        this.dns = new DnsSession(dns, request.timeout());
        this.resolverCheck = resolverCheck;
        this.web = web;
        this.catalogue = catalogue;
        this.lists = lists;
        this.severities = severities;
        this.request = request;
        this.events = events;
        this.domain = aLabels(request.domain());
        this.addresses = request.addresses().stream()
                .flatMap(a -> literal(a).stream())
                .distinct()
                .toList();
    }

    AuditReport run() {
        boolean cancelled = false;
        Run<Optional<ResolverReport>> selfTest = Errand.start("resolver-check", this::selfTest);
        try (dns) {
            List<Together.Work<Boolean>> works = new ArrayList<>();
            for (Part part : Part.values()) {
                if (request.parts().contains(part)) {
                    works.add(() -> part(part));
                }
            }
            works.add(this::zone);
            Together.all(works);
            foretell();
            resolver = selfTest.result()
                    .completeOnTimeout(Optional.empty(), 1, TimeUnit.SECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            cancelled = true;
        } finally {
            selfTest.cancel();
        }
        synchronized (ended) {
            return new AuditReport(
                    domain,
                    spf,
                    dkim,
                    dmarc,
                    mx,
                    reverse,
                    listed,
                    transport,
                    brand,
                    helo,
                    forecast,
                    ended,
                    recognised(),
                    zone,
                    dnssec,
                    resolver,
                    resolver.map(DnsFindings::resolver).orElse(List.of()),
                    tally(),
                    dns.answers(),
                    Duration.ofNanos(System.nanoTime() - begun),
                    dns.criticalPath(),
                    cancelled);
        }
    }

    /// Runs beside the audit: none of its questions waits for it.
    private Optional<ResolverReport> selfTest() {
        try {
            return Optional.of(resolverCheck.look(domain));
        } catch (InterruptedException _) {
            return Optional.empty();
        }
    }

    private Tally tally() {
        return Tally.of(
                dns.asked(),
                request.selectors().stream()
                        .map(s -> s.strip().toLowerCase(Locale.ROOT))
                        .toList(),
                request.blockLists().stream()
                        .map(z -> z.toLowerCase(Locale.ROOT))
                        .toList(),
                resolver.map(ResolverReport::questions).orElse(0));
    }

    private boolean part(Part part) throws InterruptedException {
        events.accept(new AuditEvent.Started(part));
        Ended end = switch (part) {
            case SPF -> spf();
            case DKIM -> dkim();
            case DMARC -> dmarc();
            case MX -> mx();
            case REVERSE_DNS -> reverse();
            case BLOCK_LISTS -> blockLists();
            case TRANSPORT -> transport();
            case BRAND -> brand();
        };
        finish(part, end);
        return true;
    }

    /// Whoever mends the records has to know where they are kept.
    private boolean zone() throws InterruptedException {
        zone = new ZoneLookup(dns).look(domain);
        return true;
    }

    /// @param skipped whether there was nothing to look at
    private record Ended(List<Finding> findings, String summary, boolean skipped) {
        Ended(List<Finding> findings, String summary) {
            this(findings, summary, false);
        }

        static final Ended SKIPPED = new Ended(List.of(), "", true);
    }

    private void finish(Part part, Ended end) {
        List<Finding> findings = end.findings().stream()
                .sorted(Comparator.comparing((Finding f) -> severities.of(f.code()))
                        .reversed())
                .toList();
        var finished = new AuditEvent.Finished(
                part, end.skipped() ? State.SKIPPED : state(part, findings), findings, end.summary());
        synchronized (ended) {
            ended.put(part, finished);
        }
        events.accept(finished);
    }

    /// An error that was seen counts even where something else could not be checked.
    private State state(Part part, List<Finding> findings) {
        List<Finding> seen =
                findings.stream().filter(f -> !f.code().isSilence()).toList();
        if (seen.stream().anyMatch(f -> severities.of(f.code()) == Severity.ERROR)) {
            return State.BAD;
        }
        boolean silent = part == Part.BLOCK_LISTS ? ListChecks.isSilent(listed) : seen.size() < findings.size();
        if (silent) {
            return State.NOT_CHECKED;
        }
        return seen.stream().anyMatch(f -> severities.of(f.code()) == Severity.WARNING) ? State.WARNING : State.GOOD;
    }

    private Ended spf() throws InterruptedException {
        Optional<String> include = request.provider().flatMap(ProviderKind::spfInclude);
        String sender = request.mailFrom().map(Audit::withALabels).orElse("postmaster@" + domain);
        SpfReadout readout = new SpfAudit(dns)
                .look(
                        domain,
                        addresses,
                        sender,
                        request.helo().map(Audit::aLabels),
                        include.filter(i -> i.startsWith("include:")).map(i -> i.substring("include:".length())));
        spf = Optional.of(readout);
        String summary = readout.tree()
                .record()
                .map(SpfRecord::text)
                .orElse(String.join(
                        " ",
                        readout.tree().published().answer().texts().stream()
                                .filter(SpfRecord::isSpf)
                                .toList()));
        List<Finding> findings = new ArrayList<>(DnsFindings.spf(readout, include));
        if (request.provider()
                .map(ProviderKind::providerId)
                .filter("other"::equals)
                .isPresent()) {
            findings.addAll(new OtherFamily(dns).look(readout));
        }
        return new Ended(findings, summary);
    }

    private Ended dkim() throws InterruptedException {
        Optional<ProviderKind> kind = request.provider();
        if (kind.isEmpty() && request.selectors().isEmpty()) {
            // Most domains sign where they receive.
            kind = byMx(new MxLookup(dns).look(domain)).map(Recognition::kind);
        }
        List<String> ofProvider = kind.map(ProviderKind::dkimSelectors).orElse(List.of());
        DkimReadout readout = new DkimKeys(dns).look(domain, request.selectors(), ofProvider);
        dkim = Optional.of(readout);
        String summary = String.join(
                ", ",
                readout.found().stream()
                        .map(k -> (k.selector() + " " + k.algorithm() + (k.bits() > 0 ? " " + k.bits() : "")).strip())
                        .toList());
        return new Ended(DnsFindings.dkim(readout), summary);
    }

    private Ended dmarc() throws InterruptedException {
        DmarcReadout readout = new DmarcDiscovery(dns).look(domain);
        dmarc = Optional.of(readout);
        return new Ended(
                DnsFindings.dmarc(readout), readout.record().map(r -> r.text()).orElse(""));
    }

    private Ended mx() throws InterruptedException {
        MxReadout readout = new MxLookup(dns).look(domain);
        mx = Optional.of(readout);
        String summary = String.join(
                ", ",
                readout.hosts().stream()
                        .map(h -> h.preference() + " " + h.name())
                        .toList());
        Optional<Recognition> taking = byMx(readout);
        Optional<String> other = request.provider()
                .filter(ProviderKind::ownDomain)
                .flatMap(chosen -> taking.filter(r -> isOther(chosen, r.kind())))
                .map(r -> catalogue.providerOf(r.kind()).name());
        return new Ended(DnsFindings.mx(readout, other), summary);
    }

    /// Two of the large providers that differ; "other" and an own server say nothing of who takes the mail.
    private static boolean isOther(ProviderKind chosen, ProviderKind taking) {
        return !chosen.providerId().equals("other")
                && !taking.providerId().equals("other")
                && !chosen.providerId().equals(taking.providerId());
    }

    private Ended reverse() throws InterruptedException {
        Optional<String> name = request.helo().map(Audit::aLabels).filter(n -> !n.isEmpty());
        if (addresses.isEmpty() && name.isEmpty()) {
            return Ended.SKIPPED;
        }
        if (name.isPresent()) {
            helo = Optional.of(new HeloLookup(dns).look(name.get()));
        }
        List<Together.Work<ReverseReadout>> works = new ArrayList<>();
        addresses.forEach(a -> works.add(() -> new ReverseLookup(dns).look(a)));
        reverse = Together.all(works);
        String summary = String.join(
                ", ",
                reverse.stream()
                        .map(r -> r.address().getHostAddress() + " " + String.join(" ", r.names()))
                        .toList());
        return new Ended(
                Stream.concat(
                                reverse.stream().flatMap(r -> DnsFindings.reverse(r).stream()),
                                helo.stream().flatMap(h -> DnsFindings.helo(h, addresses).stream()))
                        .toList(),
                summary);
    }

    private Ended blockLists() throws InterruptedException {
        ListChecks checks = new ListChecks(dns, lists, request.blockLists());
        listed = checks.ask(addresses, senderDomains());
        return listed.isEmpty()
                ? Ended.SKIPPED
                : new Ended(checks.findings(listed, sharedBy()), ListChecks.summary(listed));
    }

    /// Whose address the mail leaves from, where all customers share it: nothing of the user's own brought
    /// it onto a list.
    private Optional<String> sharedBy() {
        return request.provider()
                .filter(kind -> !kind.providerId().equals("other"))
                .filter(kind -> !HANDED_IN.contains(kind.id()))
                .map(kind -> catalogue.providerOf(kind).name());
    }

    /// The domains that a receiver may look up: of From, envelope sender and HELO.
    private List<String> senderDomains() {
        List<String> domains = new ArrayList<>(List.of(domain));
        request.mailFrom()
                .map(m -> aLabels(m.substring(m.lastIndexOf('@') + 1)))
                .ifPresent(domains::add);
        request.helo().map(Audit::aLabels).ifPresent(domains::add);
        return domains.stream()
                .filter(d -> d.contains(".") && !d.startsWith("["))
                .distinct()
                .toList();
    }

    private Ended transport() throws InterruptedException {
        List<Object> both =
                Together.<Object>all(List.of(() -> new TransportLookup(dns, web).look(domain), this::signed));
        var readout = (TransportReadout) both.getFirst();
        var signed = (DnssecReadout) both.getLast();
        transport = Optional.of(readout);
        dnssec = Optional.of(signed);
        String summary = String.join(
                " ",
                Stream.concat(readout.sts().stream(), readout.reports().stream())
                        .map(t -> t.text())
                        .toList());
        List<Finding> findings = new ArrayList<>(DnsFindings.transport(readout));
        findings.addAll(DnsFindings.dnssec(signed));
        return new Ended(findings, summary);
    }

    /// DNSSEC and DANE need the zone and the mail servers, for which others have asked already.
    private DnssecReadout signed() throws InterruptedException {
        List<Object> both = Together.<Object>all(List.of(
                () -> new ZoneLookup(dns).look(domain).map(Zone::name).orElse(OrganisationalDomain.of(domain)),
                () -> dns.ask(new Question(domain, RecordType.MX))));
        List<String> hosts = new ArrayList<>();
        ((DnsAnswer) both.getLast())
                .found().stream()
                        .filter(DnsRecord.Mx.class::isInstance)
                        .map(DnsRecord.Mx.class::cast)
                        .sorted(Comparator.comparingInt(DnsRecord.Mx::preference))
                        .forEach(mx -> hosts.add(mx.host()));
        return new DnssecLookup(dns).look((String) both.getFirst(), hosts);
    }

    private Ended brand() throws InterruptedException {
        List<Object> both = Together.<Object>all(
                List.of(() -> new BrandLookup(dns).look(domain), () -> new DmarcDiscovery(dns).look(domain)));
        var readout = (BrandReadout) both.getFirst();
        brand = Optional.of(readout);
        String summary =
                readout.records().stream().map(t -> t.text()).findFirst().orElse("");
        return new Ended(DnsFindings.brand(readout, Optional.of((DmarcReadout) both.getLast())), summary);
    }

    /// Needs three parts, so it is added to DMARC when all have ended.
    private void foretell() throws InterruptedException {
        if (spf.isEmpty() || dkim.isEmpty() || dmarc.isEmpty()) {
            return;
        }
        DmarcReadout applies = dmarc.get();
        String envelope = request.mailFrom()
                .map(m -> aLabels(m.substring(m.lastIndexOf('@') + 1)))
                .filter(d -> !d.isEmpty())
                .orElse(domain);
        List<String> signers = request.signers().stream().map(Audit::aLabels).toList();
        forecast = new AlignmentForecaster(dns).foretell(applies, spf.get(), dkim.get(), envelope, signers);
        List<Finding> foretold =
                forecast.map(f -> DnsFindings.foretold(f, applies)).orElse(List.of());
        AuditEvent.Finished before;
        synchronized (ended) {
            before = ended.get(Part.DMARC);
        }
        if (before != null && !foretold.isEmpty()) {
            List<Finding> findings = new ArrayList<>(foretold);
            findings.addAll(before.findings());
            finish(Part.DMARC, new Ended(findings, before.summary()));
        }
    }

    private Optional<Recognition> recognised() {
        Optional<Recognition> taking = mx.flatMap(this::byMx);
        return taking.or(() -> spf.flatMap(s -> s.tree().record()).flatMap(r -> catalogue.bySpf(domain, r.text())));
    }

    private Optional<Recognition> byMx(MxReadout readout) {
        return catalogue.byMx(
                domain, readout.hosts().stream().map(MxReadout.Host::name).toList());
    }

    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String withALabels(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + aLabels(address.substring(at + 1));
    }

    /// The name as the DNS has it; as it was where that cannot be done: the DNS then says that it is no name.
    private static String aLabels(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        plain = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        try {
            return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return plain;
        }
    }
}
