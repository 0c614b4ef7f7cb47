package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.Logged;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.settings.Appearance;
import org.mailmedic.settings.Retention;
import org.mailmedic.settings.Settings;
import org.mailmedic.settings.TimeLimits;

class SettingsFileTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    final Logged logged = new Logged();

    @Test
    void whatIsWrittenIsReadAgain() {
        var file = new SettingsFile(folder.resolve("new").resolve("settings.json"));
        var settings = new Settings(
                Optional.of("192.0.2.53:53"),
                Optional.of("https://192.0.2.53/dns-query"),
                new Appearance(Settings.Theme.DARK, Optional.of("de"), 150, true),
                Map.of(
                        "google", new OAuthClient("id", Optional.of("not-secret"), Optional.empty()),
                        "microsoft", new OAuthClient("0-1-2", Optional.empty(), Optional.of("tenant"))),
                new TimeLimits(Duration.ofSeconds(7), Duration.ofSeconds(60), Duration.ofSeconds(45)),
                Set.of("bl.spamcop.net", "multi.surbl.org"),
                Retention.DAYS_90);
        file.write(settings);
        assertThat(file.read()).isEqualTo(settings);
    }

    @Test
    void noFileAndAnyRubbishAreTheUsualSettings() throws IOException {
        Path path = folder.resolve("settings.json");
        assertThat(new SettingsFile(path).read()).isEqualTo(Settings.DEFAULT);
        for (String rubbish : new String[] {
            "",
            "{",
            "[1]",
            "null",
            "{\"dnsOverHttps\":\"http://a.example/\"}",
            "{\"theme\":7,\"resolver\":[]}",
            "{\"waitSeconds\":{\"question\":\"4\"},\"blockListsNotAsked\":7,\"keepCases\":\"soon\",\"still\":\"?\"}"
        }) {
            Files.writeString(path, rubbish);
            assertThat(new SettingsFile(path).read()).as(rubbish).isEqualTo(Settings.DEFAULT);
        }
        // All but one are JSON.
        assertThat(logged.take())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("The settings could not be read, the usual ones are taken: ");
    }
}
