package org.mailmedic.knowledge;

import java.util.List;

/// What refusals speak about, whatever words they take: being on a list, an address, a limit.
///
/// @param id stable id, such as `list`
/// @param deniable whether a "not" shortly before means that it is not spoken of
/// @param terms words any of which stand for it
/// @param fact where most of the words were seen, and when
record Concept(String id, boolean deniable, List<ConceptTerm> terms, Fact fact) {
    Concept {
        terms = List.copyOf(terms);
    }
}
