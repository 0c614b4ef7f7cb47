package org.mailmedic.guard;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.cause.SetAside;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.forecast.RequirementStatus;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.LetterCheck;
import org.mailmedic.reply.Refusal;

/// What must hold of every outcome, whatever it was made of. Each has a name of its own, and says in words what is not
/// so.
enum OutcomeRule {
    /// What is disproved was asked, answered, and not found at fault; the four lists of causes have nothing in common.
    DISPROVED_IS_DISPROVED(OutcomeRule::disproved),
    /// Only where a reply refused, it is said that mail was refused or came back.
    REFUSED_ONLY_WHERE_REFUSED(OutcomeRule::refusedOnlyWhereRefused),
    /// Nothing is told as asked, tried or checked that was not.
    TOLD_AS_CHECKED_WAS_CHECKED(OutcomeRule::toldAsChecked),
    /// No record is a cure that its own trial says is none.
    RECORDS_CURE(OutcomeRule::recordsCure),
    /// An address of the bounce enters a record only where it is a host of the user's own domain.
    NO_ADDRESS_ON_HEARSAY(OutcomeRule::noAddressOnHearsay),
    /// What is said of a reply about another domain is not said of the user's.
    NOT_THE_WRONG_DOMAIN(OutcomeRule::notTheWrongDomain),
    /// The forecast says what the findings say.
    FORECAST_AGREES(OutcomeRule::forecastAgrees),
    /// Silence alone makes no cause more than a candidate.
    SILENCE_PROVES_NOTHING(OutcomeRule::silenceProvesNothing),
    /// A letter asks for what the checklist asks of its reader, and for nothing else.
    LETTERS_ASK_WHAT_THE_LIST_ASKS(OutcomeRule::letters),
    /// Who refused is named by host or owner, and what decided is named.
    NAMES_WHO_AND_WHAT(OutcomeRule::namesWhoAndWhat),
    /// A number that counts agrees with what it counts.
    COUNTS_COUNT(OutcomeRule::counts),
    /// A record may be published as it is.
    RECORDS_ARE_VALID(OutcomeRule::recordsAreValid),
    /// A record differs from the live one only where its edits say so.
    RECORDS_CHANGE_ONLY_WHAT_IS_SAID(OutcomeRule::smallestChange),
    /// What was read of one domain is not told of another.
    AUDITS_ARE_OF_THE_DOMAIN(OutcomeRule::auditsAreOfTheDomain),
    /// No sentence has a hole in it.
    SENTENCES_ARE_WHOLE(OutcomeRule::sentencesAreWhole);

    private final Function<Examined, Stream<String>> faults;

    OutcomeRule(Function<Examined, Stream<String>> faults) {
        this.faults = faults;
    }

    /// The first way in which it does not hold; nothing if it does.
    Optional<String> broken(Examined examined) {
        return faults.apply(examined).findFirst();
    }

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

    private static Stream<String> disproved(Examined x) {
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

    // ---- What happened, and what would ----

    /// Words that a server's refusal makes true, be it in a bounce or in a test of ours.
    private static final Map<String, Pattern> REFUSED = Map.of(
            "en", words("was refused|were refused|that refused|refused it|refused the mail"),
            "de", words("abgelehnt (hat|wurde|worden)"),
            "es", words("rechazó|fue rechazad\\w+"));

    /// Words that only a bounce makes true.
    private static final Map<String, Pattern> RETURNED = Map.of(
            "en",
            words("came back|(this|the|whole) bounce(?! address)|this mail|never left|did not sign in|these words"),
            "de",
            words("(?<!etwas )zurückkam|kam zurück|(de[rmn]|diese[rmn]?|ganzen?) Zustellfehler\\w*|diese"
                    + " E-Mail|hinausgegangen|diesen Wortlaut"),
            "es",
            words("volvió|(el|este) (mensaje )?(devuelto|rebote)|este correo|no llegó a salir|estas palabras"));

    private static final Pattern NEVER = Pattern.compile("(?!)");

    private static Pattern words(String any) {
        return Pattern.compile("(?<!\\p{L})(" + any + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Findings that only a server's reply can bring.
    private static final Set<FindingCode> BY_A_REPLY = EnumSet.of(
            FindingCode.SMTP_GREETING,
            FindingCode.SMTP_SENDER_REFUSED,
            FindingCode.SMTP_RECIPIENT_REFUSED,
            FindingCode.SMTP_AUTH_FAILED,
            FindingCode.SMTP_AUTH_REQUIRED,
            FindingCode.SMTP_AUTH_METHOD,
            FindingCode.SMTP_TLS_REQUIRED);

    private static Stream<String> refusedOnlyWhereRefused(Examined x) {
        if (x.refused()) {
            return Stream.empty();
        }
        boolean byATest = x.facts().connection().stream()
                .anyMatch(f -> f.arguments().containsKey("reply") || BY_A_REPLY.contains(f.code()));
        return x.said().stream()
                .filter(said ->
                        said.place() != OutcomeWords.Place.SERVER_REASON && said.place() != OutcomeWords.Place.DONE)
                .filter(said -> RETURNED.getOrDefault(x.language(), NEVER)
                                .matcher(said.text())
                                .find()
                        || !byATest
                                && REFUSED.getOrDefault(x.language(), NEVER)
                                        .matcher(said.text())
                                        .find())
                .map(said -> "nothing was refused, and yet: " + said);
    }

    // ---- What was checked ----

    private static Stream<String> toldAsChecked(Examined x) {
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
                    boolean noRecord = has(x, FindingCode.DNS_NXDOMAIN)
                            || has(x, FindingCode.SPF_MISSING)
                            || has(x, FindingCode.SPF_TYPE99_ONLY)
                            || has(x, FindingCode.SPF_WRONG_PLACE);
                    if ((one || several || none) && !read && !noRecord && !has(x, FindingCode.SPF_MULTIPLE)) {
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

    private static boolean has(Examined x, FindingCode code) {
        return x.findings().anyMatch(f -> f.code() == code);
    }

    // ---- Records ----

    private static Stream<String> recordsCure(Examined x) {
        List<String> faults = new ArrayList<>();
        x.withRecord(x.outcome().testedChecklist()).forEach(item -> {
            Optional<TrialResult> trial = item.change().flatMap(x.outcome().tried()::of);
            if (trial.filter(TrialResult::isGood).isEmpty()) {
                faults.add(item.id() + " hands on a record that was not tried or did not pass");
            }
            boolean ofSpf = item.recheck() == Part.SPF;
            boolean now = x.outcome().testedChecklist().now().contains(item);
            boolean open =
                    trial.stream().flatMap(t -> t.senders().stream()).anyMatch(s -> s.ofTheBounce() && !passes(s));
            if (ofSpf && now && x.refused() && open && !namesTheOtherHalf(x, item)) {
                faults.add(item.id() + " is offered as a cure, and by its own trial mail from "
                        + trial.stream()
                                .flatMap(t -> t.senders().stream())
                                .filter(s -> s.ofTheBounce() && !passes(s))
                                .map(TrialResult.Sender::who)
                                .toList()
                        + " still does not pass");
            }
        });
        return faults.stream();
    }

    private static boolean passes(TrialResult.Sender sender) {
        return switch (sender.after()) {
            case PASS, TEMPERROR -> true;
            case FAIL, SOFTFAIL, NEUTRAL, NONE, PERMERROR -> false;
        };
    }

    /// Whether something else to be done now takes care of the senders that the record leaves out.
    private static boolean namesTheOtherHalf(Examined x, FixItem item) {
        return item.steps().stream()
                .anyMatch(step -> x.facts().measured().spf().stream()
                        .flatMap(spf -> spf.verdicts().stream())
                        .map(v -> org.mailmedic.dns.AddressText.of(v.identity().address()))
                        .anyMatch(step.text()::contains));
    }

    private static final Set<String> OWN_ADDRESSES =
            Set.of(GeneratedWorld.OWN_SERVER, GeneratedWorld.OWN_MX, GeneratedWorld.OWN_NAMED, "192.0.2.80");

    private static Stream<RecordToPublish> records(Examined x) {
        return Stream.of(
                        Examined.all(x.outcome().checklist()).flatMap(item -> item.record().stream()),
                        Examined.all(x.outcome().testedChecklist()).flatMap(item -> item.record().stream()),
                        x.findings().flatMap(f -> f.replacement().stream()))
                .flatMap(s -> s)
                .distinct();
    }

    private static Stream<String> noAddressOnHearsay(Examined x) {
        Set<String> published = new HashSet<>();
        x.facts().measured().spf().ifPresent(spf -> {
            spf.tree().published().answer().texts().forEach(published::add);
            spf.oldType().ifPresent(a -> published.addAll(a.texts()));
            spf.misplaced().forEach(m -> published.add(m.text()));
        });
        return records(x)
                .filter(record -> record.value().startsWith("v=spf1"))
                .flatMap(record -> Stream.of(record.value().split(" ", -1))
                        .filter(term -> term.matches("(?i)[+?~]?ip[46]:.*"))
                        .filter(term -> x.theCase().world().addresses().stream()
                                .filter(a -> !OWN_ADDRESSES.contains(a))
                                .anyMatch(
                                        a -> term.toLowerCase(Locale.ROOT).matches("[+?~]?ip[46]:" + Pattern.quote(a))))
                        .filter(term -> published.stream().noneMatch(text -> text.contains(term)))
                        .map(term -> term + " stands in " + record + " for no reason but the bounce"));
    }

    private static Stream<String> recordsAreValid(Examined x) {
        return records(x).flatMap(record -> RecordJudge.faults(record).map(fault -> fault + ": " + record));
    }

    private static Stream<String> smallestChange(Examined x) {
        return Examined.all(x.outcome().checklist())
                .flatMap(item -> item.change().stream())
                .flatMap(change -> RecordJudge.unexplained(change).map(word -> word + " without a reason: " + change));
    }

    // ---- Whose domain ----

    private static final Set<Cause> OF_A_DOMAIN = EnumSet.of(
            Cause.SPF_FAIL,
            Cause.DKIM_FAIL,
            Cause.DMARC_FAIL,
            Cause.UNAUTHENTICATED,
            Cause.SENDER_DOMAIN,
            Cause.DOMAIN_LISTED,
            Cause.DOMAIN_REPUTATION);

    private static Stream<String> notTheWrongDomain(Examined x) {
        Optional<Reading> reading = x.facts().reading();
        if (reading.isEmpty()
                || x.domain().isEmpty()
                || !OF_A_DOMAIN.contains(reading.get().cause())) {
            return Stream.empty();
        }
        Refusal refusal = reading.get().refusal();
        String words = refusal.reply().text().toLowerCase(Locale.ROOT);
        List<String> spokenOf = refusal.clues().domains().stream()
                .filter(words::contains)
                .filter(domain -> Stream.of(
                                refusal.recipient().orElse("").replaceFirst(".*@", ""),
                                refusal.remoteHost().orElse(""),
                                refusal.reportingHost().orElse(""))
                        .noneMatch(other -> belongs(domain, other)))
                .toList();
        boolean another = !spokenOf.isEmpty() && spokenOf.stream().noneMatch(d -> belongs(d, x.domain()));
        if (!another) {
            return Stream.empty();
        }
        return Stream.of(
                        x.wording().answer(reading.get().cause(), x.facts()),
                        x.wording().meaning(reading.get().cause(), x.facts()),
                        x.wording().fix(reading.get().cause(), x.facts()))
                .filter(said -> said.toLowerCase(Locale.ROOT)
                        .replace(refusal.remoteHost().orElse("-").toLowerCase(Locale.ROOT), "")
                        .contains(x.domain()))
                .map(said -> "the reply speaks of " + spokenOf + ", and we say: " + said);
    }

    private static boolean belongs(String one, String other) {
        return !other.isEmpty() && (one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one));
    }

    // ---- The forecast ----

    private static Stream<String> forecastAgrees(Examined x) {
        Forecast forecast = x.outcome().forecast();
        List<String> faults = new ArrayList<>();
        for (Forecast.Row row : forecast.rows()) {
            for (Forecast.Cell cell : List.of(row.few(), row.many())) {
                String who = row.receiver().id();
                if (has(x, FindingCode.DNS_NXDOMAIN)
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
                && has(x, FindingCode.DMARC_MISSING)) {
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

    private static Stream<String> silenceProvesNothing(Examined x) {
        boolean nothing = !x.refused()
                && !x.facts().dns().isEmpty()
                && x.findings().allMatch(OutcomeRule::isSilence)
                && x.facts().checked().isEmpty();
        if (!nothing) {
            return Stream.empty();
        }
        List<String> faults = new ArrayList<>();
        x.outcome().diagnosis().causes().stream()
                .filter(cause -> cause.confidence() >= CANDIDATE)
                .forEach(cause ->
                        faults.add(cause.cause().code() + " by " + cause.confidence() + ", and nobody answered"));
        boolean unanswered = has(x, FindingCode.DNS_TIMEOUT) || has(x, FindingCode.DNS_REFUSED);
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

    // ---- Letters ----

    private static Stream<String> letters(Examined x) {
        Set<String> done = x.theCase().ticked().keySet();
        Set<String> untested = new HashSet<>();
        x.outcome().checklist().now().stream()
                .filter(item -> item.record().isPresent())
                .forEach(item -> untested.add(item.id()));
        x.outcome().testedChecklist().now().stream()
                .filter(item -> item.record().isPresent())
                .forEach(item -> untested.remove(item.id()));
        List<FixItem> now = x.outcome().testedChecklist().now().stream()
                .filter(item -> !done.contains(item.id()) && !untested.contains(item.id()))
                .toList();
        try {
            LetterCheck.check(
                    x.outcome().letters(), now, x.outcome().checklist().later());
            return Stream.empty();
        } catch (AssertionError e) {
            return Stream.of(String.valueOf(e.getMessage()));
        }
    }

    // ---- Names ----

    private static final Pattern SOFTWARE = words("Postfix|Exim|Sendmail|qmail|Exchange Server|MailEnable");

    private static Stream<String> namesWhoAndWhat(Examined x) {
        List<String> faults = new ArrayList<>();
        String headline = x.headline();
        if (SOFTWARE.matcher(headline).find()) {
            faults.add("software refused: " + headline);
        }
        Optional<Reading> reading = x.facts().reading();
        boolean about =
                reading.filter(r -> r.cause() == x.outcome().diagnosis().best().cause())
                                .isPresent()
                        && !x.outcome().diagnosis().seemsMended();
        if (about) {
            Optional<String> host = reading.get().refusal().remoteHost();
            String nobody = x.texts().get("name.speaker");
            boolean named =
                    host.filter(h -> h.matches("[A-Za-z0-9.-]+\\.[A-Za-z]{2,}")).isPresent();
            if (named && headline.toLowerCase(Locale.ROOT).contains(nobody.toLowerCase(Locale.ROOT))) {
                faults.add(host.get() + " refused, and we say: " + headline);
            }
            Optional<String> list = reading.get().refusal().clues().blockListZone();
            boolean ofLists =
                    reading.get().cause() == Cause.IP_LISTED || reading.get().cause() == Cause.DOMAIN_LISTED;
            if (ofLists
                    && list.isPresent()
                    && !headline.toLowerCase(Locale.ROOT).contains(list.get().toLowerCase(Locale.ROOT))) {
                faults.add(list.get() + " decided, and we say: " + headline);
            }
        }
        return faults.stream();
    }

    // ---- Numbers ----

    private static final Map<String, Pattern> ONE_OF_MANY = Map.of(
            "en",
                    words(
                            "1 (records|includes|look-?ups|questions|answers|minutes|servers|senders|addresses|times|others|terms)"),
            "de", words("1 (Einträge|Includes|Abfragen|Fragen|Antworten|Minuten|Server sind|Adressen|weitere)"),
            "es", words("1 (registros|includes|consultas|preguntas|respuestas|minutos|servidores|direcciones|veces)"));

    private static Stream<String> counts(Examined x) {
        Pattern wrong = ONE_OF_MANY.getOrDefault(x.language(), NEVER);
        Stream<String> words = x.said().stream()
                .filter(said ->
                        said.text().contains("1 ") && wrong.matcher(said.text()).find())
                .map(said -> "one is counted as many: " + said);
        Stream<String> numbers = x.findings()
                .filter(f -> f.code() == FindingCode.SPF_MULTIPLE)
                .filter(f -> f.subject().equals(GeneratedWorld.DOMAIN))
                .filter(f -> x.facts().measured().spf().isPresent())
                .filter(f -> f.evidence()
                                .lines()
                                .filter(line -> line.matches("(?i)\\S+ TXT \"v=spf1( .*)?\""))
                                .count()
                        != Long.parseLong(f.arguments().getOrDefault("count", "-1")))
                .map(f -> "counted " + f.arguments() + " of " + f.evidence());
        return Stream.concat(words, numbers);
    }

    // ---- Whose audit ----

    private static Stream<String> auditsAreOfTheDomain(Examined x) {
        boolean another = !x.domain().isEmpty() && !x.domain().equals(GeneratedWorld.DOMAIN);
        boolean told = !x.facts().dns().isEmpty()
                || !x.facts().checked().isEmpty()
                || !x.facts().measured().equals(Measured.NOTHING);
        return another && told
                ? Stream.of(GeneratedWorld.DOMAIN + " was audited, and it is told of " + x.domain())
                : Stream.empty();
    }

    // ---- Words ----

    private static final Pattern HOLE = Pattern.compile("(?<!%)\\{[a-z.]+}");

    private static Stream<String> sentencesAreWhole(Examined x) {
        return x.said().stream()
                .filter(said -> said.text().isBlank()
                        || said.text().indexOf('{') >= 0
                                && HOLE.matcher(said.text()).find())
                .map(said -> "a hole in " + said);
    }
}
