package org.mailmedic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmedic.checkup.autoconfig.FoundServer;
import org.mailmedic.knowledge.SignInServices;
import org.mailmedic.oauth.TokenOutcome;

/// The words for signing in by browser and for finding settings: each that is asked for is there, and
/// none is left over.
class OAuthWordsTest {
    private static final Pattern ASKED = Pattern.compile("\"(oauth\\.[a-z0-9_.]*[a-z0-9_])\"");

    @Test
    void eachIsThereAndNoneIsLeftOver() throws IOException {
        Set<String> wanted = new TreeSet<>(askedInTheCode());
        // A data file.
        wanted.remove("oauth.json");
        for (TokenOutcome.Problem problem : TokenOutcome.Problem.values()) {
            String key = "oauth.problem." + lower(problem);
            wanted.addAll(List.of(key, key + ".advice"));
        }
        for (FoundServer.Origin origin : FoundServer.Origin.values()) {
            wanted.add("oauth.find.from." + lower(origin));
        }
        wanted.addAll(Set.of(
                "oauth.client.google",
                "oauth.client.google.secret",
                "oauth.client.google.secret.hint",
                "oauth.client.microsoft",
                "oauth.client.microsoft.tenant",
                "oauth.client.microsoft.tenant.hint"));
        var step = Pattern.compile("oauth\\.guide\\.([a-z]+)\\.[1-9]");
        Set<String> steps =
                there().stream().filter(key -> step.matcher(key).matches()).collect(Collectors.toSet());
        assertThat(steps.stream()
                        .map(key -> step.matcher(key).replaceFirst("$1"))
                        .collect(Collectors.toSet()))
                .as("each company has its guide")
                .isEqualTo(SignInServices.load().all().stream()
                        .map(service -> service.client())
                        .collect(Collectors.toSet()));
        wanted.addAll(steps);
        assertThat(there()).isEqualTo(wanted);
    }

    private static Set<String> there() throws IOException {
        var words = new Properties();
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream("oauth.properties"))) {
            words.load(in);
        }
        return new TreeSet<>(words.stringPropertyNames());
    }

    private static Set<String> askedInTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var asked = new TreeSet<String>();
            for (Path source : sources) {
                ASKED.matcher(Files.readString(source, StandardCharsets.UTF_8))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(asked::add);
            }
            return asked;
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
