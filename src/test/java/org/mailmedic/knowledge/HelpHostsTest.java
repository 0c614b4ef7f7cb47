package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.text.Texts;

/// Only known pages open, and what speakers offer is among them.
class HelpHostsTest {
    private static final HelpHosts HOSTS = HelpHosts.load();
    private static final AdviceBook ADVICE = AdviceBook.load();

    @Test
    void hostsAreWholeNamesAndOnlyOnce() {
        assertThat(HOSTS.all()).extracting(HelpHosts.HelpHost::host).doesNotHaveDuplicates();
        assertThat(HOSTS.all()).allSatisfy(h -> {
            assertThat(h.host()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
            assertThat(h.owner()).isNotBlank();
            assertThat(HOSTS.page("https://" + h.host() + "/x")).isPresent();
        });
    }

    @Test
    void aKnownPageIsOpenedEncrypted() {
        assertThat(HOSTS.page("http://postmaster.yahoo.com/errors/550-bl23.html"))
                .contains(URI.create("https://postmaster.yahoo.com/errors/550-bl23.html"));
        assertThat(HOSTS.page("www.spamhaus.org/query/ip/192.0.2.1"))
                .contains(URI.create("https://www.spamhaus.org/query/ip/192.0.2.1"));
        assertThat(HOSTS.page("HTTPS://Support.Google.com/mail/?p=x")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/help",
                "https://support.google.com@example.com/",
                "https://support.google.com:8443/",
                "https://support.google.com.example.com/",
                "https://evil.support.google.com/",
                "https://example.com/https://support.google.com/",
                "https://example.com#support.google.com",
                "https://support.google.com\\@example.com/",
                "javascript:alert(1)//support.google.com",
                "file://support.google.com/etc/passwd",
                "https://",
                "http://[::1]/",
                "not a link",
            })
    void aDressedUpLinkIsNotOpened(String link) {
        assertThat(HOSTS.page(link)).isEmpty();
    }

    @Test
    void eachAdviceHasWordsAndAKnownPage() {
        Texts texts = Texts.in(Locale.ENGLISH);
        Speakers speakers = Speakers.standard();
        assertThat(ADVICE.all()).allSatisfy(a -> {
            assertThat(texts.keys()).contains("cause." + a.cause().code() + ".fix." + a.speaker());
            assertThat(HOSTS.page(a.page().toString())).contains(a.page());
            assertThat(speakers.ids()).contains(a.speaker());
            assertThat(a.fact().source().getScheme()).isEqualTo("https");
        });
    }

    @Test
    void noFixOfASpeakerIsWithoutASource() {
        Texts texts = Texts.in(Locale.ENGLISH);
        Set<String> sourced = ADVICE.all().stream()
                .map(a -> "cause." + a.cause().code() + ".fix." + a.speaker())
                .collect(Collectors.toSet());
        // The other variants are for a check of the set-up, for a refusal on the recipient's side, for one that
        // speaks of another domain, and for words of one's own program or server.
        assertThat(texts.keys().stream()
                        .filter(k -> k.matches("cause\\..*\\.fix\\..+"))
                        .filter(k -> !k.matches(".*\\.fix\\.(setup|recipients|other|client|own-log)")))
                .allMatch(sourced::contains);
    }

    @Test
    void theSameBlockIsMendedElsewhereAtEachReceiver() {
        Texts texts = Texts.in(Locale.ENGLISH);
        assertThat(Set.of(
                        texts.get("cause.ip.blocked.fix.outlook.com"),
                        texts.get("cause.ip.blocked.fix.microsoft365"),
                        texts.get("cause.ip.blocked.fix.yahoo"),
                        texts.get("cause.ip.blocked.fix.gmx/web.de/mail.com")))
                .hasSize(4);
    }
}
