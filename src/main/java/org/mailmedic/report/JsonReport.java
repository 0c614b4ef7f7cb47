package org.mailmedic.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Change;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Wording;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// A report as JSON, with the stable codes, for a help desk's programs. Redacted like every other report.
final class JsonReport {
    /// 2: constants in lower case, one spelling with the terminal; nothing twice.
    private static final int SCHEMA = 2;

    private final Json json;
    private final JsonElements elements;
    private final Wording wording;
    private final Redaction redaction;

    private JsonReport(Texts texts, Severities severities, Redaction redaction) {
        this.json = new Json(SCHEMA, text -> Harmless.lines(redaction.apply(text)));
        this.elements = new JsonElements(texts, severities);
        this.wording = new Wording(texts);
        this.redaction = redaction;
    }

    static String of(Texts texts, Severities severities, Material material, Redaction redaction) {
        return new JsonReport(texts, severities, redaction).write(material);
    }

    private String write(Material material) {
        Case theCase = material.theCase();
        boolean all = redaction.reader() != Redaction.Reader.PROVIDER;
        json.put("reader", redaction.reader())
                .put("addressesShortened", redaction.shortenAddresses())
                .put("changed", theCase.changed().toString())
                .put("practice", theCase.practice())
                .put("address", theCase.given().address())
                .put("recipient", theCase.given().recipient())
                .put("provider", theCase.given().providerKind())
                .object("health", material.health(), elements::health)
                .array("causes", material.diagnosis().causes(), this::cause)
                .array("ruledOut", material.diagnosis().ruledOut(), this::cause)
                .array("notYours", material.diagnosis().notYours(), JsonElements::setAside)
                .array("notChecked", material.diagnosis().notChecked(), JsonElements::setAside)
                .object("sentFrom", material.facts().origin(), JsonElements::sentFrom)
                .array("replies", material.facts().readings(), JsonElements::reading)
                .object("probe", theCase.probe(), this::probed)
                .object("audit", theCase.audit(), this::audited);
        if (all) {
            items("checklist", material.checklist().now(), theCase.ticks());
            items("later", material.checklist().later(), theCase.ticks());
        }
        json.array(
                "sent",
                theCase.sent(),
                (to, sent) -> to.put("at", sent.at().toString())
                        .put("to", sent.to())
                        .put("accepted", sent.accepted())
                        .put("reply", sent.reply()));
        json.object(
                "received",
                theCase.history().received(),
                (to, received) -> to.put("server", received.results().server())
                        .array(
                                "methods",
                                received.results().methods(),
                                (one, method) -> one.put("name", method.name())
                                        .put("result", method.result())
                                        .put("reason", method.reason())));
        if (all) {
            json.array("history", Change.in(theCase.history().runs()), JsonReport::change)
                    .array("contacts", theCase.history().contacts(), JsonElements::contact);
        }
        return json.line();
    }

    private static void change(Json to, Change change) {
        to.put("change", change.kind())
                .put("code", change.problem().code())
                .put("subject", change.problem().subject())
                .put("since", change.since().toString());
    }

    private void cause(Json to, RankedCause cause) {
        JsonElements.cause(to, cause);
        to.put("title", wording.title(cause.cause()))
                .array(
                        "evidence",
                        cause.evidence(),
                        (one, e) -> one.put("for", e.speaksFor())
                                .put("reference", e.reference())
                                .put("text", wording.evidence(e)));
    }

    private void probed(Json to, Case.Probed probed) {
        to.put("at", probed.at().toString())
                .put("host", probed.server().host())
                .put("port", probed.server().port())
                .put("security", probed.server().security())
                .exact("user", Harmless.line(redaction.user(probed.server().user())))
                .put("brokenOff", probed.brokenOff())
                .array("rungs", probed.steps(), JsonElements::probeStep);
        findings(to, probed.findings());
        to.put("transcript", probed.transcript());
    }

    private void audited(Json to, Case.Audited audited) {
        to.put("at", audited.at().toString())
                .put("domain", audited.domain())
                .array("parts", audited.parts(), (one, part) -> {
                    one.put("part", part.part()).put("state", part.state()).put("summary", part.summary());
                    findings(one, part.findings());
                });
    }

    /// Without the record of a finding, which nobody has tried: the checklist has the one that was.
    private void findings(Json to, List<Finding> findings) {
        elements.findings(
                to,
                findings.stream()
                        .map(f -> new Finding(
                                f.code(), f.subject(), f.arguments(), f.evidence(), Optional.empty(), f.source()))
                        .toList());
    }

    private void items(String name, List<FixItem> items, Map<String, Case.Tick> ticks) {
        json.array(name, items, (to, item) -> {
            JsonElements.item(to, item);
            to.put("done", ticks.containsKey(item.id()));
        });
    }
}
