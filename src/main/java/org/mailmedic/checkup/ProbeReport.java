package org.mailmedic.checkup;

import java.util.List;
import java.util.Optional;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.smtp.ProbeResult;

/// What a probe of a mail server ended in.
///
/// @param findings what is wrong; empty when all is well
/// @param reading what the server's refusal means, where it refused and the phrase book was at hand
/// @param suggestion settings that were tried beside it, without any sign-in, and would do
public record ProbeReport(
        ProbeResult result, List<Finding> findings, Optional<Reading> reading, Optional<ServerSettings> suggestion) {
    public ProbeReport {
        findings = List.copyOf(findings);
    }
}
