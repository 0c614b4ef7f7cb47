package org.mailmedic.ui.bounce;

/// Whether a text is another bounce than the one before, or the same one edited.
final class AnotherBounce {
    private AnotherBounce() {}

    /// @param before what a case is about
    /// @param now what was entered in its place
    static boolean is(String before, String now) {
        String old = before.strip();
        String other = now.strip();
        if (old.isEmpty() || other.isEmpty() || old.contains(other) || other.contains(old)) {
            return false;
        }
        int shorter = Math.min(old.length(), other.length());
        int begin = 0;
        while (begin < shorter && old.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && old.charAt(old.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return 2 * (begin + end) < shorter;
    }
}
