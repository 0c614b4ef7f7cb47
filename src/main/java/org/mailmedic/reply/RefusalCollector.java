package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Joins what several places of a bounce tell of the same refusal, and puts the most telling refusal first.
///
/// Work is bounded: so many distinct refusals, so many comparisons; beyond that only exact repetitions are
/// joined. So many are shown; all are counted.
final class RefusalCollector {
    /// More distinct refusals than a person reads.
    private static final int MOST = 60;
    /// So many are told apart by their sense. Beyond that, by their letters only.
    private static final int MOST_COMPARED = 2_000;

    private static final int MOST_COMPARISONS = 20_000;
    private static final int TELLING_LENGTH = 12;

    private final List<RefusalDraft> drafts = new ArrayList<>();
    private final List<String> bones = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final Set<String> beyond = new HashSet<>();
    private int comparisons;

    void add(RefusalDraft refusalDraft) {
        String words = refusalDraft.bones();
        String key =
                refusalDraft.reply().code() + " " + refusalDraft.recipient().orElse("") + " " + words;
        Integer same = known.get(key);
        if (same == null) {
            same = sameRefusal(refusalDraft, words);
        }
        if (same != null) {
            drafts.set(same, drafts.get(same).filledFrom(refusalDraft));
            bones.set(same, drafts.get(same).bones());
            known.putIfAbsent(key, same);
        } else if (drafts.size() < MOST_COMPARED) {
            known.put(key, drafts.size());
            drafts.add(refusalDraft);
            bones.add(words);
        } else {
            beyond.add(key);
        }
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    /// Names the one recipient of the bounce for refusals that name none.
    void nameRecipient(String address) {
        drafts.replaceAll(d -> d.recipient().isPresent()
                ? d
                : new RefusalDraft(
                        d.reply(),
                        d.stage(),
                        Optional.of(address),
                        d.remoteHost(),
                        d.reportingHost(),
                        d.span(),
                        d.client()));
    }

    /// Names the server that wrote the bounce for refusals that name none: some write it below.
    void nameReporter(String host) {
        drafts.replaceAll(d -> d.reportingHost().isPresent()
                ? d
                : new RefusalDraft(
                        d.reply(), d.stage(), d.recipient(), d.remoteHost(), Optional.of(host), d.span(), d.client()));
    }

    /// How many distinct refusals there are, shown or not.
    int total() {
        return told().size() + beyond.size();
    }

    private List<RefusalDraft> told() {
        boolean anyTelling = drafts.stream().anyMatch(RefusalCollector::isTelling);
        return drafts.stream().filter(d -> !anyTelling || isTelling(d)).toList();
    }

    /// As many as a person reads, the most telling first.
    List<Refusal> refusals() {
        return told().stream()
                .sorted(Comparator.comparingInt(RefusalCollector::weight).reversed())
                .limit(MOST)
                .map(RefusalCollector::finished)
                .toList();
    }

    @org.jspecify.annotations.Nullable
    private Integer sameRefusal(RefusalDraft refusalDraft, String words) {
        for (int i = 0; i < drafts.size(); i++) {
            if (!mayBeSame(drafts.get(i), refusalDraft)) {
                continue;
            }
            if (comparisons++ > MOST_COMPARISONS) {
                return null;
            }
            if (isSame(drafts.get(i), bones.get(i), refusalDraft, words)) {
                return i;
            }
        }
        return null;
    }

    /// Cheap, so that many recipients do not use up the comparisons of words.
    private static boolean mayBeSame(RefusalDraft a, RefusalDraft b) {
        return a.recipient().isEmpty()
                || b.recipient().isEmpty()
                || a.recipient().get().equalsIgnoreCase(b.recipient().get());
    }

    private static boolean isSame(RefusalDraft a, String aWords, RefusalDraft b, String bWords) {
        int aCode = a.reply().code();
        int bCode = b.reply().code();
        boolean codes = aCode == bCode || aCode == 0 || bCode == 0;
        boolean statuses = a.reply().enhanced().isEmpty()
                || b.reply().enhanced().isEmpty()
                || a.reply().enhanced().equals(b.reply().enhanced());
        return codes && statuses && (aWords.contains(bWords) || bWords.contains(aWords));
    }

    /// A wrapper's "Service unavailable" under 5.0.0 says nothing beside the far server's own words.
    private static boolean isTelling(RefusalDraft refusalDraft) {
        Optional<EnhancedStatus> status = refusalDraft.reply().enhanced();
        boolean hollow = status.isPresent() && status.get().subject() == 0;
        return !refusalDraft.reply().text().isEmpty()
                && !(hollow && refusalDraft.reply().text().length() < 2 * TELLING_LENGTH);
    }

    private static int weight(RefusalDraft refusalDraft) {
        SmtpReply reply = refusalDraft.reply();
        int weight = reply.isTemporary() ? 0 : 8;
        weight += reply.enhanced().isPresent() && reply.enhanced().get().subject() != 0 ? 4 : 0;
        weight += reply.text().length() >= TELLING_LENGTH ? 2 : 0;
        weight += reply.code() != 0 ? 1 : 0;
        return weight;
    }

    private static Refusal finished(RefusalDraft refusalDraft) {
        Stage stage =
                refusalDraft.stage() != Stage.UNKNOWN ? refusalDraft.stage() : StageFinder.guess(refusalDraft.reply());
        Clues found = ClueFinder.in(refusalDraft.reply().text());
        Clues clues = refusalDraft.client().map(found::withAddress).orElse(found);
        Optional<String> recipient = refusalDraft.recipient();
        if (recipient.isEmpty() && stage == Stage.RCPT_TO) {
            recipient = NameFinder.addressAfter(refusalDraft.reply().text(), 0);
        }
        return new Refusal(
                refusalDraft.reply(),
                stage,
                recipient,
                refusalDraft.remoteHost(),
                refusalDraft.reportingHost(),
                clues,
                refusalDraft.span().stream().toList());
    }
}
