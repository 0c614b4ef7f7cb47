package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TranslationTest {
    private static final JsonNode OWN = new JsonMapper().readTree("""
        {"same": ["Another provider"], "de": {"A server": "Ein Server"}}\
        """);

    /// A provider whose file brings its sentences needs no other file.
    @Test
    void whatAFileBringsItselfGoesBeforeTheFileOfTheLanguage() {
        Translation german = Translation.in(Locale.GERMAN, Catalogue.class);
        assertThat(german.of("Another provider")).isEqualTo("Ein anderer Anbieter");

        assertThat(german.with(OWN).of("A server")).isEqualTo("Ein Server");
        assertThat(german.with(OWN).of("Another provider")).isEqualTo("Another provider");
        assertThat(german.with(OWN).of("My own server")).isEqualTo("Der eigene Server");
    }

    @Test
    void whatItDoesNotBringInALanguageIsLookedForThere() {
        Translation spanish = Translation.in(Locale.of("es"), Catalogue.class).with(OWN);
        assertThat(spanish.of("A server")).isEqualTo("A server");
        assertThat(spanish.of("My own server")).isNotEqualTo("My own server");
    }

    @Test
    void englishStaysAsItIs() {
        assertThat(Translation.NONE.with(OWN).of("A server")).isEqualTo("A server");
        assertThat(Translation.NONE.with(OWN.path("nothing")).of("A server")).isEqualTo("A server");
    }
}
