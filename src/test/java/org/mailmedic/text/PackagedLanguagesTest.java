package org.mailmedic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a desktop shows of the app before it is started speaks the languages that the app speaks.
class PackagedLanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "mailmedic.desktop, '^GenericName\\[(\\w+)]='",
        "mailmedic.desktop, '^Comment\\[(\\w+)]='",
        "mailmedic.desktop, '^Keywords\\[(\\w+)]='",
        "org.mailmedic.MailMedic.metainfo.xml, '<summary xml:lang=\"(\\w+)\">'",
        "mailmedic-mime.xml, '<comment xml:lang=\"(\\w+)\">'"
    })
    void eachLanguageHasItsLine(String file, String line) throws IOException {
        Set<String> found = Pattern.compile(line, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("packaging", "linux", file)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> spoken = new TreeSet<>(Texts.languages());
        spoken.remove("en");
        assertThat(found).as("the languages of packaging/linux/" + file).isEqualTo(spoken);
    }
}
