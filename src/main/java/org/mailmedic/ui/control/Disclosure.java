package org.mailmedic.ui.control;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line that opens to show more beneath it.
///
/// The whole line is the handle: a click, Space or Enter turns it, Right opens and Left closes. With
/// nothing beneath it, it is plain text and takes no focus.
public final class Disclosure extends VBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final Head head = new Head();
    private final HBox line = new HBox();
    private final FontIcon chevron = new FontIcon(Feather.CHEVRON_DOWN);
    private final VBox body = new VBox();
    private Optional<Supplier<? extends Node>> inside = Optional.empty();
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");

    /// A closed line with nothing in it.
    public Disclosure() {
        getStyleClass().add("disclosure");
        head.getStyleClass().add("disclosure-head");
        body.getStyleClass().add("disclosure-body");
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(line, Priority.ALWAYS);
        chevron.getStyleClass().add("disclosure-chevron");
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(line, chevron);
        head.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        head.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().addAll(head, body);
        open.subscribe(this::turn);
        setFoldable(false);
    }

    /// Replaces what stands in the line.
    ///
    /// @param words what a screen reader says for it
    public void setLine(String words, Node... content) {
        line.getChildren().setAll(content);
        head.setAccessibleText(words);
    }

    /// Replaces what stands beneath it. It is made when the line is first opened: of two hundred closed
    /// lines, none costs more than its line.
    public void setBody(Supplier<? extends Node> content) {
        Optional<Node> focused = focusedInBody();
        inside = Optional.of(content);
        body.getChildren().clear();
        setFoldable(true);
        focused.ifPresent(this::focusAgain);
    }

    /// The keyboard must not be lost when what it stood on is made anew.
    private void focusAgain(Node before) {
        Node same = before.getId() == null ? null : body.lookup("#" + before.getId());
        (same == null ? head : same).requestFocus();
    }

    private Optional<Node> focusedInBody() {
        return Optional.ofNullable(getScene())
                .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
                .filter(this::isInBody);
    }

    private boolean isInBody(Node node) {
        return body.equals(node) || (node.getParent() != null && isInBody(node.getParent()));
    }

    /// Makes it a plain line.
    public void clearBody() {
        inside = Optional.empty();
        body.getChildren().clear();
        setFoldable(false);
    }

    /// Whether what is beneath is shown.
    public BooleanProperty openProperty() {
        return open;
    }

    /// The part that takes the focus.
    public Node handle() {
        return head;
    }

    private void setFoldable(boolean foldable) {
        head.setFocusTraversable(foldable);
        Visibility.set(chevron, foldable);
        if (!foldable) {
            open.set(false);
        }
        turn(open.get());
    }

    private boolean isFoldable() {
        return inside.isPresent();
    }

    private void turn(boolean nowOpen) {
        if (nowOpen && body.getChildren().isEmpty()) {
            inside.ifPresent(content -> body.getChildren().setAll(content.get()));
        }
        Visibility.set(body, nowOpen);
        pseudoClassStateChanged(OPEN, nowOpen);
        chevron.setIconCode(nowOpen ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN);
        head.notifyAccessibleAttributeChanged(AccessibleAttribute.EXPANDED);
    }

    private void clicked(MouseEvent click) {
        if (isFoldable()) {
            head.requestFocus();
            open.set(!open.get());
            click.consume();
        }
    }

    private void pressed(KeyEvent key) {
        // With Alt or Ctrl these keys are the window's: Alt+Right goes on to the next page.
        boolean plain = !key.isAltDown() && !key.isControlDown() && !key.isMetaDown() && !key.isShiftDown();
        if (key.getTarget() != head || !isFoldable() || !plain) {
            return;
        }
        switch (key.getCode()) {
            case SPACE, ENTER -> open.set(!open.get());
            case RIGHT -> open.set(true);
            case LEFT -> open.set(false);
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// Tells assistive technology that it folds.
    private final class Head extends HBox {
        Head() {
            setAccessibleRole(AccessibleRole.TITLED_PANE);
        }

        @Override
        public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.EXPANDED
                    ? (Object) open.get()
                    : super.queryAccessibleAttribute(attribute, parameters);
        }

        @Override
        public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
            switch (action) {
                case EXPAND -> open.set(isFoldable());
                case COLLAPSE -> open.set(false);
                case FIRE -> open.set(isFoldable() && !open.get());
                default -> super.executeAccessibleAction(action, parameters);
            }
        }
    }
}
