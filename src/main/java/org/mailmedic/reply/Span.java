package org.mailmedic.reply;

/// A stretch of the text that the user gave, so that a page can mark it.
///
/// @param start first character, from 0
/// @param end the character after the last
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }
}
