package org.mailmedic.checkup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.DkimFindings;
import org.mailmedic.diagnosis.DmarcFindings;
import org.mailmedic.diagnosis.Finding;
import org.mailmedic.diagnosis.HostFindings;
import org.mailmedic.diagnosis.HygieneFindings;
import org.mailmedic.diagnosis.ResolverFindings;
import org.mailmedic.diagnosis.SpfFindings;
import org.mailmedic.diagnosis.Zone;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.ResolverReport;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.brand.BrandLookup;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dkim.DkimKey;
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

/// What each part of an audit asks, and what it finds.
final class Parts {
    /// Kinds for which the user's own server hands mail to the provider.
    private static final Set<String> HANDED_IN =
            Set.of("microsoft365-connector", "microsoft365-direct", "workspace-relay");

    /// Nobody signs a message more often.
    private static final int MOST_SIGNERS = 5;

    private final Dns dns;
    private final Optional<Web> web;
    private final Catalogue catalogue;
    private final BlockLists lists;
    private final AuditRequest request;
    private final Given given;
    private final String domain;

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

    Parts(Dns dns, Optional<Web> web, Catalogue catalogue, BlockLists lists, AuditRequest request, Given given) {
        this.dns = dns;
        this.web = web;
        this.catalogue = catalogue;
        this.lists = lists;
        this.request = request;
        this.given = given;
        this.domain = given.domain();
    }

    Ended look(Part part) throws InterruptedException {
        return switch (part) {
            case SPF -> spf();
            case DKIM -> dkim();
            case DMARC -> dmarc();
            case MX -> mx();
            case REVERSE_DNS -> reverse();
            case BLOCK_LISTS -> blockLists();
            case TRANSPORT -> transport();
            case BRAND -> brand();
        };
    }

    /// Whoever mends the records has to know where they are kept.
    void zone() throws InterruptedException {
        zone = new ZoneLookup(dns).look(domain);
    }

    /// How receivers read the SPF record, once that part has ended.
    Optional<SpfReadout> spfRead() {
        return spf;
    }

    /// Whether the list that matters most did not answer.
    boolean listsAreSilent() {
        return request.leftOut().named() || ListChecks.isSilent(listed);
    }

    /// All that was read so far, with how it went.
    AuditReport report(
            Map<Part, AuditEvent.Finished> ended,
            Optional<ResolverReport> resolver,
            Tally tally,
            DnsSession session,
            Duration elapsed,
            boolean cancelled) {
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
                resolver.map(ResolverFindings::of).orElse(List.of()),
                tally,
                session.answers(),
                elapsed,
                session.criticalPath(),
                cancelled);
    }

    private Ended spf() throws InterruptedException {
        Optional<String> include = request.provider().flatMap(ProviderKind::spfInclude);
        SpfReadout readout = new SpfAudit(dns)
                .look(
                        domain,
                        given.addresses(),
                        given.sender(),
                        given.helo(),
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
        List<Finding> findings = new ArrayList<>(SpfFindings.of(readout, include));
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
        DkimKeys keys = new DkimKeys(dns);
        List<Object> both = Together.<Object>all(
                List.of(() -> keys.look(domain, request.selectors(), ofProvider), () -> ofOthers(keys)));
        DkimReadout readout = ((DkimReadout) both.getFirst())
                .withOthers(((List<?>) both.getLast())
                        .stream().map(DkimKey.class::cast).toList());
        dkim = Optional.of(readout);
        String summary = String.join(
                ", ",
                readout.found().stream()
                        .map(k -> (k.selector() + " " + k.algorithm() + (k.bits() > 0 ? " " + k.bits() : "")).strip())
                        .toList());
        return new Ended(DkimFindings.of(readout), summary);
    }

    /// The keys of those who signed a message of this sender for a domain of their own, as mailing
    /// services do.
    private List<DkimKey> ofOthers(DkimKeys keys) throws InterruptedException {
        List<Together.Work<DkimKey>> works = new ArrayList<>();
        given.signers().stream()
                .filter(s -> !s.domain().equals(domain) && !s.selector().isEmpty())
                .distinct()
                .limit(MOST_SIGNERS)
                .forEach(s -> works.add(() -> keys.key(s.domain(), s.selector(), DkimKey.Origin.GIVEN)));
        return Together.all(works);
    }

    private Ended dmarc() throws InterruptedException {
        DmarcReadout readout = new DmarcDiscovery(dns).look(domain);
        dmarc = Optional.of(readout);
        return new Ended(
                DmarcFindings.of(readout), readout.record().map(r -> r.text()).orElse(""));
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
        return new Ended(HostFindings.mx(readout, other), summary);
    }

    /// Two of the large providers that differ; "other" and an own server say nothing of who takes the
    /// mail.
    private static boolean isOther(ProviderKind chosen, ProviderKind taking) {
        return !chosen.providerId().equals("other")
                && !taking.providerId().equals("other")
                && !chosen.providerId().equals(taking.providerId());
    }

    private Ended reverse() throws InterruptedException {
        Optional<String> name = given.helo().filter(n -> !n.isEmpty());
        if (given.addresses().isEmpty() && name.isEmpty()) {
            return Ended.SKIPPED;
        }
        if (name.isPresent()) {
            helo = Optional.of(new HeloLookup(dns).look(name.get()));
        }
        List<Together.Work<ReverseReadout>> works = new ArrayList<>();
        given.addresses().forEach(a -> works.add(() -> new ReverseLookup(dns).look(a)));
        reverse = Together.all(works);
        String summary = String.join(
                ", ",
                reverse.stream()
                        .map(r -> AddressText.of(r.address()) + " " + String.join(" ", r.names()))
                        .toList());
        return new Ended(
                Stream.concat(
                                reverse.stream().flatMap(r -> HostFindings.reverse(r).stream()),
                                helo.stream().flatMap(h -> HostFindings.helo(h, given.addresses()).stream()))
                        .toList(),
                summary);
    }

    private Ended blockLists() throws InterruptedException {
        ListChecks checks = new ListChecks(dns, lists, request.blockLists(), request.leftOut());
        listed = checks.ask(given.addresses(), given.senderDomains());
        return listed.isEmpty() && request.leftOut().zones().isEmpty()
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
        List<Finding> findings = new ArrayList<>(HygieneFindings.transport(readout));
        findings.addAll(HygieneFindings.dnssec(signed));
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
        return new Ended(HygieneFindings.brand(readout, Optional.of((DmarcReadout) both.getLast())), summary);
    }

    /// What is foretold of the mail. Needs three parts; nothing where one of them did not end.
    List<Finding> foretell() throws InterruptedException {
        if (spf.isEmpty() || dkim.isEmpty() || dmarc.isEmpty()) {
            return List.of();
        }
        DmarcReadout applies = dmarc.get();
        List<String> signers = given.signers().stream()
                .map(AuditRequest.Signer::domain)
                .distinct()
                .toList();
        forecast = new AlignmentForecaster(dns).foretell(applies, spf.get(), dkim.get(), given.envelope(), signers);
        return forecast.map(f -> DmarcFindings.foretold(f, applies)).orElse(List.of());
    }

    Optional<Recognition> recognised() {
        Optional<Recognition> taking = mx.flatMap(this::byMx);
        return taking.or(() -> spf.flatMap(s -> s.tree().record()).flatMap(r -> catalogue.bySpf(domain, r.text())));
    }

    private Optional<Recognition> byMx(MxReadout readout) {
        return catalogue.byMx(
                domain, readout.hosts().stream().map(MxReadout.Host::name).toList());
    }
}
