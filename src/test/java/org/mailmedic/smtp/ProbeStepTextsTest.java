package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmedic.connection.Fault;
import org.mailmedic.text.Texts;

/// Each step and each fault has its words, and no word is left over.
class ProbeStepTextsTest {
    @Test
    void eachStepAndFaultHasItsWordsAndNoneIsLeftOver() {
        Set<String> wanted = new TreeSet<>();
        for (ProbeStep.Name name : ProbeStep.Name.values()) {
            wanted.addAll(keys("rung", name, List.of("title", "ok")));
        }
        for (Fault fault : Fault.values()) {
            wanted.addAll(keys("fault", fault, List.of("title", "advice")));
        }
        // Not the server's fault but the resolver's, which only the findings tell.
        wanted.addAll(List.of("fault.host_denied.title", "fault.host_denied.advice"));
        Set<String> found = new TreeSet<>(Texts.in(Locale.ENGLISH).keys().stream()
                .filter(key -> key.matches("(rung|fault)[.][a-z0-9_]+[.].*"))
                .toList());
        assertThat(found).isEqualTo(wanted);
    }

    private static List<String> keys(String family, Enum<?> member, List<String> parts) {
        return Stream.of(member.name().toLowerCase(Locale.ROOT))
                .flatMap(name -> parts.stream().map(part -> family + "." + name + "." + part))
                .toList();
    }
}
