package org.mailmedic.ui.dns;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.reply.Idn;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;

/// The fourth page: the DNS is asked when one comes here, and shown as it answers.
public final class DnsPage implements Page {
    /// Block lists learn whom they are asked about, so they are asked only when the user says so.
    private static final Set<Part> WITHOUT_LISTS = EnumSet.complementOf(EnumSet.of(Part.BLOCK_LISTS));

    private final Shell shell;
    private final AuditPresenter presenter;
    private final SpfPresenter spfPresenter;
    private final PartDetailsPresenter partDetailsPresenter;
    private final NetworkPresenter networkPresenter;
    private final SourceInquiry source;
    private final DnsView view;
    private final Map<Part, PartView> parts = new EnumMap<>(Part.class);
    private final List<Run<AuditReport>> runs = new ArrayList<>();
    private AuditView.Phase phase = AuditView.Phase.IDLE;
    private String domain = "";
    private boolean closed;
    private Optional<Case.Audited> seen = Optional.empty();
    private Optional<AuditView.Spf> spf = Optional.empty();
    private Optional<AuditView.Network> network = Optional.empty();
    private List<AuditView.Listing> listings = List.of();

    public DnsPage(Shell shell) {
        this.shell = shell;
        this.presenter = new AuditPresenter(shell.texts(), shell.cases().tools().severities());
        this.partDetailsPresenter = new PartDetailsPresenter(shell.texts(), ZoneId.systemDefault());
        this.networkPresenter = new NetworkPresenter(
                shell.texts(), ZoneId.systemDefault(), shell.cases().tools().blockLists());
        this.source = new SourceInquiry(shell::show, () -> shell.session().authorities(), networkPresenter, this::show);
        this.spfPresenter = new SpfPresenter(shell.texts(), this::owner);
        this.view = new DnsView(
                shell.texts(),
                new DnsView.Actions(
                        part -> ask(Set.of(part)),
                        () -> ask(WITHOUT_LISTS),
                        () -> ask(Set.of(Part.BLOCK_LISTS)),
                        source::press,
                        this::stop,
                        () -> shell.session().jump(StepId.WHO_SENDS),
                        shell::openSettings,
                        page -> shell.desktop().browse(page)));
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void refresh() {
        String now = MailAddress.parse(shell.session().current().given().address())
                .map(MailAddress::domain)
                .orElse("");
        if (!now.equals(domain)) {
            stop();
            parts.clear();
            spf = Optional.empty();
            network = Optional.empty();
            listings = List.of();
            source.forget();
            seen = Optional.empty();
            domain = now;
            phase = AuditView.Phase.IDLE;
        }
        Optional<Case.Audited> kept = kept();
        if (runs.isEmpty() && kept.isPresent() && !kept.equals(seen)) {
            kept.get().parts().forEach(p -> parts.put(p.part(), presenter.tell(p, fixes())));
            phase = AuditView.Phase.DONE;
            seen = kept;
            shell.session()
                    .lastAudit()
                    .filter(report -> report.domain().equals(kept.get().domain()))
                    .ifPresent(this::showDetails);
        }
        show();
    }

    @Override
    public void shown() {
        if (!domain.isEmpty() && kept().isEmpty() && runs.isEmpty()) {
            ask(WITHOUT_LISTS);
        }
    }

    @Override
    public void runAgain() {
        if (!domain.isEmpty() && runs.isEmpty()) {
            ask(WITHOUT_LISTS);
        }
    }

    @Override
    public String leakLine() {
        Map<String, String> words = Map.of("resolver", resolver(), "domain", Idn.shown(domain));
        return phase == AuditView.Phase.DONE
                ? kept().map(a -> shell.texts().count("page.dns.leak.asked", a.questions(), words))
                        .orElseGet(() -> shell.texts().get("page.dns.leak.asks", words))
                : shell.texts().get("page.dns.leak.asks", words);
    }

    /// The case ends its runs itself; what they still say is of no interest here.
    @Override
    public void closed() {
        closed = true;
    }

    private Optional<Case.Audited> kept() {
        return shell.session().current().audit().filter(a -> a.domain().equals(domain));
    }

    private boolean fixes() {
        return shell.session().kind().map(ProviderKind::ownDomain).orElse(true);
    }

    private String resolver() {
        return shell.session().world().resolver();
    }

    private void ask(Set<Part> which) {
        if (domain.isEmpty()) {
            return;
        }
        which.forEach(part -> parts.put(part, running(part)));
        phase = AuditView.Phase.RUNNING;
        String asked = domain;
        Run<AuditReport> run = shell.session()
                .audit(which.contains(Part.BLOCK_LISTS), which, event -> Platform.runLater(() -> take(asked, event)));
        runs.add(run);
        show();
        shell.show(run, report -> ended(run, asked, Optional.of(report)), () -> ended(run, asked, Optional.empty()));
    }

    /// While a part is asked again, what it showed last stays to be read.
    private PartView running(Part part) {
        PartView last = parts.getOrDefault(part, PartView.waiting(part));
        return new PartView(part, PartView.State.RUNNING, last.summary(), last.findings(), last.partDetails());
    }

    private void take(String asked, AuditEvent event) {
        if (closed || !asked.equals(domain)) {
            return;
        }
        switch (event) {
            case AuditEvent.Started started -> parts.put(started.part(), running(started.part()));
            case AuditEvent.Finished finished -> parts.put(finished.part(), presenter.tell(finished, fixes()));
            case AuditEvent.SpfRead read -> spf = Optional.of(tell(read.readout()));
        }
        show();
    }

    /// @param report nothing after a fault of ours
    private void ended(Run<AuditReport> run, String asked, Optional<AuditReport> report) {
        runs.remove(run);
        if (closed || !asked.equals(domain)) {
            return;
        }
        if (runs.isEmpty()) {
            phase = report.map(r -> r.cancelled() ? AuditView.Phase.CANCELLED : AuditView.Phase.DONE)
                    .orElse(AuditView.Phase.FAILED);
            parts.replaceAll((_, shown) -> shown.state() == PartView.State.RUNNING ? stopped(shown) : shown);
        }
        report.ifPresent(this::showDetails);
        seen = kept();
        show();
    }

    /// What the report knows beyond its findings. Of parts that were not asked this time, what was known
    /// stays.
    private void showDetails(AuditReport report) {
        spf = report.spf().map(this::tell).or(() -> spf);
        network = report.resolver().flatMap(networkPresenter::tell).or(() -> network);
        if (report.part(Part.BLOCK_LISTS).isPresent()) {
            Set<String> shared = report.findings().stream()
                    .filter(f -> f.code() == FindingCode.DNSBL_SHARED)
                    .map(Finding::subject)
                    .collect(Collectors.toSet());
            listings = Stream.concat(
                            networkPresenter.tell(report.blockLists(), shared, fixes()).stream(),
                            report.findings().stream()
                                    .filter(f -> f.code() == FindingCode.DNSBL_NOT_ASKED)
                                    .map(networkPresenter::notAsked))
                    .toList();
        }
        partDetailsPresenter
                .tell(report)
                .forEach((part, partDetails) -> parts.computeIfPresent(part, (_, p) -> p.with(partDetails)));
    }

    private static PartView stopped(PartView shown) {
        return shown.findings().isEmpty() && shown.summary().isEmpty()
                ? PartView.waiting(shown.part())
                : new PartView(shown.part(), PartView.State.NOT_CHECKED, shown.summary(), shown.findings());
    }

    private void stop() {
        List.copyOf(runs).forEach(Run::cancel);
    }

    private AuditView.Spf tell(SpfReadout readout) {
        return spfPresenter.tell(readout.tree(), readout.verdicts().stream().findFirst());
    }

    /// Whose servers an include stands for.
    private Optional<String> owner(String term) {
        Catalogue catalogue = shell.cases().tools().catalogue();
        return catalogue.providers().stream()
                .flatMap(p -> p.kinds().stream())
                .filter(kind -> kind.spfInclude().filter(term::endsWith).isPresent())
                .map(ProviderKind::name)
                .findFirst();
    }

    private void show() {
        view.show(new AuditView(
                domain,
                fixes(),
                !shell.session().current().given().bounce().isBlank(),
                resolver(),
                phase,
                parts,
                spf,
                lists(),
                network,
                source.source()));
        shell.leakLineChanged();
    }

    private AuditView.Lists lists() {
        var refusals = shell.session().readings().stream()
                .map(r -> r.refusal().clues())
                .toList();
        return new AuditView.Lists(
                refusals.stream()
                        .flatMap(c -> c.addresses().stream())
                        .findFirst()
                        .orElse(""),
                shell.session().blockLists(),
                shell.session().blockListsLeftOut(),
                listings);
    }
}
