package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.Circumstance;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;
import tools.jackson.databind.JsonNode;

/// Reads what a refusal means: by who said it, which words and which code; never by the code alone, since
/// vendors use the same codes for different things. The phrases live in the files that
/// `knowledge/phrases/index.json` names. Immutable.
public final class PhraseBook {
    private static final double NOTHING_KNOWN = 0.1;
    /// What a reading by concepts can reach at most.
    private static final double MOST_SURE = 0.92;

    /// How sure forwarding is, where the bounce bears signs of it and what failed is what forwarding breaks.
    private static final double SIGNS_OF_FORWARDING = 0.88;

    private static final double LITTLE = 0.5;
    private static final double MOST = 6;
    private static final double LETTERS_FOR_ONE = 6;

    private final List<Phrase> phrases;
    private final Speakers speakers;
    private final Concepts concepts;

    private PhraseBook(List<Phrase> phrases, Speakers speakers, Concepts concepts) {
        this.phrases = List.copyOf(phrases);
        this.speakers = speakers;
        this.concepts = concepts;
    }

    /// Reads the data files.
    ///
    /// @throws IllegalStateException if an entry is faulty
    public static PhraseBook load() {
        Speakers speakers = Speakers.standard();
        List<Phrase> phrases = new ArrayList<>();
        for (SourcedFile file : SourcedFile.inFolder(PhraseBook.class, "phrases", Translation.NONE)) {
            phrases.addAll(phrases(file, speakers));
        }
        return new PhraseBook(phrases, speakers, Concepts.load());
    }

    /// One reading for each refusal, the surest first.
    public List<Reading> read(Bounce bounce) {
        boolean handedIn = bounce.circumstances().contains(Circumstance.HANDED_IN);
        boolean ownLog = bounce.circumstances().contains(Circumstance.OWN_LOG);
        boolean forwarded = bounce.circumstances().contains(Circumstance.FORWARDED);
        return bounce.refusals().stream()
                .map(refusal -> read(refusal, handedIn))
                .map(PhraseBook::aboutTheRecipient)
                .map(reading -> ownLog ? reading.fromOwnLog() : reading)
                .map(reading -> forwarded && reading.cause().breaksByForwarding()
                        ? reading.passedOn(SIGNS_OF_FORWARDING)
                        : reading)
                .sorted(Comparator.comparing((Reading r) -> r.cause() == Cause.UNKNOWN)
                        .thenComparing(r -> r.cause() == Cause.POLICY_UNSPECIFIED)
                        .thenComparing(r -> !r.permanent()))
                .toList();
    }

    /// A domain that was not found is the recipient's where nobody answered: it is the user's own server that tells, in
    /// words without a reply, that it did not find the way. The same if the words name the recipient.
    private static Reading aboutTheRecipient(Reading reading) {
        Refusal refusal = reading.refusal();
        boolean toldByTheWay =
                refusal.reply().code() == 0 && refusal.remoteHost().isEmpty();
        String words = refusal.reply().text().toLowerCase(Locale.ROOT);
        boolean named = refusal.recipient()
                .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                .filter(words::contains)
                .isPresent();
        return reading.cause() == Cause.SENDER_DOMAIN
                        && refusal.recipient().isPresent()
                        && (toldByTheWay || named)
                        && !words.contains("sender")
                ? reading.ofTheRecipientsDomain()
                : reading;
    }

    /// What one refusal means.
    public Reading read(Refusal refusal) {
        return read(refusal, false);
    }

    /// @param handedIn whether the user's own outgoing server said it: some words mean something else there
    private Reading read(Refusal refusal, boolean handedIn) {
        PlainWords words = new PlainWords(refusal.reply().text());
        String plain = words.text();
        Optional<Speaker> recognised = speakers.recognise(refusal, plain);
        List<Phrase.Match> matches = matches(refusal.reply(), plain, recognised)
                .filter(m -> handedIn || !m.phrase().onlyHandedIn())
                .toList();
        Optional<Phrase.Match> match = matches.stream().max(Comparator.comparingInt(Phrase.Match::weight));
        Optional<Phrase.Match> decisive = match.filter(m -> m.isDecisive(recognised));
        if (decisive.isPresent()) {
            Phrase.Match found = decisive.get();
            return reading(refusal, words, found, recognised, found.phrase().confidence());
        }
        Concepts.Judgement judgement = concepts.judge(refusal, plain, prior(matches));
        Optional<Phrase.Match> agreeing = matches.stream()
                .filter(m -> m.phrase().cause() == judgement.cause())
                .max(Comparator.comparingInt(Phrase.Match::weight));
        if (agreeing.isPresent()) {
            Phrase.Match found = agreeing.get();
            return reading(refusal, words, found, recognised, agreed(found, judgement));
        }
        if (judgement.cause() != Cause.UNKNOWN) {
            return reading(refusal, words, judgement, recognised);
        }
        // Words said for any reason, or a status alone: better than nothing.
        return match.filter(m -> m.phrase().lastResort())
                .map(m -> reading(refusal, words, m, recognised, m.phrase().confidence()))
                .orElseGet(() -> unknown(refusal, recognised));
    }

    /// Who may have said a refusal.
    public Speakers speakers() {
        return speakers;
    }

    List<Phrase> phrases() {
        return phrases;
    }

    Stream<Phrase.Match> matches(SmtpReply reply, String plain, Optional<Speaker> recognised) {
        Trigrams runs = new Trigrams(plain);
        return phrases.stream().flatMap(p -> p.match(reply, plain, runs, recognised).stream());
    }

    /// What common words already say for each cause: the longer they are, the more.
    private static Map<Cause, Double> prior(List<Phrase.Match> matches) {
        Map<Cause, Double> prior = new EnumMap<>(Cause.class);
        for (Phrase.Match match : matches) {
            Phrase phrase = match.phrase();
            double weight = phrase.lastResort() ? LITTLE : Math.min(MOST, 1 + match.literals() / LETTERS_FOR_ONE);
            prior.merge(phrase.cause(), weight, Math::max);
        }
        return prior;
    }

    /// Common words and concepts say the same; how sure that is, the concepts tell better.
    private static double agreed(Phrase.Match match, Concepts.Judgement judgement) {
        return Math.min(match.phrase().confidence(), MOST_SURE * judgement.share());
    }

    private static Reading reading(
            Refusal refusal, PlainWords words, Concepts.Judgement judgement, Optional<Speaker> recognised) {
        return new Reading(
                refusal,
                recognised.map(Speaker::id).orElse(Speakers.GENERIC),
                recognised.filter(s -> s.kind() == Speaker.Kind.FILTER).isPresent()
                        ? Reading.Side.BETWEEN
                        : sideByHosts(refusal),
                judgement.cause(),
                MOST_SURE * judgement.share(),
                judgement.candidates(),
                !refusal.reply().isTemporary(),
                judgement.rule().map(id -> "concept." + id),
                judgement.places().stream().map(p -> words.written(p[0], p[1])).toList());
    }

    private static Reading reading(
            Refusal refusal, PlainWords words, Phrase.Match match, Optional<Speaker> recognised, double confidence) {
        Phrase phrase = match.phrase();
        boolean another = isAnothersProgram(refusal, words, phrase.speaker(), recognised);
        Speaker speaker = another ? phrase.speaker() : speaker(phrase.speaker(), recognised);
        return new Reading(
                staged(refusal, phrase.stage()),
                speaker.id(),
                another && phrase.side().isEmpty() ? Reading.Side.RECIPIENTS : side(refusal, phrase, speaker),
                phrase.cause(),
                confidence,
                phrase.others(),
                phrase.permanent().orElse(!refusal.reply().isTemporary()),
                Optional.of(phrase.id()),
                withList(
                        refusal,
                        phrase.cause(),
                        match.places().stream()
                                .map(p -> words.written(p[0], p[1]))
                                .toList()));
    }

    /// The list that the words name is what a reader looks for first.
    private static List<String> withList(Refusal refusal, Cause cause, List<String> decisive) {
        Optional<String> zone = refusal.clues()
                .blockListZone()
                .filter(_ -> cause == Cause.IP_LISTED || cause == Cause.DOMAIN_LISTED || cause == Cause.IP_DYNAMIC)
                .filter(name -> refusal.reply().text().contains(name))
                .filter(name -> decisive.stream().noneMatch(words -> words.contains(name)));
        return Stream.concat(decisive.stream(), zone.stream()).toList();
    }

    private static Reading unknown(Refusal refusal, Optional<Speaker> recognised) {
        return new Reading(
                refusal,
                recognised.map(Speaker::id).orElse(Speakers.GENERIC),
                sideByHosts(refusal),
                Cause.UNKNOWN,
                NOTHING_KNOWN,
                List.of(),
                !refusal.reply().isTemporary(),
                Optional.empty(),
                List.of());
    }

    /// Whether a service reports the words of a program that it does not run: then another server said them, though the
    /// report does not name it.
    private static boolean isAnothersProgram(
            Refusal refusal, PlainWords words, Speaker ofPhrase, Optional<Speaker> recognised) {
        boolean named =
                ofPhrase.kind() == Speaker.Kind.SOFTWARE && !ofPhrase.id().equals(Speakers.GENERIC);
        boolean onlyReports = refusal.remoteHost().isEmpty()
                && refusal.reportingHost().isPresent()
                && recognised
                        .filter(s -> s.kind() == Speaker.Kind.SERVICE && s.recognisedIn(words.text()) == 0)
                        .isPresent();
        return named && onlyReports;
    }

    /// A service is known by its words more surely than by its program's words.
    private static Speaker speaker(Speaker ofPhrase, Optional<Speaker> recognised) {
        if (ofPhrase.kind() == Speaker.Kind.OWN) {
            return ofPhrase;
        }
        boolean program = ofPhrase.kind() == Speaker.Kind.SOFTWARE;
        if (!program || recognised.isEmpty()) {
            return ofPhrase;
        }
        boolean named = !ofPhrase.id().equals(Speakers.GENERIC);
        return named && recognised.get().kind() == Speaker.Kind.SOFTWARE ? ofPhrase : recognised.get();
    }

    private static Refusal staged(Refusal refusal, Optional<Stage> stage) {
        return stage.isEmpty() || refusal.stage() != Stage.UNKNOWN
                ? refusal
                : new Refusal(
                        refusal.reply(),
                        stage.get(),
                        refusal.recipient(),
                        refusal.remoteHost(),
                        refusal.reportingHost(),
                        refusal.clues(),
                        refusal.spans());
    }

    private static Reading.Side side(Refusal refusal, Phrase phrase, Speaker speaker) {
        if (phrase.side().isPresent()) {
            return phrase.side().get();
        }
        if (refusal.stage() == Stage.AUTH) {
            return Reading.Side.YOURS;
        }
        return speaker.kind() == Speaker.Kind.FILTER ? Reading.Side.BETWEEN : sideByHosts(refusal);
    }

    /// A report about another server was written by the user's side: so the other server is the recipient's.
    private static Reading.Side sideByHosts(Refusal refusal) {
        boolean other =
                refusal.remoteHost().isPresent() && !refusal.remoteHost().equals(refusal.reportingHost());
        return other && refusal.stage() != Stage.AUTH ? Reading.Side.RECIPIENTS : Reading.Side.UNKNOWN;
    }

    /// The entries of one file.
    ///
    /// @throws IllegalStateException if one is faulty
    static List<Phrase> phrases(SourcedFile file, Speakers speakers) {
        List<Phrase> phrases = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "phrases")) {
            phrases.add(phrase(file, node, speakers));
        }
        file.allRead();
        return phrases;
    }

    private static Phrase phrase(SourcedFile file, JsonNode node, Speakers speakers) {
        Phrase phrase = new Phrase(
                file.text(node, "id"),
                file.known(node, "speaker", speakers::find),
                file.boolIfAny(node, "onlyWhenRecognised").orElse(false),
                file.boolIfAny(node, "lastResort").orElse(false),
                file.boolIfAny(node, "onlyHandedIn").orElse(false),
                Set.copyOf(file.numbersIfAny(node, "codes")),
                Set.copyOf(file.stringsIfAny(node, "statuses")),
                file.each(node, "words", PhrasePattern::new),
                file.known(node, "cause", Cause::ofCode),
                file.decimal(node, "confidence"),
                file.each(node, "others", PhraseBook::cause),
                file.boolIfAny(node, "permanent"),
                file.constantIfAny(node, "side", Reading.Side.class),
                file.constantIfAny(node, "stage", Stage.class),
                file.factSureUnlessSaid(node),
                file.text(node, "example"));
        if (phrase.words().isEmpty() && phrase.statuses().isEmpty()) {
            String there = String.join(", ", node.propertyNames());
            throw file.broken(
                    node, "words", "is missing, and so is 'statuses': it would fit every reply; there are: " + there);
        }
        return phrase;
    }

    private static Cause cause(String code) {
        return Cause.ofCode(code).orElseThrow(() -> new IllegalArgumentException("no cause " + code));
    }
}
