package org.mailmedic.casefile;

/// A case as it comes back from its file, for tests of other rooms.
public final class ReadAgain {
    private ReadAgain() {}

    /// Written and read.
    public static Case of(Case theCase) {
        return switch (CaseReader.read(CaseWriter.write(theCase))) {
            case Opened.Loaded(Case value) -> value;
            case Opened other -> throw new AssertionError("not read again: " + other);
        };
    }
}
