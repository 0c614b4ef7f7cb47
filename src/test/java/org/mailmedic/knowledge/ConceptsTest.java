package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.reply.BounceReader;

/// Wordings that no phrase knows are read by what they speak about, and the confidence says how well.
class ConceptsTest {
    private static final PhraseBook BOOK = PhraseBook.load();
    private static final BounceReader READER = new BounceReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 Your host 192.0.2.1 has been put on our deny list | ip.blocked",
                "550 5.7.1 The sending IP does not have a matching PTR | ip.ptr",
                "450 4.1.8 sender domain could not be looked up | sender.domain",
                "421 Your server opened too many sessions; slow down | rate.limited",
                "550 You have used up your 300 messages for today | quota.exceeded",
                "550 The domain example.com forbids 192.0.2.1 to send in its SPF | spf.fail",
                "550 Cannot relay for you, sorry | relay.denied",
                "554 5.7.1 Sorry, we only take mail from hosts that authenticate | auth.required",
                "552 Mail is bigger than the 20 MB we take | content.attachment",
                "550 only people of our company may write to this list | recipient.policy",
                "550 Zustellung abgelehnt: Ihre IP steht auf einer Sperrliste | ip.listed",
                "550 Utilisateur inconnu | recipient.unknown",
            })
    void unseenWordingsAreRead(String reply, String cause) {
        Reading reading = read(reply);
        assertThat(reading.cause().code()).isEqualTo(cause);
        assertThat(reading.confidence()).isLessThan(0.95);
        assertThat(reading.decisive()).isNotEmpty().allMatch(reply::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 qwertz asdf yxcv", "550 wibble", "Could you send me the pictures of the house again?"})
    void whatSaysNothingStaysUnknown(String text) {
        Reading reading = read(text);
        assertThat(reading.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(reading.confidence()).isLessThan(0.2);
    }

    @Test
    void aDenialIsHeard() {
        assertThat(read("550 192.0.2.1 is blacklisted").cause()).isEqualTo(Cause.IP_LISTED);
        assertThat(read("550 Refused, though your address is not blacklisted").cause())
                .isNotEqualTo(Cause.DOMAIN_LISTED);
    }

    @Test
    void rulesNameConceptsAndCausesThatExist() {
        Concepts concepts = Concepts.load();
        Set<String> ids = concepts.all().stream().map(Concept::id).collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(concepts.all());
        assertThat(concepts.rules()).extracting(ConceptRule::id).doesNotHaveDuplicates();
        assertThat(concepts.rules())
                .allSatisfy(rule -> assertThat(Stream.concat(rule.when().stream(), rule.unless().stream()))
                        .allMatch(name -> ids.contains(name) || name.matches("(fact|code|status|stage)\\..+")));
        Set<String> used = concepts.rules().stream()
                .flatMap(rule -> Stream.concat(rule.when().stream(), rule.unless().stream()))
                .collect(Collectors.toSet());
        assertThat(used).containsAll(ids);
    }

    @Test
    void eachConceptHasASourceAndADate() {
        assertThat(Concepts.load().all()).allSatisfy(concept -> {
            assertThat(concept.fact().source().getScheme()).isEqualTo("https");
            assertThat(concept.fact().checked()).isAfter(LocalDate.of(2026, 1, 1));
            assertThat(concept.terms()).isNotEmpty();
        });
    }

    /// Wordings that servers and collections of bounces were seen to use: what was read rightly once stays
    /// so.
    @TestFactory
    Stream<DynamicTest> seenWordingsAreRead() throws Exception {
        return Files.readAllLines(Path.of(
                        ConceptsTest.class.getResource("/replies/wordings.tsv").toURI()))
                .stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(fields -> DynamicTest.dynamicTest(fields[0], () -> {
                    assertThat(List.of(fields[1].split(",")))
                            .contains(
                                    read(fields[0].replace("\\n", "\n")).cause().code());
                }));
    }

    /// Over the examples of all entries: what is called sure is right at least nine times in ten, and the
    /// less sure, the less right.
    @Test
    void confidenceMeansWhatItSays() {
        List<Phrase> phrases = BOOK.phrases();
        List<Phrase> sure = phrases.stream()
                .filter(p -> read(p.example()).confidence() >= 0.9)
                .toList();
        long right = sure.stream()
                .filter(p -> read(p.example()).cause() == p.cause())
                .count();
        assertThat(sure).hasSizeGreaterThan(100);
        assertThat(right * 10).isGreaterThanOrEqualTo(sure.size() * 9L);
    }

    private static Reading read(String text) {
        return BOOK.read(READER.read(text)).getFirst();
    }
}
