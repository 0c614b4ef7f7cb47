package org.mailmedic.ui.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;

/// One button of a page is the thing to do now, and looks like it: the first of several that is there.
final class PrimaryAction {
    private static final String STYLE = "accent";

    private final Parent page;
    private boolean marked;

    PrimaryAction(Parent page) {
        this.page = page;
    }

    /// Marks the first of these buttons that is shown, and takes the mark from all others of the page.
    ///
    /// @param ids of the buttons, the most urgent first; empty if something outside the page comes first
    void mark(List<String> ids) {
        for (Node button : Set.copyOf(page.lookupAll(".button." + STYLE))) {
            button.getStyleClass().remove(STYLE);
        }
        Optional<Node> first = ids.stream()
                .flatMap(id -> page.lookupAll("#" + id).stream())
                .filter(this::isShown)
                .findFirst();
        first.ifPresent(button -> button.getStyleClass().add(STYLE));
        marked = first.isPresent();
    }

    boolean isMarked() {
        return marked;
    }

    private boolean isShown(Node node) {
        for (Node each = node; !page.equals(each); each = each.getParent()) {
            if (each == null || !each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
