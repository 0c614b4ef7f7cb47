package org.mailmedic.remedy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.SpokenDomain;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.text.Texts;

/// The names that a refusal gives for the places in texts: who refused, which list, which address. The one place where
/// they come from, so that window, terminal and report name the same.
public final class ReplyNames {
    /// Name of the block list that the refusal names; absent where it names none.
    static final String LIST = "list";

    private static final Speakers SPEAKERS = Speakers.load();

    private ReplyNames() {}

    /// The names, as far as the refusal gives them.
    ///
    /// @param address the user's own; empty if not known
    public static Map<String, String> of(
            Texts texts, Reading reading, String address, Optional<ProviderKind> provider) {
        Map<String, String> names = new HashMap<>();
        receiver(texts, reading).ifPresent(name -> names.put("speaker", name));
        SpokenDomain.another(reading, address, provider).ifPresent(domain -> names.put(CauseWords.SPOKEN, domain));
        reading.refusal().clues().blockListZone().ifPresent(zone -> names.put(LIST, zone));
        reading.refusal().recipient().ifPresent(to -> names.put("recipient", to));
        reading.refusal().clues().addresses().stream()
                .findFirst()
                .ifPresent(ip -> names.put("source", texts.get("name.source.known", Map.of("ip", ip))));
        return names;
    }

    /// Who refused: the owner of the server, where we know them, else its host. The program that it runs is nobody.
    public static Optional<String> receiver(Texts texts, Reading reading) {
        boolean program = SPEAKERS.isSoftware(reading.saidBy()) && !SPEAKERS.isOwn(reading.saidBy());
        return program ? reading.refusal().remoteHost() : texts.find("speaker." + reading.saidBy(), Map.of());
    }
}
