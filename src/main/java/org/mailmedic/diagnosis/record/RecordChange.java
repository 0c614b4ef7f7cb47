package org.mailmedic.diagnosis.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// A record as it should be, made from what is published by the smallest edits that mend it.
///
/// @param record what to publish
/// @param before the records that it takes the place of, as published; empty where there is none yet
/// @param edits what was changed, and why
public record RecordChange(RecordToPublish record, List<String> before, List<Edit> edits) {
    /// The longest string of a TXT record, in bytes (RFC 1035 section 3.3.14).
    private static final int LONGEST_STRING = 255;

    public RecordChange {
        before = List.copyOf(before);
        edits = List.copyOf(edits);
    }

    /// One change to the text.
    ///
    /// @param what the term or tag that it is about; empty where it is about the whole
    public record Edit(Kind kind, String what) {
        /// Key of its words.
        public String key() {
            return "doctor." + kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /// Kinds of changes.
    public enum Kind {
        /// There was no record.
        NEW,
        /// Several records became one.
        MERGED,
        /// A slip of the pen was put right.
        CORRECTED,
        /// It led nowhere.
        DROPPED_DEAD,
        /// It stood there twice, or is part of another.
        DROPPED_TWICE,
        /// All that it allows is allowed by another term, too, and it costs look-ups.
        DROPPED_COVERED,
        /// The domain's own host, written as its address to spare a look-up.
        WRITTEN_OUT,
        /// `all` moved to the end, so that all before it counts.
        ALL_LAST,
        /// The end let everybody send.
        CLOSED,
        /// The end was missing.
        ENDED,
        /// A sender more.
        ADDED,
        /// A DMARC tag was added or given a value that is allowed.
        SET,
        /// A tag that has no meaning any more, or does harm.
        TAG_DROPPED
    }

    /// A word of the old or the new text.
    public record Word(Change change, String text) {}

    /// What became of a word.
    public enum Change {
        SAME,
        OUT,
        IN
    }

    /// Whether it takes the place of something, rather than being new.
    public boolean replaces() {
        return !before.isEmpty();
    }

    /// The text in pieces that a TXT record can hold: a longer one is published as several strings of one
    /// record.
    public List<String> strings() {
        List<String> strings = new ArrayList<>();
        String value = record.value();
        for (int at = 0; at < value.length(); at += LONGEST_STRING) {
            strings.add(value.substring(at, Math.min(value.length(), at + LONGEST_STRING)));
        }
        return strings;
    }

    /// The change, word for word.
    public List<Word> difference() {
        List<String> old = before.stream()
                .flatMap(text -> words(text, record.value()).stream())
                .toList();
        return difference(old, words(record.value(), record.value()));
    }

    /// SPF parts its terms by blanks, the tags of DMARC and DKIM are parted by semicolons.
    private static List<String> words(String text, String like) {
        String parting = like.startsWith("v=spf1") ? " +" : "(?<=;) *";
        return Arrays.stream(text.strip().split(parting, -1))
                .filter(w -> !w.isBlank())
                .toList();
    }

    /// By the longest sequence of words that both have in common.
    private static List<Word> difference(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Word> words = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                words.add(new Word(Change.SAME, old.get(i)));
                i++;
                j++;
            } else if (j >= now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                words.add(new Word(Change.OUT, old.get(i++)));
            } else {
                words.add(new Word(Change.IN, now.get(j++)));
            }
        }
        return Collections.unmodifiableList(words);
    }
}
