package org.mailmedic.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.cause.SetAside;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.HealthWording;
import org.mailmedic.remedy.OriginWords;
import org.mailmedic.remedy.Wording;
import org.mailmedic.report.Block.Section;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// What a report says, in its order, in words, with nothing in it that its reader shall not see. Every
/// text passes [#line] or [#lines] here, so that nothing can slip past the redaction. DNS records to
/// publish are the exception: they are public, and shortened they would be wrong.
final class Outline {
    private final Texts texts;
    private final Severities severities;
    private final Material material;
    private final Redaction redaction;
    private final Wording wording;
    private final DateTimeFormatter when;
    private final Happened happened;
    private final Pictures pictures;

    Outline(Texts texts, Severities severities, ZoneId zone, Material material, Redaction redaction) {
        this.texts = texts;
        this.severities = severities;
        this.material = material;
        this.redaction = redaction;
        this.wording = new Wording(texts);
        this.when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(zone);
        this.happened = new Happened(texts, this::line, this::when);
        this.pictures = new Pictures(texts, this::line);
    }

    String title() {
        return line(texts.get("report.title", wording.names(material.facts())));
    }

    /// One line below the title: for whom, of when, what was held back.
    String subtitle() {
        return line(texts.get(
                redaction.shortenAddresses() ? "report.subtitle.shortened" : "report.subtitle",
                Map.of(
                        "reader",
                        texts.get("report.reader." + redaction.reader().name()),
                        "when",
                        when(material.theCase().changed()))));
    }

    /// A band across a report of a practice case, which must never be taken for the real world.
    Optional<String> practice() {
        return material.theCase().practice().map(_ -> texts.get("report.practice"));
    }

    String footer() {
        return texts.get("report.footer");
    }

    List<Section> sections() {
        Stream<Section> all = switch (redaction.reader()) {
            case ME ->
                Stream.of(
                        first(),
                        second(),
                        todo(),
                        changed(),
                        refusals(),
                        connection(),
                        dns(),
                        sent(),
                        received(),
                        pasted(),
                        left());
            case IT_PERSON ->
                Stream.of(
                        first(),
                        second(),
                        todo(),
                        changed(),
                        refusals(),
                        dns(),
                        connection(),
                        sent(),
                        received(),
                        left());
            // Whom else we asked is no business of the provider's.
            case PROVIDER -> Stream.of(refusals(), answer(), connection(), dns(), sent(), received());
        };
        return all.filter(section -> !section.blocks().isEmpty()).toList();
    }

    private Section changed() {
        return happened.changed(material.theCase());
    }

    private Section received() {
        return happened.received(material.theCase());
    }

    private Section left() {
        return happened.left(material.theCase());
    }

    /// What was measured of the set-up comes before the causes, but for a connection that failed.
    private Section first() {
        return healthLeads() ? health() : answer();
    }

    private Section second() {
        return healthLeads() ? answer() : health();
    }

    private boolean healthLeads() {
        return material.health().filter(Health::leads).isPresent();
    }

    private Section health() {
        List<Block> blocks = new ArrayList<>();
        material.health().ifPresent(health -> {
            var words = new HealthWording(texts);
            blocks.add(new Block.Paragraph(words.headline(health)));
            List<String> head = new ArrayList<>(List.of(texts.get("report.part")));
            health.receivers().forEach(receiver -> head.add(receiver.shortName()));
            blocks.add(new Block.Table(
                    head,
                    health.rows().stream()
                            .map(row -> Stream.concat(
                                            Stream.of(words.light(row.part()) + ": " + line(words.detail(row))),
                                            row.receivers().stream().map(words::states))
                                    .toList())
                            .toList()));
            bullets(blocks, "health.rules", words.broken(health));
        });
        return section("health.title", blocks);
    }

    private Section answer() {
        RankedCause best = material.diagnosis().best();
        String who = texts.get("cause." + best.cause().code() + ".who", wording.names(material.facts()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(line(wording.answer(best, material.facts()))));
        material.facts()
                .reading()
                .ifPresent(reading -> blocks.add(pictures.way(reading, wording.names(material.facts()))));
        blocks.add(new Block.Facts(List.of(
                fact("report.cause", wording.title(best.cause(), material.facts())),
                fact("report.confidence", wording.confidence(best)),
                fact("report.who", who))));
        material.facts().origin().ifPresent(origin -> sentFrom(blocks, origin));
        bullets(blocks, "report.because", evidence(best, true));
        bullets(blocks, "report.against", evidence(best, false));
        bullets(
                blocks,
                "report.also",
                material.diagnosis().causes().stream()
                        .skip(1)
                        .map(c -> line(wording.title(c.cause(), material.facts())))
                        .toList());
        bullets(
                blocks,
                "report.ruled_out",
                material.diagnosis().ruledOut().stream()
                        .map(c -> line(wording.noun(c.cause()) + ": " + disproofs(c)))
                        .toList());
        bullets(blocks, "report.not_yours", nouns(material.diagnosis().notYours()));
        bullets(blocks, "report.not_checked", nouns(material.diagnosis().notChecked()));
        return section("report.answer", blocks);
    }

    private void sentFrom(List<Block> blocks, AddressOrigin origin) {
        OriginWords words = new OriginWords(texts);
        blocks.add(new Block.Facts(List.of(
                fact("report.sent_from", words.told(origin).orElseGet(origin::text)),
                fact("report.sent_from.then", words.then(origin, material.facts())))));
        bullets(
                blocks,
                "report.sent_from.found",
                words.found(origin).stream().map(this::line).toList());
    }

    private String disproofs(RankedCause cause) {
        return cause.evidence().stream()
                .filter(e -> !e.speaksFor())
                .map(wording::disproof)
                .collect(Collectors.joining(" "));
    }

    private List<String> nouns(List<SetAside> causes) {
        return causes.stream().map(c -> line(wording.noun(c.cause()))).toList();
    }

    private List<String> evidence(RankedCause ranked, boolean speaksFor) {
        return ranked.evidence().stream()
                .filter(e -> e.speaksFor() == speaksFor)
                .map(e -> line(wording.evidence(e)))
                .toList();
    }

    private Section refusals() {
        List<Block> blocks = new ArrayList<>();
        for (Reading reading : material.facts().readings()) {
            List<Block.Fact> facts = new ArrayList<>();
            reading.refusal().recipient().ifPresent(to -> facts.add(fact("report.recipient", to)));
            reading.refusal().remoteHost().ifPresent(host -> facts.add(fact("report.remote", host)));
            reading.refusal().reportingHost().ifPresent(host -> facts.add(fact("report.reporting", host)));
            if (!reading.refusal().clues().addresses().isEmpty()) {
                facts.add(fact(
                        "report.ips",
                        String.join(", ", reading.refusal().clues().addresses())));
            }
            blocks.add(new Block.Raw(
                    texts.get("report.said"), lines(reading.refusal().reply().toString())));
            if (!facts.isEmpty()) {
                blocks.add(new Block.Facts(facts));
            }
        }
        return section("report.refusal", blocks);
    }

    private Section pasted() {
        String bounce = material.theCase().given().bounce();
        // What is encoded in the raw text cannot be shortened, so then it does not leave at all.
        return section(
                "report.pasted",
                redaction.shortenAddresses() || bounce.isBlank()
                        ? List.of()
                        : List.of(new Block.Raw(texts.get("report.pasted.caption"), lines(bounce))));
    }

    private Section connection() {
        List<Block> blocks = new ArrayList<>();
        material.theCase().probe().ifPresent(probed -> {
            Case.Server server = probed.server();
            blocks.add(new Block.Facts(List.of(
                    fact("report.server", server.host() + ":" + server.port()),
                    fact(
                            "report.security",
                            texts.get("report.security." + server.security().name())),
                    new Block.Fact(
                            texts.get("report.user"),
                            server.user().isEmpty()
                                    ? texts.get("report.user.none")
                                    : Harmless.line(redaction.user(server.user()))),
                    fact("report.checked", when(probed.at())))));
            if (probed.brokenOff()) {
                blocks.add(new Block.Paragraph(texts.get("report.broken_off")));
            }
            if (!probed.steps().isEmpty()) {
                blocks.add(pictures.ladder(probed.steps(), probed.brokenOff()));
            }
            blocks.add(new Block.Table(
                    Stream.of("report.rung", "report.result", "report.took", "report.answered")
                            .map(texts::get)
                            .toList(),
                    probed.steps().stream().map(this::step).toList()));
            probed.findings().forEach(finding -> blocks.add(seen(finding)));
            if (!probed.transcript().isEmpty()) {
                blocks.add(
                        new Block.Raw(texts.get("report.transcript"), lines(String.join("\n", probed.transcript()))));
            }
        });
        return section("report.connection", blocks);
    }

    private List<String> step(ProbeStep probeStep) {
        boolean reached = probeStep.status() != ProbeStep.Status.SKIPPED;
        return List.of(
                texts.get("report.rung." + probeStep.name().name()),
                texts.get("report.status." + probeStep.status().name()),
                reached
                        ? texts.get(
                                "report.millis",
                                Map.of("millis", String.valueOf(probeStep.took().toMillis())))
                        : "",
                line(probeStep.reply().map(Object::toString).orElse(probeStep.detail())));
    }

    private Section dns() {
        List<Block> blocks = new ArrayList<>();
        material.theCase().audit().ifPresent(audited -> {
            blocks.add(new Block.Facts(List.of(
                    fact("report.domain", audited.domain()),
                    fact("report.checked", when(audited.at())),
                    fact("report.questions", String.valueOf(audited.questions())))));
            blocks.add(new Block.Table(
                    Stream.of("report.part", "report.result", "report.record")
                            .map(texts::get)
                            .toList(),
                    audited.parts().stream().map(this::part).toList()));
            material.facts()
                    .measured()
                    .spf()
                    .map(SpfReadout::tree)
                    .filter(tree -> !tree.nodes().isEmpty())
                    .ifPresent(tree -> blocks.add(pictures.spf(tree)));
            audited.findings().stream()
                    .filter(f -> redaction.reader() != Redaction.Reader.PROVIDER
                            || severities.of(f.code()).compareTo(Severity.WARNING) >= 0)
                    .sorted((a, b) -> severities.of(b.code()).compareTo(severities.of(a.code())))
                    .forEach(finding -> blocks.add(seen(finding)));
        });
        return section("report.dns", blocks);
    }

    private List<String> part(Case.AuditedPart part) {
        return List.of(
                word("report.part.", part.part().name()),
                word("report.state.", part.state().name()),
                line(part.summary()));
    }

    private Block seen(Finding finding) {
        String key = "finding." + finding.code().code();
        Severity severity = severities.of(finding.code());
        return new Block.Seen(
                severity,
                texts.get("report.severity." + severity.name()),
                line(texts.get(key + ".title", finding.words())),
                line(finding.subject()),
                line(texts.get(key + ".why", finding.words())),
                line(texts.get(key + ".fix", finding.words())),
                lines(finding.evidence()),
                line(finding.source()));
    }

    private Section todo() {
        List<Block> blocks = new ArrayList<>();
        material.checklist().now().forEach(item -> blocks.add(todo(item)));
        if (!material.checklist().later().isEmpty()) {
            blocks.add(new Block.Paragraph(texts.get("report.later")));
            material.checklist().later().forEach(item -> blocks.add(todo(item)));
        }
        return section("report.todo", blocks);
    }

    private Block todo(FixItem item) {
        Optional<Case.Tick> tick =
                Optional.ofNullable(material.theCase().ticks().get(item.id()));
        String state = tick.map(t -> t.proved() ? "report.done.proved" : "report.done.said")
                .orElse("report.open");
        return new Block.ToDo(
                tick.isPresent(),
                texts.get(state),
                line(item.title()),
                texts.count(
                        "report.effort",
                        item.minutes(),
                        Map.of("who", texts.get("report.by." + item.who().name()))),
                steps(item),
                item.record().map(Outline::exact));
    }

    private List<Block.Step> steps(FixItem item) {
        Stream<Block.Step> steps = item.steps().stream().map(step -> new Block.Step(line(step.text()), step.link()));
        Stream<Block.Step> caution = item.isChecked()
                ? Stream.empty()
                : Stream.of(new Block.Step(texts.get("guide.unchecked"), Optional.empty()));
        return Stream.concat(steps, caution).toList();
    }

    private Section sent() {
        List<List<String>> rows = material.theCase().sent().stream()
                .map(sent -> List.of(
                        when(sent.at()),
                        line(sent.to()),
                        texts.get(sent.accepted() ? "report.accepted" : "report.refused"),
                        line(sent.reply())))
                .toList();
        List<String> head = Stream.of("report.at", "report.to", "report.result", "report.answered")
                .map(texts::get)
                .toList();
        return section("report.sent", rows.isEmpty() ? List.of() : List.of(new Block.Table(head, rows)));
    }

    private void bullets(List<Block> blocks, String key, List<String> items) {
        if (!items.isEmpty()) {
            blocks.add(new Block.Paragraph(texts.get(key)));
            blocks.add(new Block.Bullets(items));
        }
    }

    private Section section(String key, List<Block> blocks) {
        return new Section(texts.get(key), blocks);
    }

    private Block.Fact fact(String key, String value) {
        return new Block.Fact(texts.get(key), line(value));
    }

    private String word(String prefix, String name) {
        return texts.find(prefix + name, Map.of()).orElseGet(() -> line(name));
    }

    private String when(Instant at) {
        return when.format(at);
    }

    private String line(String text) {
        return Harmless.line(redaction.apply(text));
    }

    private String lines(String text) {
        return Harmless.lines(redaction.apply(text));
    }

    private static RecordToPublish exact(RecordToPublish record) {
        return new RecordToPublish(
                Harmless.line(record.name()), Harmless.line(record.type()), Harmless.line(record.value()));
    }
}
