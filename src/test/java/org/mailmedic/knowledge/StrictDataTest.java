package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// A fault in a data file is told with file, entry and field. The files themselves are read by the tests of each.
class StrictDataTest {
    private static final String PHRASE = """
        {"phrases": [
          {"id": "a.one", "speaker": "google", "words": ["no such user"], "cause": "recipient.unknown", "confidence": 0.9,
           "source": "https://example.com/", "checked": "2026-11-23", "example": "550 no such user"}]}
        """;

    @Test
    void aMisspeltFieldIsNamed() {
        assertFault(PHRASE.replace("\"words\"", "\"wrods\""), "'a.one'", "'words' is missing", "wrods");
        assertFault(
                PHRASE.replace("\"example\"", "\"permanant\": true, \"example\""), "'a.one'", "'permanant' is unknown");
    }

    @Test
    void aMissingSourceNamesThePhrase() {
        assertFault(PHRASE.replace("\"source\"", "\"sauce\""), "'a.one'", "'source' is missing");
        assertFault(PHRASE.replace("https:", "http:"), "'a.one'", "'source' must be a web address");
        assertFault(PHRASE.replace("2026-11-23", "soon"), "'a.one'", "'checked' must be a day");
    }

    @Test
    void aWrongKindOfValueIsNamed() {
        assertFault(PHRASE.replace("0.9", "\"sure\""), "'a.one'", "'confidence' must be a number");
        assertFault(PHRASE.replace("[\"no such user\"]", "\"no such user\""), "'words' must be a list");
        assertFault(PHRASE.replace("[\"no such user\"]", "[\"*\"]"), "'words' holds '*'");
        assertFault(PHRASE.replace("recipient.unknown", "nothing.known"), "'cause' is 'nothing.known'");
        assertFault(PHRASE.replace("\"google\"", "\"gogle\""), "'speaker' is 'gogle'");
        assertFault(
                PHRASE.replace("\"example\"", "\"side\": \"mine\", \"example\""),
                "'side' is 'mine' and must be one of");
    }

    @Test
    void whatIsRightIsRead() {
        assertThat(PhraseBook.phrases(SourcedFile.of("phrases/test.json", PHRASE), Speakers.standard()))
                .singleElement()
                .hasToString("a.one");
    }

    @Test
    void aFaultDeepInsideNamesTheWay() {
        SourcedFile file = SourcedFile.of("blocklists.json", """
            {"lists": [{"zone": "a.example", "name": "A", "lists": "domains", "test": {"listed": "x", "claen": "y"}, "codes": {}}]}
            """);
        assertThatThrownBy(() -> BlockLists.load(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("blocklists.json", "lists 'a.example', test", "'clean' is missing", "claen");
    }

    @Test
    void speakersAndConceptsAreReadAsStrictly() {
        assertThatThrownBy(() -> Speakers.load(SourcedFile.of(
                        "speakers.json",
                        "{\"speakers\": [{\"id\": \"a\", \"kind\": \"shop\", \"hosts\": [], \"words\": []}]}")))
                .hasMessageContainingAll("speakers.json", "'a'", "'kind' is 'shop'");
        assertThatThrownBy(() -> Concepts.load(SourcedFile.of(
                        "concepts.json",
                        "{\"concepts\": [], \"rules\": [{\"id\": \"r\", \"cause\": \"ip.listed\","
                                + " \"wieght\": 1, \"when\": []}]}")))
                .hasMessageContainingAll("concepts.json", "rules 'r'", "'weight' is missing", "wieght");
    }

    @Test
    void howAServerIsEncryptedIsOneOfThreeWords() {
        assertThatThrownBy(() -> mailHosts("\"startls\"", 587))
                .hasMessageContainingAll("hosts 'A', servers", "'security' is 'startls' and must be one of");
        assertThatThrownBy(() -> mailHosts("\"auto\"", 587)).hasMessageContaining("a provider says which");
        assertThatThrownBy(() -> mailHosts("\"tls\"", 0)).hasMessageContaining("'port' must be 1 to 65535");
    }

    private static void mailHosts(String security, int port) {
        new KnowledgeFile(SourcedFile.of("mail-hosts.json", """
            {"hosts": [{"name": "A", "domains": [], "mx": [],
              "servers": [{"host": "mail.a.example", "port": %d, "security": %s}]}]}
            """.formatted(port, security))).mailHosts();
    }

    private static void assertFault(String json, String... told) {
        assertThatThrownBy(() -> PhraseBook.phrases(SourcedFile.of("phrases/test.json", json), Speakers.standard()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("phrases/test.json")
                .hasMessageContainingAll(told);
    }
}
