package org.mailmedic.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mailmedic.text.Harmless;

/// What is true of every letter.
public final class LetterCheck {
    private static final Pattern NUMBER = Pattern.compile("^(\\d+)\\. ", Pattern.MULTILINE);

    private LetterCheck() {}

    /// Fails if a letter lacks something that is asked of its reader, or says something that is not.
    ///
    /// @param now what may be asked
    /// @param later what can wait
    public static void check(List<Letter> letters, List<FixItem> now, List<FixItem> later) {
        assertThat(letters)
                .extracting(Letter::to)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(now.stream()
                        .map(FixItem::who)
                        .filter(who -> who != FixItem.Who.YOU)
                        .distinct()
                        .toList());
        for (Letter letter : letters) {
            List<FixItem> theirs =
                    now.stream().filter(item -> item.who() == letter.to()).toList();
            assertThat(letter.about())
                    .isEqualTo(theirs.stream().map(FixItem::id).toList());
            List<Integer> numbers = NUMBER.matcher(letter.body())
                    .results()
                    .map(MatchResult::group)
                    .map(number -> Integer.valueOf(number.substring(0, number.indexOf('.'))))
                    .toList();
            assertThat(numbers)
                    .as(letter.body())
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
            theirs.stream()
                    .flatMap(item -> item.record().stream())
                    .forEach(record -> assertThat(letter.body())
                            .contains(plain(record.name()), plain(record.type()), plain(record.value())));
            if (letter.to() == FixItem.Who.DNS_KEEPER || letter.to() == FixItem.Who.YOUR_ADMIN) {
                assertThat(numbers).hasSameSizeAs(theirs);
                theirs.forEach(item -> assertThat(letter.body()).contains(plain(item.title())));
                theirs.stream()
                        .flatMap(item ->
                                item.change().stream().filter(_ -> item.record().isPresent()))
                        .flatMap(change -> change.before().stream())
                        .forEach(old -> assertThat(letter.body()).contains(plain(old)));
            }
            later.stream()
                    .filter(item -> theirs.stream().noneMatch(t -> t.title().equals(item.title())))
                    .forEach(item -> assertThat(letter.body()).doesNotContain(plain(item.title())));
            String all = letter.subject() + "\n" + letter.body();
            assertThat(all).doesNotContainPattern("(?<!%)\\{[a-z]+}").isEqualTo(Harmless.lines(all));
            assertThat(letter.subject()).doesNotContain("\n").isEqualTo(Harmless.line(letter.subject()));
            assertThat(letter.mailto().toString())
                    .startsWith("mailto:" + letter.address().orElse(""))
                    .hasSizeLessThan(2000)
                    .doesNotContain("\n", "%0D%0A%0D%0ABcc");
        }
    }

    private static String plain(String text) {
        return Harmless.line(text).strip();
    }
}
