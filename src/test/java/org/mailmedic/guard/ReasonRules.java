package org.mailmedic.guard;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.cause.SetAside;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.forecast.RequirementStatus;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.policy.blocklist.ListReadout;

/// Rules about causes, reasons and the forecast: each rests on what was looked at.
final class ReasonRules {
    private ReasonRules() {}

    // ---- Causes that are none ----

    /// How the codes of findings begin that are about a cause.
    private static final Map<Cause, List<String>> SUBJECTS = Map.ofEntries(
            entry(Cause.SPF_FAIL, List.of("spf.")),
            entry(Cause.DKIM_FAIL, List.of("dkim.")),
            entry(Cause.DMARC_FAIL, List.of("dmarc.")),
            entry(Cause.SENDER_DOMAIN, List.of("mx.", "dns.nxdomain")),
            entry(Cause.IP_PTR, List.of("ptr.")),
            entry(Cause.IP_HELO, List.of("helo.")),
            entry(Cause.IP_LISTED, List.of("dnsbl.")),
            entry(Cause.AUTH_FAILED, List.of("smtp.auth_failed")),
            entry(Cause.AUTH_METHOD, List.of("smtp.auth_method")),
            entry(Cause.AUTH_REQUIRED, List.of("smtp.auth_required")),
            entry(Cause.TLS_REQUIRED, List.of("smtp.tls", "smtp.no_starttls")),
            entry(
                    Cause.SETTINGS_WRONG,
                    List.of("smtp.host", "smtp.unreachable", "smtp.port", "smtp.wrong", "smtp.cert", "smtp.provider")),
            entry(Cause.SENDER_NOT_ALLOWED, List.of("smtp.sender_refused")),
            entry(Cause.RECIPIENT_POLICY, List.of("smtp.recipient_refused")));

    private static final Map<String, Part> CLEAN = Map.of(
            "evidence.clean.spf", Part.SPF,
            "evidence.clean.dkim", Part.DKIM,
            "evidence.clean.dmarc", Part.DMARC,
            "evidence.clean.mx", Part.MX,
            "evidence.clean.reverse_dns", Part.REVERSE_DNS,
            "evidence.clean.block_lists", Part.BLOCK_LISTS);

    private static final Map<Cause, Part> QUESTIONS = Map.of(
            Cause.SPF_FAIL, Part.SPF,
            Cause.DKIM_FAIL, Part.DKIM,
            Cause.DMARC_FAIL, Part.DMARC,
            Cause.SENDER_DOMAIN, Part.MX,
            Cause.IP_PTR, Part.REVERSE_DNS);

    static Stream<String> disproved(Examined x) {
        List<String> faults = new ArrayList<>();
        Set<Cause> seen = EnumSet.noneOf(Cause.class);
        Stream.of(
                        x.outcome().diagnosis().causes().stream().map(RankedCause::cause),
                        x.outcome().diagnosis().ruledOut().stream().map(RankedCause::cause),
                        x.outcome().diagnosis().notYours().stream().map(SetAside::cause),
                        x.outcome().diagnosis().notChecked().stream().map(SetAside::cause))
                .flatMap(list -> list)
                .filter(cause -> !seen.add(cause))
                .forEach(cause -> faults.add(cause.code() + " stands in two lists"));
        for (RankedCause cause : x.outcome().diagnosis().ruledOut()) {
            String code = cause.cause().code();
            for (String subject : SUBJECTS.getOrDefault(cause.cause(), List.of())) {
                if (x.hasError(subject)) {
                    faults.add(code + " is disproved while an error of " + subject + " stands");
                }
            }
            if (cause.evidence().isEmpty()) {
                faults.add(code + " is disproved by nothing");
            }
            for (Evidence evidence : cause.evidence()) {
                if (!wasAsked(evidence, x)) {
                    faults.add(code + " is disproved by " + evidence.key() + ", and nobody asked");
                }
                if (!x.wording().disproof(evidence).contains("? ")) {
                    faults.add(code + " is disproved without a question: "
                            + x.wording().disproof(evidence));
                }
            }
        }
        x.outcome().diagnosis().notYours().stream()
                .filter(aside -> aside.because().isEmpty())
                .forEach(aside -> faults.add(aside.cause().code() + " is not the user's for no reason"));
        x.outcome().diagnosis().notChecked().stream()
                .filter(aside -> Optional.ofNullable(QUESTIONS.get(aside.cause()))
                        .filter(x::asked)
                        .isPresent())
                .forEach(aside -> faults.add(aside.cause().code() + " is called not checked, and was checked"));
        return faults.stream();
    }

    /// Whether what a reason rests on was looked at.
    private static boolean wasAsked(Evidence evidence, Examined x) {
        String key = evidence.key();
        if (key.startsWith("evidence.clean.")) {
            return Optional.ofNullable(CLEAN.get(key)).filter(x::asked).isPresent();
        }
        return switch (key) {
            case "evidence.signin.works", "evidence.tls.works" -> x.facts().signedIn();
            case "evidence.still.connection" ->
                x.facts().connectionTried() && !x.facts().connection().isEmpty();
            case "evidence.still.dns" ->
                x.facts().dns().stream().anyMatch(f -> !f.code().isSilence());
            case "evidence.left", "evidence.not_left", "evidence.words.other", "evidence.final", "evidence.said" ->
                x.refused();
            default ->
                key.startsWith("claim.signin")
                        ? x.facts().signedIn()
                        : !key.startsWith("claim.")
                                || x.facts().measured().spf().isPresent()
                                || x.facts().measured().dkim().isPresent()
                                || x.facts().measured().dmarc().isPresent()
                                || !x.facts().measured().reverse().isEmpty()
                                || !x.facts().measured().blockLists().isEmpty();
        };
    }

    // ---- What was checked ----

    static Stream<String> toldAsChecked(Examined x) {
        List<String> faults = new ArrayList<>();
        for (RankedCause cause : x.outcome().diagnosis().causes()) {
            for (Evidence evidence : cause.evidence()) {
                if (!wasAsked(evidence, x)) {
                    faults.add(cause.cause().code() + ": " + evidence.key() + " rests on nothing: "
                            + x.wording().evidence(evidence));
                }
            }
        }
        String clean = x.texts().get("cause.unknown.answer.clean");
        boolean anything = x.facts().connectionTried() || !x.facts().checked().isEmpty();
        boolean fault = x.findings()
                .anyMatch(f ->
                        !f.code().isSilence() && Known.SEVERITIES.of(f.code()).compareTo(Severity.WARNING) >= 0);
        if (x.headline().equals(clean) && (!anything || fault)) {
            faults.add("nothing is called wrong, and " + (anything ? "something is" : "nothing was checked"));
        }
        spfSteps(x).forEach(faults::add);
        boolean again = x.outcome().checklist().now().stream()
                .anyMatch(item ->
                        item.id().equals("send.again") && !x.theCase().ticked().containsKey("send.again"));
        if (again
                && !x.outcome().diagnosis().seemsMended()
                && !isClean(x, x.outcome().diagnosis().best().cause())) {
            faults.add("what the bounce named is called mended, and nobody saw that: "
                    + x.outcome().diagnosis().best().cause());
        }
        for (var letter : x.outcome().letters()) {
            for (Part part : List.of(Part.SPF, Part.DKIM, Part.DMARC)) {
                String passes = x.texts().get("letter.passes.read", Map.of("domain", x.domain(), "what", "@"));
                String before = passes.substring(0, passes.indexOf('@'));
                boolean told = letter.body()
                        .lines()
                        .anyMatch(line -> line.startsWith(before)
                                && line.substring(before.length()).contains(part.name()));
                if (told && !x.asked(part)) {
                    faults.add("a letter says that " + part + " was read");
                }
            }
        }
        return faults.stream();
    }

    /// Whether it was checked that nothing is left of a cause.
    private static boolean isClean(Examined x, Cause cause) {
        if (x.facts().signedIn() && x.facts().connection().isEmpty()) {
            return true;
        }
        List<Part> parts = cause == Cause.UNAUTHENTICATED
                ? List.of(Part.SPF, Part.DKIM)
                : cause == Cause.IP_LISTED
                        ? List.of(Part.BLOCK_LISTS)
                        : Optional.ofNullable(QUESTIONS.get(cause)).stream().toList();
        return !parts.isEmpty()
                && parts.stream().allMatch(x::asked)
                && !namesAListThatIsSilent(x)
                && x.findings()
                        .filter(f -> Known.SEVERITIES.of(f.code()) == Severity.ERROR)
                        .filter(f -> !f.code().code().startsWith("helo."))
                        .noneMatch(
                                f -> Part.of(f.code()).filter(parts::contains).isPresent());
    }

    private static boolean namesAListThatIsSilent(Examined x) {
        return x.facts().reading().stream()
                .filter(reading -> reading.cause() == Cause.IP_LISTED)
                .flatMap(reading -> reading.refusal().clues().blockListZone().stream())
                .anyMatch(named -> x.facts().measured().blockLists().stream()
                        .noneMatch(list ->
                                list.list().zone().equals(named) && list.verdict() == ListReadout.Verdict.NOT_LISTED));
    }

    /// What the guides say is published, beside what was read.
    private static Stream<String> spfSteps(Examined x) {
        boolean read = x.asked(Part.SPF) || x.facts().measured().spf().isPresent();
        return Examined.all(x.outcome().checklist())
                .flatMap(item -> item.steps().stream())
                .flatMap(step -> {
                    boolean one = says(x, step.text(), "guide.spf.replace");
                    boolean several = says(x, step.text(), "guide.spf.join");
                    boolean none = says(x, step.text(), "guide.spf.add");
                    boolean noRecord = x.has(FindingCode.DNS_NXDOMAIN)
                            || x.has(FindingCode.SPF_MISSING)
                            || x.has(FindingCode.SPF_TYPE99_ONLY)
                            || x.has(FindingCode.SPF_WRONG_PLACE);
                    if ((one || several || none) && !read && !noRecord && !x.has(FindingCode.SPF_MULTIPLE)) {
                        return Stream.of("nobody read the SPF record, and yet: " + step.text());
                    }
                    if (one && noRecord) {
                        return Stream.of("there is no SPF record, and yet: " + step.text());
                    }
                    return Stream.empty();
                });
    }

    private static boolean says(Examined x, String text, String key) {
        String words = x.texts().get(key);
        int hole = words.indexOf('{');
        return text.startsWith(hole < 0 ? words : words.substring(0, Math.min(hole, 40)));
    }

    // ---- The forecast ----

    static Stream<String> forecastAgrees(Examined x) {
        Forecast forecast = x.outcome().forecast();
        List<String> faults = new ArrayList<>();
        for (Forecast.Row row : forecast.rows()) {
            for (Forecast.Cell cell : List.of(row.few(), row.many())) {
                String who = row.receiver().id();
                if (x.has(FindingCode.DNS_NXDOMAIN)
                        && x.facts().domainMissing()
                        && cell.verdict() != Forecast.Verdict.REFUSES) {
                    faults.add(who + " takes mail of a domain that does not exist");
                }
                boolean measured =
                        forecast.isWorthShowing() || x.facts().provider().isPresent();
                if (!measured && cell.verdict() == Forecast.Verdict.TAKES) {
                    faults.add(who + " takes mail of which nothing is known");
                }
            }
        }
        boolean own = x.facts().measured().spf().stream()
                .flatMap(spf -> spf.verdicts().stream())
                .allMatch(v -> v.identity().domain().equalsIgnoreCase(GeneratedWorld.DOMAIN));
        own &= x.facts().measured().spf().isPresent();
        if (own
                && forecast.spf() == RequirementStatus.MET
                && hasOwn(x, FindingCode.SPF_MISSING, FindingCode.SPF_MULTIPLE)) {
            faults.add("SPF passes by the forecast, and by the findings there is not one record");
        }
        if (own
                && forecast.spf() == RequirementStatus.MET
                && hasOwn(x, FindingCode.SPF_PROVIDER_MISSING)
                && x.facts().measured().spf().orElseThrow().verdicts().isEmpty()) {
            faults.add("SPF passes by the forecast, and by the findings not for the provider");
        }
        if (x.facts().measured().dmarc().isPresent()
                && forecast.treeWalk().record() == RequirementStatus.MET
                && forecast.suffixList().record() == RequirementStatus.MET
                && x.has(FindingCode.DMARC_MISSING)) {
            faults.add("there is a DMARC record by the forecast, and none by the findings");
        }
        return faults.stream();
    }

    private static boolean hasOwn(Examined x, FindingCode... codes) {
        return x.findings()
                .anyMatch(f -> List.of(codes).contains(f.code()) && f.subject().equals(x.domain()));
    }

    // ---- Silence ----

    private static final double CANDIDATE = 0.6;

    static Stream<String> silenceProvesNothing(Examined x) {
        boolean nothing = !x.refused()
                && !x.facts().dns().isEmpty()
                && x.findings().allMatch(ReasonRules::isSilence)
                && x.facts().checked().isEmpty();
        if (!nothing) {
            return Stream.empty();
        }
        List<String> faults = new ArrayList<>();
        x.outcome().diagnosis().causes().stream()
                .filter(cause -> cause.confidence() >= CANDIDATE)
                .forEach(cause ->
                        faults.add(cause.cause().code() + " by " + cause.confidence() + ", and nobody answered"));
        boolean unanswered = x.has(FindingCode.DNS_TIMEOUT) || x.has(FindingCode.DNS_REFUSED);
        x.texts()
                .find("answer.not_asked", Map.of())
                .map(words -> words.replaceFirst("\\{.*", ""))
                .filter(words -> unanswered && !x.headline().startsWith(words))
                .ifPresent(words -> faults.add("the answer does not begin with: " + words));
        return faults.stream();
    }

    private static boolean isSilence(Finding finding) {
        return switch (finding.code()) {
            case SMTP_HOST_UNRESOLVED, SMTP_UNREACHABLE, SMTP_PORT_BLOCKED -> true;
            default -> finding.code().isSilence();
        };
    }
}
