package org.mailmedic.diagnosis.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmedic.diagnosis.record.RecordChange.Edit;
import org.mailmedic.diagnosis.record.RecordChange.Kind;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimReadout;

/// Mends what is wrong around a DKIM key. The key itself cannot be mended from outside: a short, withdrawn
/// or torn one has to be made anew where mail is signed. Nor can one that a CNAME leads to: it is somebody
/// else's record.
public final class DkimDoctor {
    /// Two tags with no semicolon between them, the commonest slip of all.
    private static final Pattern UNPARTED = Pattern.compile("(?i)(v=DKIM1|k=rsa|k=ed25519)\\s+(?=[a-z]=)");

    private static final Pattern QUOTES = Pattern.compile("[\"\\\\]");

    private DkimDoctor() {}

    static List<RecordChange> mend(DkimReadout live) {
        return live.keys().stream()
                .filter(key -> key.isThere() && key.aliases().isEmpty())
                .flatMap(key -> mend(key).stream())
                .toList();
    }

    /// A key that stands in the wrong place, in the right one.
    public static RecordToPublish moved(String name, String key) {
        return new RecordToPublish(name, "TXT", key);
    }

    private static Optional<RecordChange> mend(DkimKey key) {
        boolean needed = key.status() == DkimKey.Status.BROKEN
                || key.status() == DkimKey.Status.OK && (key.testing() || key.onlySha1());
        if (!needed) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        String plain =
                UNPARTED.matcher(QUOTES.matcher(key.record()).replaceAll("")).replaceAll("$1; ");
        if (!plain.equals(key.record())) {
            edits.add(new Edit(Kind.CORRECTED, ""));
        }
        var out = new StringBuilder("v=DKIM1");
        TagList list = TagList.read(plain);
        if (!list.begins("DKIM1")) {
            edits.add(new Edit(Kind.CORRECTED, "v=DKIM1"));
        }
        for (TagList.Tag tag : list.tags()) {
            String value = tag.name().equals("p") ? tag.value().replaceAll("\\s", "") : tag.value();
            boolean testing = tag.name().equals("t") && value.equals("y");
            boolean oldHash = tag.name().equals("h") && key.onlySha1();
            if (testing || oldHash) {
                edits.add(new Edit(Kind.TAG_DROPPED, tag.name() + "=" + value));
            } else if (!tag.name().equalsIgnoreCase("v")) {
                out.append("; ").append(tag.name()).append('=').append(value);
                if (!value.equals(tag.value())) {
                    edits.add(new Edit(Kind.CORRECTED, "p"));
                }
            }
        }
        boolean hasKey = list.value("p").filter(p -> !p.isBlank()).isPresent();
        return edits.isEmpty() || !hasKey
                ? Optional.empty()
                : Optional.of(new RecordChange(
                        new RecordToPublish(key.name(), "TXT", out.toString()), List.of(key.record()), edits));
    }
}
