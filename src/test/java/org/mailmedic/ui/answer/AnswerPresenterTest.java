package org.mailmedic.ui.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.SampleCases;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.reply.Clues;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.reply.Stage;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.MailPath.Fate;
import org.mailmedic.ui.control.MailPath.Stop;
import org.mailmedic.ui.control.TimeWords;

class AnswerPresenterTest {
    private static final Checklist NOTHING_TO_DO = new Checklist(List.of(), List.of());
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    private final AnswerPresenter presenter =
            new AnswerPresenter(TEXTS, new TimeWords(TEXTS, Clock.fixed(SampleCases.NOON, ZoneOffset.UTC)));

    /// Four stations that say "not tried yet" are a picture of nothing.
    @Test
    void aCheckOfTheSetUpDrawsNoJourneyAndRefusesNothing() {
        AnswerContent content = tell(SampleCases.empty("x"), cause(Cause.UNAUTHENTICATED, 0.9), Optional.empty(), "");

        assertThat(content.path()).isEmpty();
        assertThat(content.sentence()).startsWith("Gmail and Yahoo would refuse your mail today");
        assertThat(content.meaning()).endsWith("neither can be expected to.");
    }

    /// Neither a placeholder nor a gap may stand in an answer, however little is known.
    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseIsToldInAWholeSentence(Cause cause) {
        for (Optional<Reading> reading :
                List.of(Optional.<Reading>empty(), Optional.of(reading(Reading.Side.UNKNOWN)))) {
            for (String kind : List.of("", "gmail")) {
                AnswerContent answerContent = tell(SampleCases.empty("x"), cause(cause, 0.9), reading, kind);

                assertThat(answerContent.sentence()).matches("\\p{Lu}.*\\.").doesNotContain("{", "}", "  ", " ,", " .");
                assertThat(answerContent.meaning()).doesNotContain("{", "}");
            }
        }
    }

    /// The report and the terminal say it by [org.mailmedic.remedy.Wording].
    @Test
    void whatTheRecipientsServerDeniesIsToldAsTheirs() {
        AnswerContent content = tell(
                SampleCases.empty("x"),
                cause(Cause.RELAY_DENIED, 0.9),
                Optional.of(reading(Reading.Side.RECIPIENTS)),
                "own-server");

        assertThat(content.sentence()).startsWith("The recipient’s server says that it takes no mail for this address");
    }

    /// A thousand servers run Postfix; it is the host that refused.
    @Test
    void theReceiverIsNamedByItsHostNotByItsProgram() {
        AnswerContent content = tell(
                SampleCases.empty("x"),
                cause(Cause.SPF_FAIL, 0.9),
                Optional.of(reading(Reading.Side.RECIPIENTS, "postfix", Optional.of("mx.meadow.example"))),
                "gmail");

        assertThat(content.toString()).contains("mx.meadow.example").doesNotContain("Postfix");
        assertThat(content.path()).extracting(Stop::name).contains("mx.meadow.example");
    }

    @Test
    void saysWhoCanRepairItAndHowLongItTakes() {
        var item = new FixItem(
                "spf",
                "Repair SPF",
                FixItem.Who.YOU,
                5,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                new Fact(URI.create("https://example.com/"), LocalDate.EPOCH, true),
                Part.SPF,
                Optional.empty());

        AnswerContent answerContent = presenter.tell(
                SampleCases.full(),
                facts(Optional.empty(), ""),
                cause(Cause.SPF_FAIL, 0.9),
                new Checklist(List.of(item), List.of()));

        assertThat(answerContent.sure()).isEqualTo("We are very sure. You can repair it yourself in about 5 minutes.");
    }

    @Test
    void saysNothingOfARepairWhereTheCauseIsNotKnown() {
        AnswerContent answerContent = tell(SampleCases.empty("x"), cause(Cause.UNKNOWN, 0), Optional.empty(), "");

        assertThat(answerContent.sure()).isEqualTo("We cannot tell yet.");
        assertThat(answerContent.help())
                .containsExactly(
                        TEXTS.get("page.answer.help.bounce"),
                        TEXTS.get("page.answer.help.signin"),
                        TEXTS.get("page.answer.help.dns"));
    }

    @Test
    void evidenceCarriesItsSourceAndItsTime() {
        var evidence = List.of(
                new Evidence(
                        true,
                        Evidence.Source.BOUNCE,
                        "evidence.said",
                        Map.of("speaker", "google", "words", "SPF did not pass"),
                        "reply"),
                new Evidence(
                        true,
                        Evidence.Source.DNS,
                        "finding.spf.missing.title",
                        Map.of("subject", "example.com"),
                        "spf.missing"),
                new Evidence(false, Evidence.Source.CONNECTION, "evidence.signin.works", Map.of(), "smtp"));
        var diagnosis = new Diagnosis(List.of(new RankedCause(Cause.SPF_FAIL, 0.9, evidence, false)), List.of());

        List<AnswerContent.Reason> reasons =
                tell(SampleCases.full(), diagnosis, Optional.empty(), "").reasons();

        assertThat(reasons)
                .extracting(AnswerContent.Reason::sentence)
                .containsExactly("Google said: “SPF did not pass”", "No SPF record", "Signing in works now.");
        assertThat(reasons.stream().map(r -> r.source().replace('\u202f', ' ')))
                .containsExactly("the bounce", "DNS, 12:00 PM", "sign-in test, 12:00 PM");
        assertThat(reasons)
                .extracting(AnswerContent.Reason::tone)
                .containsExactly(Severity.ERROR, Severity.ERROR, Severity.OK);
    }

    @Test
    void otherCausesAreNamedOnlyWhenTheFirstIsUnsure() {
        var second = new RankedCause(Cause.CONTENT_SPAM, 0.3, List.of(), false);
        var third = new RankedCause(Cause.IP_PTR, 0.13, List.of(), false);
        var unsure = new Diagnosis(
                List.of(new RankedCause(Cause.POLICY_UNSPECIFIED, 0.4, List.of(), false), second, third), List.of());
        var sure = new Diagnosis(List.of(new RankedCause(Cause.SPF_FAIL, 0.9, List.of(), false), second), List.of());

        assertThat(tell(SampleCases.full(), unsure, Optional.of(reading(Reading.Side.UNKNOWN)), "")
                        .others())
                .containsExactly(TEXTS.get("cause.content.spam.title"));
        assertThat(tell(SampleCases.full(), sure, Optional.empty(), "").others())
                .isEmpty();
    }

    @Test
    void theMailStopsWhereTheBounceSays() {
        assertThat(fates(SampleCases.empty("x"), Reading.Side.YOURS))
                .containsExactly(Fate.PASSED, Fate.STOPPED, Fate.NOT_REACHED, Fate.NOT_REACHED);
        assertThat(fates(SampleCases.empty("x"), Reading.Side.RECIPIENTS))
                .containsExactly(Fate.PASSED, Fate.PASSED, Fate.STOPPED, Fate.NOT_REACHED);
        assertThat(fates(SampleCases.empty("x"), Reading.Side.BETWEEN))
                .containsExactly(Fate.PASSED, Fate.PASSED, Fate.STOPPED, Fate.NOT_REACHED);
    }

    @Test
    void whereTheBounceDoesNotSayTheProbeDoes() {
        assertThat(fates(SampleCases.full(), Reading.Side.UNKNOWN))
                .containsExactly(Fate.PASSED, Fate.STOPPED, Fate.NOT_REACHED, Fate.NOT_REACHED);
        assertThat(fates(SampleCases.empty("x"), Reading.Side.UNKNOWN))
                .containsExactly(Fate.PASSED, Fate.UNKNOWN, Fate.UNKNOWN, Fate.NOT_REACHED);
    }

    @Test
    void theRecipientIsTheOneWhoWasRefused() {
        assertThat(new MailPathPresenter(TEXTS, SampleCases.full(), Optional.empty()).stops("Gmail", ""))
                .extracting(Stop::name)
                .containsExactly("You", "Gmail", "The recipient’s server", "ben@example.net");
    }

    /// Whoever has not tried anything is neither good nor bad.
    @Test
    void whatWasNotTriedIsNotGreen() {
        assertThat(new MailPathPresenter(TEXTS, SampleCases.empty("x"), Optional.empty()).stops("Gmail", ""))
                .extracting(Stop::fate)
                .startsWith(Fate.UNKNOWN, Fate.UNKNOWN);
    }

    private static Stream<Fate> fates(Case document, Reading.Side side) {
        return new MailPathPresenter(TEXTS, document, Optional.of(reading(side)))
                .stops("", "").stream().map(Stop::fate);
    }

    private AnswerContent tell(Case document, Diagnosis diagnosis, Optional<Reading> reading, String kind) {
        return presenter.tell(document, facts(reading, kind), diagnosis, NOTHING_TO_DO);
    }

    private static Facts facts(Optional<Reading> reading, String kind) {
        return new Facts(
                reading.stream().toList(),
                CATALOGUE.byId(kind),
                "",
                List.of(),
                false,
                false,
                List.of(),
                Set.of(),
                Optional.empty());
    }

    private static Diagnosis cause(Cause cause, double confidence) {
        return new Diagnosis(List.of(new RankedCause(cause, confidence, List.of(), false)), List.of());
    }

    private static Reading reading(Reading.Side side) {
        return reading(side, "generic", Optional.empty());
    }

    private static Reading reading(Reading.Side side, String saidBy, Optional<String> host) {
        var refusal = new Refusal(
                new SmtpReply(550, Optional.empty(), "no"),
                Stage.DATA,
                Optional.empty(),
                host,
                Optional.empty(),
                Clues.NONE,
                List.of());
        return new Reading(refusal, saidBy, side, Cause.UNKNOWN, 0.5, List.of(), true, Optional.empty(), List.of());
    }
}
