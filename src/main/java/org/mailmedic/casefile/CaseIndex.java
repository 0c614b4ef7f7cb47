package org.mailmedic.casefile;

import java.util.List;

/// What a folder of cases holds.
///
/// @param cases those that can be shown, the last changed first
/// @param unreadable how many entries are named as cases and cannot be read as one: broken links, folders,
///     files that the system keeps from us, of a newer version, damaged without a state before, or foreign
public record CaseIndex(List<Listed> cases, int unreadable) {
    public CaseIndex {
        cases = List.copyOf(cases);
    }
}
