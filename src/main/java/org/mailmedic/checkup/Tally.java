package org.mailmedic.checkup;

/// What the questions of an audit were for.
///
/// @param questions different questions in all, but for those below that are counted apart
/// @param guessedSelectors how many of them tried DKIM selectors that no message had shown: those of the
///     provider, and usual ones
/// @param blockLists how many of them went to block lists
/// @param dnssec questions for DNSSEC and DANE, apart
/// @param services questions by which the servers of known services were told from others, apart
/// @param selfTest questions by which the resolver was tested, apart
public record Tally(int questions, int guessedSelectors, int blockLists, int dnssec, int services, int selfTest) {}
