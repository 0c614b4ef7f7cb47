package org.mailmedic.report;

import java.time.ZoneId;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.text.Texts;

/// Makes reports of a case for a chosen reader.
public final class Reports {
    private final Texts texts;
    private final Severities severities;
    private final ZoneId zone;

    /// Reports in the language of these texts.
    ///
    /// @param zone in which times are written
    public Reports(Texts texts, Severities severities, ZoneId zone) {
        this.texts = texts;
        this.severities = severities;
        this.zone = zone;
    }

    /// One HTML page that needs no other file.
    public String html(Material material, Redaction redaction) {
        return HtmlReport.of(outline(material, redaction), texts.locale().toLanguageTag(), texts.get("report.publish"));
    }

    /// Markdown, for a ticket or a mail.
    public String markdown(Material material, Redaction redaction) {
        return MarkdownReport.of(outline(material, redaction), texts.get("report.publish"));
    }

    /// JSON, for programs.
    public String json(Material material, Redaction redaction) {
        return JsonReport.of(texts, severities, material, redaction);
    }

    private Outline outline(Material material, Redaction redaction) {
        return new Outline(texts, severities, zone, material, redaction);
    }
}
