package org.mailmedic.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.report.Block.Section;

/// A report as one HTML page that needs nothing else, prints well, and can run no script.
final class HtmlReport {
    private final StringBuilder html = new StringBuilder(16_384);
    private final String language;
    private final String publish;

    private HtmlReport(String language, String publish) {
        this.language = language;
        this.publish = publish;
    }

    /// The page.
    ///
    /// @param language of its words, as a language tag
    /// @param publish caption of a record to publish
    static String of(Outline outline, String language, String publish) {
        return new HtmlReport(language, publish).write(outline);
    }

    private String write(Outline outline) {
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(escape(language))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", "", outline.title());
        html.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
        element("h1", "", outline.title());
        element("p", "quiet", outline.subtitle());
        outline.practice().ifPresent(text -> element("p", "band", text));
        outline.sections().forEach(this::section);
        html.append("<footer>\n");
        element("p", "quiet", outline.footer());
        return html.append("</footer>\n</body>\n</html>\n").toString();
    }

    private void section(Section section) {
        html.append("<section>\n");
        element("h2", "", section.title());
        section.blocks().forEach(this::block);
        html.append("</section>\n");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(String text) -> element("p", "", text);
            case Block.Facts(List<Block.Fact> facts) -> {
                html.append("<dl>\n");
                facts.forEach(fact -> {
                    element("dt", "", fact.name());
                    element("dd", "", fact.value());
                });
                html.append("</dl>\n");
            }
            case Block.Bullets(List<String> items) -> {
                html.append("<ul>\n");
                items.forEach(item -> element("li", "", item));
                html.append("</ul>\n");
            }
            case Block.Raw(String caption, String text) -> {
                element("p", "quiet", caption);
                element("pre", "", text);
            }
            case Block.Picture(String svg, String _) ->
                html.append("<figure>\n").append(svg).append("</figure>\n");
            case Block.Table table -> table(table);
            case Block.Seen seen -> seen(seen);
            case Block.ToDo toDo -> toDo(toDo);
        }
    }

    private void table(Block.Table table) {
        html.append("<table>\n<thead><tr>");
        table.head().forEach(cell -> element("th", "", cell));
        html.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> {
            html.append("<tr>");
            row.forEach(cell -> element("td", "", cell));
            html.append("</tr>\n");
        });
        html.append("</tbody>\n</table>\n");
    }

    private void seen(Block.Seen seen) {
        String kind = switch (seen.severity()) {
            case OK -> "ok";
            case INFO -> "info";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
        html.append("<div class=\"card ").append(kind).append("\">\n<h3><span class=\"word\">");
        html.append(escape(seen.word()))
                .append("</span>: ")
                .append(escape(seen.title()))
                .append("</h3>\n");
        element("p", "quiet", seen.subject());
        element("p", "", seen.why());
        element("p", "", seen.fix());
        if (!seen.evidence().isBlank()) {
            element("pre", "", seen.evidence());
        }
        element("p", "quiet", seen.source());
        html.append("</div>\n");
    }

    private void toDo(Block.ToDo toDo) {
        html.append("<div class=\"card ").append(toDo.done() ? "ok" : "info").append("\">\n<h3>");
        html.append(escape(toDo.title())).append("</h3>\n<p class=\"quiet\"><span class=\"word\">");
        html.append(escape(toDo.state()))
                .append("</span> · ")
                .append(escape(toDo.effort()))
                .append("</p>\n<ol>\n");
        toDo.steps().forEach(step -> {
            html.append("<li>").append(escape(step.text()));
            step.link()
                    .filter(link -> "https".equals(link.getScheme()))
                    .map(link -> escape(link.toString()))
                    .ifPresent(link -> html.append(" <a rel=\"noreferrer\" href=\"")
                            .append(link)
                            .append("\">")
                            .append(link)
                            .append("</a>"));
            html.append("</li>\n");
        });
        html.append("</ol>\n");
        publish(toDo.publish());
        html.append("</div>\n");
    }

    private void publish(Optional<RecordToPublish> record) {
        record.ifPresent(r -> {
            element("p", "quiet", publish);
            element("pre", "", r.name() + "  " + r.type() + "\n" + r.value());
        });
    }

    private void element(String name, String style, String text) {
        html.append('<').append(name);
        if (!style.isEmpty()) {
            html.append(" class=\"").append(style).append('"');
        }
        html.append('>').append(escape(text)).append("</").append(name).append(">\n");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append((char) c);
            }
        });
        return out.toString();
    }
}
