package org.mailmedic.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Our style sheets for larger text: letters, icons and the small boxes that hold them grow, the space between
/// does not, for a window has only so much (decision 0805).
final class TextSize {
    private static final Pattern GROWS = Pattern.compile(
            "(-fx-font-size|-fx-icon-size|-fx-(?:min|pref|max)-(?:width|height)|-fx-background-radius|-fx-border-radius)"
                    + ": ([0-9.]+)(px)?(?=[; ])");
    /// Wider than this is a column, not a box around a letter or two.
    private static final double LARGEST_BOX = 80;

    private static final Map<String, String> MADE = new ConcurrentHashMap<>();

    private TextSize() {}

    /// A style sheet with larger text, as a `data:` URI.
    static String scaled(URL sheet, int percent) {
        return MADE.computeIfAbsent(percent + " " + sheet, _ -> {
            try (InputStream in = sheet.openStream()) {
                String larger = scaled(new String(in.readAllBytes(), StandardCharsets.UTF_8), percent);
                return "data:text/css;base64,"
                        + Base64.getEncoder().encodeToString(larger.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static String scaled(String css, int percent) {
        return GROWS.matcher(css).replaceAll(found -> {
            double size = Double.parseDouble(found.group(2));
            String unit = found.group(3) == null ? "" : found.group(3);
            return Matcher.quoteReplacement(
                    size > LARGEST_BOX
                            ? found.group()
                            : String.format(Locale.ROOT, "%s: %.2f%s", found.group(1), size * percent / 100, unit));
        });
    }
}
