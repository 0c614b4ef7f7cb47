package org.mailmedic.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.ReplyNames;
import org.mailmedic.text.Texts;

/// The names that stand in the texts of causes: who, where, which. What is not known is said in general
/// words, `your domain`, so that no sentence has a hole.
public final class CauseSubjects {
    private CauseSubjects() {}

    /// The names, as far as they are known.
    ///
    /// @param address the user's own address; empty if not known
    /// @param recipient whom they wrote to; empty if not known
    public static Map<String, String> of(
            Texts texts, String address, Optional<ProviderKind> kind, List<Reading> readings, String recipient) {
        Map<String, String> names = new HashMap<>();
        for (String name : List.of("domain", "provider", "address", "speaker", "source", "recipient")) {
            names.put(name, texts.get("name." + name));
        }
        if (!address.isBlank()) {
            names.put("address", address);
            int at = address.lastIndexOf('@');
            if (at >= 0 && at < address.length() - 1) {
                names.put("domain", address.substring(at + 1));
            }
        }
        kind.map(ProviderKind::name).ifPresent(name -> names.put("provider", name));
        readings.stream().findFirst().ifPresent(reading -> names.putAll(ReplyNames.of(texts, reading, address, kind)));
        if (!recipient.isBlank()) {
            names.put("recipient", recipient);
        }
        return names;
    }
}
