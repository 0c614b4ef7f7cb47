package org.mailmedic.diagnosis.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// How much each finding matters, from `severity.properties`: data, so that it can be weighed anew without
/// touching the code that finds.
public final class Severities {
    private static final String FILE = "severity.properties";

    private final Map<FindingCode, Severity> severities;
    private final Set<String> names;

    private Severities(Map<FindingCode, Severity> severities, Set<String> names) {
        this.severities = severities;
        this.names = names;
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if a code has no severity
    public static Severities load() {
        var written = new Properties();
        try (InputStream in = Severities.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            written.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var severities = new EnumMap<FindingCode, Severity>(FindingCode.class);
        for (FindingCode code : FindingCode.values()) {
            String severity = written.getProperty(code.code());
            if (severity == null) {
                throw new IllegalStateException(FILE + " has no " + code.code());
            }
            severities.put(code, Severity.valueOf(severity.strip().toUpperCase(Locale.ROOT)));
        }
        return new Severities(severities, Set.copyOf(written.stringPropertyNames()));
    }

    /// The severity of findings with this code.
    public Severity of(FindingCode code) {
        Severity severity = severities.get(code);
        if (severity == null) {
            throw new IllegalStateException(FILE + " has no " + code.code());
        }
        return severity;
    }

    /// All names in the file, for the test that none is orphaned.
    public Set<String> names() {
        return names;
    }
}
