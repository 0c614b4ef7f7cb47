package org.mailmedic.guard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Refusal;

/// Rules about sentences: what happened, who it was, how many, of whose domain.
final class WordRules {
    private WordRules() {}

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

    static Stream<String> refusedOnlyWhereRefused(Examined x) {
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

    // ---- Whose domain ----

    private static final Set<Cause> OF_A_DOMAIN = EnumSet.of(
            Cause.SPF_FAIL,
            Cause.DKIM_FAIL,
            Cause.DMARC_FAIL,
            Cause.UNAUTHENTICATED,
            Cause.SENDER_DOMAIN,
            Cause.DOMAIN_LISTED,
            Cause.DOMAIN_REPUTATION);

    static Stream<String> notTheWrongDomain(Examined x) {
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

    // ---- Names ----

    private static final Pattern SOFTWARE = words("Postfix|Exim|Sendmail|qmail|Exchange Server|MailEnable");

    static Stream<String> namesWhoAndWhat(Examined x) {
        List<String> faults = new ArrayList<>();
        String headline = x.headline();
        if (SOFTWARE.matcher(headline).find()) {
            faults.add("software refused: " + headline);
        }
        x.facts()
                .reading()
                .filter(reading ->
                        reading.cause() == x.outcome().diagnosis().best().cause())
                .filter(_ -> !x.outcome().diagnosis().seemsMended())
                .ifPresent(reading -> {
                    refuser(x, reading).ifPresent(faults::add);
                    list(reading, headline).ifPresent(faults::add);
                });
        return faults.stream();
    }

    private static Optional<String> refuser(Examined x, Reading reading) {
        String nobody = x.texts().get("name.speaker").toLowerCase(Locale.ROOT);
        return reading.refusal()
                .remoteHost()
                .filter(host -> host.matches("[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"))
                .filter(_ -> x.headline().toLowerCase(Locale.ROOT).contains(nobody))
                .map(host -> host + " refused, and we say: " + x.headline());
    }

    private static Optional<String> list(Reading reading, String headline) {
        return reading.refusal()
                .clues()
                .blockListZone()
                .filter(_ -> reading.cause() == Cause.IP_LISTED || reading.cause() == Cause.DOMAIN_LISTED)
                .filter(list -> !headline.toLowerCase(Locale.ROOT).contains(list.toLowerCase(Locale.ROOT)))
                .map(list -> list + " decided, and we say: " + headline);
    }

    // ---- Numbers ----

    private static final Map<String, Pattern> ONE_OF_MANY = Map.of(
            "en",
                    words(
                            "1 (records|includes|look-?ups|questions|answers|minutes|servers|senders|addresses|times|others|terms)"),
            "de", words("1 (Einträge|Includes|Abfragen|Fragen|Antworten|Minuten|Server sind|Adressen|weitere)"),
            "es", words("1 (registros|includes|consultas|preguntas|respuestas|minutos|servidores|direcciones|veces)"));

    static Stream<String> counts(Examined x) {
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

    static Stream<String> auditsAreOfTheDomain(Examined x) {
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

    static Stream<String> sentencesAreWhole(Examined x) {
        return x.said().stream()
                .filter(said -> said.text().isBlank()
                        || said.text().indexOf('{') >= 0
                                && HOLE.matcher(said.text()).find())
                .map(said -> "a hole in " + said);
    }
}
