package org.mailmedic.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.mailmedic.casefile.Contact;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.cause.SetAside;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.HealthWording;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Texts;

/// What both formats for strangers hold, the terminal's and the report's: written once, so that a value is
/// spelt in one way. Each may add fields of its own.
public final class JsonElements {
    private final Texts texts;
    private final Severities severities;

    /// Elements with sentences in the language of these texts.
    public JsonElements(Texts texts, Severities severities) {
        this.texts = texts;
        this.severities = severities;
    }

    /// A refusal and what it means.
    public static void reading(Json to, Reading reading) {
        Refusal refusal = reading.refusal();
        reply(to, refusal.reply());
        to.put("saidBy", reading.saidBy())
                .put("cause", reading.cause().code())
                .put("confidence", reading.confidence())
                .put("recipient", refusal.recipient())
                .put("remoteHost", refusal.remoteHost())
                .put("ips", refusal.clues().addresses());
    }

    /// A reply of a server.
    public static void reply(Json to, SmtpReply reply) {
        to.put("code", reply.code()).put("enhanced", reply.enhanced()).put("text", reply.text());
    }

    /// A step of a probe.
    public static void probeStep(Json to, ProbeStep probeStep) {
        to.put("name", probeStep.name())
                .put("status", probeStep.status())
                .put("millis", probeStep.took().toMillis())
                .object("reply", probeStep.reply(), JsonElements::reply)
                .put("detail", probeStep.detail());
    }

    /// A cause, with what speaks for it, or against it where it is ruled out.
    public static void cause(Json to, RankedCause cause) {
        to.put("code", cause.cause().code())
                .put("confidence", cause.confidence())
                .put(
                        "because",
                        cause.evidence().stream()
                                .filter(e -> e.speaksFor() != cause.ruledOut())
                                .map(Evidence::reference)
                                .distinct()
                                .toList())
                .put("ruledOut", cause.ruledOut());
    }

    /// A cause that is neither likely nor disproved.
    public static void setAside(Json to, SetAside cause) {
        to.put("code", cause.cause().code())
                .put(
                        "because",
                        cause.because().stream()
                                .map(Evidence::reference)
                                .distinct()
                                .toList());
    }

    /// Something to do.
    public static void item(Json to, FixItem item) {
        to.put("id", item.id())
                .put("title", item.title())
                .put("who", item.who())
                .put("minutes", item.minutes())
                .put("checked", item.isChecked())
                .array("steps", item.steps(), JsonElements::step)
                .object("record", item.record(), JsonElements::record)
                .put("recheck", spelt(item.recheck().name()));
    }

    private static void step(Json to, GuideStep step) {
        to.put("text", step.text()).put("link", step.link().filter(link -> "https".equals(link.getScheme())));
    }

    private static void record(Json to, RecordToPublish record) {
        to.exact("name", record.name()).exact("type", record.type()).exact("value", record.value());
    }

    /// Whose the refused address is.
    public static void sentFrom(Json to, AddressOrigin origin) {
        to.put("ip", origin.text())
                .array(
                        "found",
                        origin.traits(),
                        (one, trait) -> one.put("what", trait.key())
                                .object("arguments", arguments -> new TreeMap<>(trait.words()).forEach(arguments::put)))
                .put("suggested", origin.suggestion().map(AddressOwner::code))
                .put("owner", origin.owner().map(AddressOwner::code))
                .put("answered", origin.answer().isPresent())
                .put("service", origin.repair().service().or(origin::service).map(MailService::id))
                .put("repair", origin.repair().key())
                .put("term", origin.repair().term());
    }

    /// What left this computer.
    public static void contact(Json to, Contact contact) {
        to.put("kind", contact.kind())
                .put("what", contact.what())
                .put("at", contact.at())
                .put("purpose", spelt(contact.purpose()))
                .put("first", contact.first().toString())
                .put("last", contact.last().toString())
                .put("times", contact.times());
    }

    /// Findings, the worst first.
    public void findings(Json to, List<Finding> findings) {
        to.array(
                "findings",
                findings.stream()
                        .sorted(Comparator.comparing((Finding f) -> severities.of(f.code()))
                                .reversed())
                        .toList(),
                this::finding);
    }

    /// How a set-up stands before the receivers' rules, the worst part first.
    public void health(Json to, Health health) {
        var wording = new HealthWording(texts);
        to.put("headline", wording.headline(health))
                .put("domain", health.domain())
                .array(
                        "lights",
                        health.rows(),
                        (row, light) -> row.put("light", light.part())
                                .put("state", light.state())
                                .put("detail", wording.detail(light))
                                .put(
                                        "findings",
                                        light.findings().stream()
                                                .map(f -> f.code().code())
                                                .toList())
                                .array(
                                        "receivers",
                                        light.receivers(),
                                        (one, at) -> one.put(
                                                        "receiver",
                                                        at.receiver().id())
                                                .object("few", few -> cell(few, at.few()))
                                                .object("many", many -> cell(many, at.many()))));
    }

    private static void cell(Json to, Health.Cell cell) {
        to.put("state", cell.state())
                .array(
                        "rules",
                        cell.judged(),
                        (one, judged) -> one.put("needs", judged.rule().needs())
                                .put("state", judged.requirementStatus())
                                .put("text", judged.rule().text())
                                .put("source", judged.rule().fact().source().toString())
                                .put("checked", judged.rule().fact().checked().toString())
                                .put("sure", judged.rule().fact().sure()));
    }

    private void finding(Json to, Finding finding) {
        to.put("code", finding.code().code())
                .put("severity", severities.of(finding.code()))
                .put("subject", finding.subject())
                .object(
                        "arguments",
                        arguments ->
                                new TreeMap<>(finding.arguments()).forEach((name, value) -> arguments.put(name, value)))
                .put("evidence", finding.evidence())
                .put("title", words(finding, "title"))
                .put("why", words(finding, "why"))
                .object(
                        "fix",
                        fix -> fix.put("text", words(finding, "fix"))
                                .object("record", finding.replacement(), JsonElements::record))
                .put("source", finding.source());
    }

    private String words(Finding finding, String part) {
        return texts.get("finding." + finding.code().code() + "." + part, finding.words());
    }

    /// A constant that the case keeps by its name, for it may be of a newer version.
    static String spelt(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
