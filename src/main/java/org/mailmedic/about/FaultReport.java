package org.mailmedic.about;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a user may hand to those who mend MailMedic, as one text that can be read before it is passed on.
/// It is in English, for those who read it.
public final class FaultReport {
    /// More of any part is cut.
    static final int LONGEST = 128 * 1024;

    private FaultReport() {}

    /// One part of it.
    ///
    /// @param body as it is to be read
    public record Section(String title, String body) {}

    /// What it runs on.
    public static Section system(Product product) {
        return new Section(
                "Versions",
                facts(List.of(
                        Map.entry("MailMedic", product.version()),
                        Map.entry("Java", Product.java()),
                        Map.entry("JavaFX", Product.javaFx()),
                        Map.entry("System", Product.system()))));
    }

    /// Names and values, one a line.
    public static String facts(List<Map.Entry<String, String>> facts) {
        return facts.stream().map(f -> f.getKey() + ": " + f.getValue()).collect(Collectors.joining("\n"));
    }

    /// The whole text. A part with nothing in it is left out.
    public static String text(List<Section> sections) {
        return sections.stream()
                .filter(s -> !s.body().isBlank())
                .map(s -> "## " + s.title() + "\n\n" + cut(s.body()).strip() + "\n")
                .collect(Collectors.joining("\n", "# MailMedic: what went wrong\n\n", ""));
    }

    private static String cut(String body) {
        return body.length() <= LONGEST ? body : body.substring(0, LONGEST) + "\n(cut here)";
    }
}
