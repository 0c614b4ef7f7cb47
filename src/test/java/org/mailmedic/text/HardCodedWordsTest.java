package org.mailmedic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Words for users stand in the bundles. A sentence in the code would be English for everybody.
class HardCodedWordsTest {
    private static final List<String> FOLDERS = List.of("ui", "console", "walk", "session", "remedy");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[,:;]? \\p{L}{2,}");

    /// A word that goes straight onto the screen.
    private static final Pattern SHOWN = Pattern.compile(
            "(?:new"
                + " (?:Label|Button|Hyperlink|CheckBox|RadioButton|ToggleButton|Tooltip|Text)\\(|set(?:Text|PromptText|AccessibleText|AccessibleHelp|Title)\\()\"([^\"]*\\p{L}{2,}[^\"]*)\"");

    /// For programmers and scripts: what a fault of ours is called, names of threads, JSON, MIME types.
    private static final Pattern NOT_FOR_USERS = Pattern.compile(
            "Exception\\(|AssertionError\\(|LoggerFactory|\\.(?:error|warn|info|debug)\\(|@SuppressWarnings|\\.name\\(\"");

    private static final Set<String> KNOWN = Set.of("not a domain");

    @Test
    void noSentenceStandsInTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "org", "mailmedic", folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    look(file, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void look(Path file, List<String> found) throws IOException {
        String before = "";
        for (String line : Files.readAllLines(file)) {
            String code = line.strip();
            // A long statement is broken after its opening bracket.
            boolean forUsers = !code.startsWith("//")
                    && !NOT_FOR_USERS.matcher(before + code).find();
            if (forUsers) {
                Stream.concat(
                                LITERAL.matcher(code)
                                        .results()
                                        .map(m -> m.group(1))
                                        .filter(text -> SENTENCE.matcher(text).find()),
                                SHOWN.matcher(code).results().map(MatchResult::group))
                        .filter(text -> !KNOWN.contains(text))
                        .forEach(text -> found.add(file + ": " + text));
            }
            before = code;
        }
    }
}
