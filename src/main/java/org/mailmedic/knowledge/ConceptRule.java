package org.mailmedic.knowledge;

import java.util.List;
import java.util.Set;

/// What it tells when several concepts meet in one refusal.
///
/// @param id stable id, such as `ip.listed.2`
/// @param cause the cause that it speaks for, or against if the weight is negative
/// @param weight how strongly, as the logarithm of odds
/// @param when concepts and signs that must all be there
/// @param unless concepts and signs none of which may be there
record ConceptRule(String id, Cause cause, double weight, List<String> when, List<String> unless) {
    ConceptRule {
        when = List.copyOf(when);
        unless = List.copyOf(unless);
    }

    boolean applies(Set<String> there) {
        return there.containsAll(when) && unless.stream().noneMatch(there::contains);
    }
}
