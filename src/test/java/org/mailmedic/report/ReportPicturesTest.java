package org.mailmedic.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.checkup.Part;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Consultations;

/// The report of each practice case as a page, for a person to look at in a browser: `target/reports`.
class ReportPicturesTest {
    private static final Path OUT = Path.of("target", "reports");

    @TempDir
    Path folder;

    static Stream<String> cases() {
        return PracticeCases.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachCaseHasAPage(String practice) throws Exception {
        try (Consultation c = Consultations.desk(folder).practise(practice)) {
            Consultations.until(() -> !c.readings().isEmpty() && !c.readingNow());
            Consultations.await(c.probe(_ -> {}));
            Consultations.await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            c.checklist().now().forEach(item -> {
                try {
                    Consultations.await(c.rehearse(item));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            var material = new Material(
                    c.current().withHistory(c.current().history().withContacts(c.contacts())),
                    c.facts(),
                    c.diagnosis(),
                    c.testedChecklist());
            String page = new Reports(Consultations.TOOLS.texts(), Consultations.TOOLS.severities(), ZoneOffset.UTC)
                    .html(material, Redaction.standard(Redaction.Reader.ME));
            Files.createDirectories(OUT);
            Files.writeString(OUT.resolve(practice + ".html"), page);
            assertThat(page).contains("<svg").doesNotContain("<script", "src=\"http");
        }
    }
}
