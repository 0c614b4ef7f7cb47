package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.Refusal;
import org.mailmedic.text.Texts;

/// The phrase book holds together, and reads the plain replies right.
class PhraseBookTest {
    private static final PhraseBook BOOK = PhraseBook.load();
    private static final BounceReader READER = new BounceReader();

    @TestFactory
    Stream<DynamicTest> eachEntryIsReachedByItsExample() {
        return BOOK.phrases().stream()
                .map(p -> DynamicTest.dynamicTest(
                        p.id(), () -> assertThat(read(p.example()).phrase()).contains(p.id())));
    }

    @TestFactory
    Stream<DynamicTest> noTwoEntriesAreEquallyGoodForAnExample() {
        return BOOK.phrases().stream()
                .map(p -> DynamicTest.dynamicTest(p.id(), () -> {
                    Refusal refusal = READER.read(p.example()).refusals().getFirst();
                    String plain = new PlainWords(refusal.reply().text()).text();
                    List<Phrase.Match> best = BOOK.matches(
                                    refusal.reply(), plain, BOOK.speakers().recognise(refusal, plain))
                            .filter(m ->
                                    !m.phrase().onlyHandedIn() || m.phrase().equals(p))
                            .sorted(Comparator.comparingInt(Phrase.Match::weight)
                                    .reversed())
                            .toList();
                    assertThat(best.stream()
                                    .filter(m -> m.weight() == best.getFirst().weight()))
                            .extracting(m -> m.phrase().id())
                            .containsExactly(p.id());
                }));
    }

    @Test
    void idsAreUniqueAndFactsHaveSources() {
        assertThat(BOOK.phrases()).extracting(Phrase::id).doesNotHaveDuplicates();
        assertThat(BOOK.phrases()).allSatisfy(p -> {
            assertThat(p.fact().source().getScheme()).isEqualTo("https");
            assertThat(p.confidence()).isBetween(p.cause() == Cause.UNKNOWN ? 0.1 : 0.3, 0.98);
            assertThat(p.others()).doesNotContain(p.cause()).doesNotHaveDuplicates();
            assertThat(p.words().isEmpty() && p.statuses().isEmpty())
                    .as("decides by nothing")
                    .isFalse();
        });
    }

    @Test
    void everyCauseHasAPhrase() {
        Set<Cause> said = BOOK.phrases().stream().map(Phrase::cause).collect(Collectors.toSet());
        // No server says that the user's settings are wrong: the probe finds that out.
        Set<Cause> silent = Set.of(Cause.UNKNOWN, Cause.SETTINGS_WRONG);
        assertThat(Cause.values()).allMatch(c -> silent.contains(c) || said.contains(c));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.7.1 <user@example.com>... Relaying denied | relay.denied",
                "550 5.7.1 Relaying denied | relay.denied",
                "550 5.7.1 Message rejected due to content restrictions | content.spam",
                "550 5.7.1 Email blocked by policy | policy.unspecified",
                "550 5.7.1 Command rejected | policy.unspecified",
                "550 5.7.1 <user@example.com>: Recipient address rejected: User unknown | recipient.unknown",
                "550 5.7.1 Qwertz | policy.unspecified",
                "550 Qwertz | unknown",
            })
    void readsThePlainReplies(String reply, String cause) {
        assertThat(read(reply).cause().code()).isEqualTo(cause);
    }

    @Test
    void aPolicyThatSaysNothingMoreNamesItsCandidates() {
        Reading reading = read("550 5.7.1 Email blocked by policy");
        assertThat(reading.others()).isNotEmpty();
        assertThat(reading.confidence()).isLessThan(0.9);
        assertThat(reading.decisive()).containsExactly("Email blocked by policy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.7.30 This message was blocked because it didn't pass DKIM authentication. - gsmtp | dkim.fail |"
                        + " google",
                "550 5.7.30 Basic authentication is not supported for Client Submission."
                        + " [AM0PR01CA0000.eurprd01.prod.exchangelabs.com] | auth.method | microsoft365",
                "550 5.7.27 Sender address has null MX | sender.domain | generic",
                "550 5.7.27 This message was blocked because it didn't pass SPF authentication. - gsmtp | spf.fail |"
                        + " google",
                "534 5.7.9 Application-specific password required - gsmtp | auth.method | google",
                "554 5.7.9 Message not accepted for policy reasons. See https://senders.yahooinc.com/error-codes |"
                        + " dmarc.fail | yahoo",
            })
    void theSameCodeMeansSomethingElseInAnotherMouth(String reply, String cause, String speaker) {
        Reading reading = read(reply);
        assertThat(reading.cause().code()).isEqualTo(cause);
        assertThat(reading.saidBy()).isEqualTo(speaker);
    }

    @Test
    void aTemporaryCodeThatNeverSucceedsIsPermanent() {
        assertThat(read("421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred; Retrying will"
                                + " NOT succeed.")
                        .permanent())
                .isTrue();
        assertThat(read("421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints")
                        .permanent())
                .isFalse();
    }

    @Test
    void aListThatRefusedTheRecipientsOwnQuestionIsTheRecipientsFault() {
        Reading reading = read("554 5.7.1 Service unavailable; Client host [192.0.2.22] blocked using zen.spamhaus.org;"
                + " Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.99/");
        assertThat(reading.cause()).isEqualTo(Cause.RECEIVER_FAULT);
        assertThat(reading.side()).isEqualTo(Reading.Side.RECIPIENTS);
        assertThat(reading.refusal().clues().addresses()).containsExactly("192.0.2.22");
        assertThat(reading.refusal().clues().blockListZone()).contains("zen.spamhaus.org");
    }

    @Test
    void whatYourOwnServerMeansByDeniedIsThatYouDidNotSignIn() {
        String reply = "554 5.7.1 <pc[192.0.2.22]>: Client host rejected: Access denied";
        assertThat(read(reply).cause()).isEqualTo(Cause.RECIPIENT_POLICY);
        Reading atSubmission =
                read("An error occurred while sending mail. The mail server responded: " + reply.substring(4));
        assertThat(atSubmission.cause()).isEqualTo(Cause.AUTH_REQUIRED);
        assertThat(atSubmission.side()).isEqualTo(Reading.Side.YOURS);
    }

    @Test
    void everySpeakerHasAName() {
        Texts texts = Texts.in(Locale.ENGLISH);
        assertThat(BOOK.speakers().ids())
                .allSatisfy(id -> assertThat(texts.get("speaker." + id)).isNotBlank());
    }

    private static Reading read(String text) {
        return BOOK.read(READER.read(text)).getFirst();
    }
}
