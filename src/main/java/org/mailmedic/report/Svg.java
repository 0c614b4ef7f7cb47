package org.mailmedic.report;

import java.util.Locale;

/// A small picture as SVG that stands inside the page: shapes and words, no script, no link, nothing from
/// elsewhere. All words are escaped here, whoever they come from.
final class Svg {
    private static final int LONGEST = 90;

    private final StringBuilder body = new StringBuilder(2_000);
    private final int width;

    Svg(int width) {
        this.width = width;
    }

    /// Words at a place.
    ///
    /// @param style one of the classes of `page.css`
    Svg text(double x, double y, String style, String anchor, String words) {
        String shown = words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" class=\"")
                .append(style)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(HtmlReport.escape(shown))
                .append("</text>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        body.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>%n"
                .formatted(number(x1), number(y1), number(x2), number(y2), style));
        return this;
    }

    Svg circle(double x, double y, double radius, String style) {
        body.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"/>%n"
                .formatted(number(x), number(y), number(radius), style));
        return this;
    }

    Svg box(double x, double y, double wide, double high, String style) {
        body.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" class=\"%s\"/>%n"
                .formatted(number(x), number(y), number(wide), number(high), style));
        return this;
    }

    /// The picture.
    ///
    /// @param told what it shows, for those who cannot see it
    String end(int height, String told) {
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"" + HtmlReport.escape(told)
                + "\">\n" + body + "</svg>\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
