package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailmedic.reply.Refusal;
import org.mailmedic.reply.Stage;

/// What is known of a refusal beside its words, under the names that rules use: `fact.address`,
/// `code.550`, `code.4xx`, `status.x.7.1`, `stage.auth`.
final class ReplyTraits {
    private ReplyTraits() {}

    static List<String> of(Refusal refusal) {
        List<String> signs = new ArrayList<>();
        if (!refusal.clues().addresses().isEmpty()) {
            signs.add("fact.address");
        }
        if (refusal.clues().blockListZone().isPresent()) {
            signs.add("fact.zone");
        }
        int code = refusal.reply().code();
        if (code != 0) {
            signs.add("code." + code);
            signs.add("code." + code / 100 + "xx");
        }
        refusal.reply()
                .enhanced()
                .ifPresent(status -> signs.add("status.x." + status.subject() + "." + status.detail()));
        if (refusal.stage() != Stage.UNKNOWN) {
            signs.add("stage." + refusal.stage().name().toLowerCase(Locale.ROOT));
        }
        return signs;
    }
}
