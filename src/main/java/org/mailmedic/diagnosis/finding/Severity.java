package org.mailmedic.diagnosis.finding;

/// How much a finding matters.
public enum Severity {
    OK,
    /// Worth knowing.
    INFO,
    /// Will cause a rejection in some cases.
    WARNING,
    /// Explains or causes a rejection.
    ERROR
}
