package org.mailmedic.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.mailmedic.text.Texts;

/// The keys that work everywhere in the window: the one table that [Keyboard] obeys and [HelpSheet] shows.
///
/// `Shortcut` is Ctrl, and Cmd on a Mac.
enum Shortcut {
    NEW_CASE(with(KeyCode.N)),
    OPEN(with(KeyCode.O)),
    SAVE_COPY(with(KeyCode.S)),
    COPY_REPORT(withShift(KeyCode.C)),
    NEXT(
            new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN),
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN)),
    BACK(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN)),
    STEP(Stream.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT7,
                    KeyCode.NUMPAD1,
                    KeyCode.NUMPAD2,
                    KeyCode.NUMPAD3,
                    KeyCode.NUMPAD4,
                    KeyCode.NUMPAD5,
                    KeyCode.NUMPAD6,
                    KeyCode.NUMPAD7)
            .map(Shortcut::with)
            .toArray(KeyCombination[]::new)),
    RUN_AGAIN(new KeyCodeCombination(KeyCode.F5), with(KeyCode.R)),
    STOP(new KeyCodeCombination(KeyCode.ESCAPE)),
    FIND(with(KeyCode.F)),
    // Plus stands on the key of the equals sign on many keyboards, and then needs Shift or not.
    LARGER(
            new KeyCodeCombination(KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY),
            new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY),
            with(KeyCode.ADD)),
    SMALLER(with(KeyCode.MINUS), with(KeyCode.SUBTRACT)),
    USUAL_SIZE(with(KeyCode.DIGIT0), with(KeyCode.NUMPAD0)),
    SETTINGS(with(KeyCode.COMMA)),
    HELP(new KeyCodeCombination(KeyCode.F1));

    /// Keys that mean the same as one that is named.
    private static final Set<KeyCode> ELSEWHERE = Set.of(KeyCode.EQUALS, KeyCode.ADD, KeyCode.SUBTRACT);

    private static final int STEPS = 7;
    private static final Map<KeyCode, String> SIGNS = Map.of(
            KeyCode.LEFT, "←",
            KeyCode.RIGHT, "→",
            KeyCode.COMMA, ",",
            KeyCode.PLUS, "+",
            KeyCode.MINUS, "−");

    private final List<KeyCombination> combinations;

    Shortcut(KeyCombination... combinations) {
        this.combinations = List.of(combinations);
    }

    private static KeyCombination with(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination withShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    List<KeyCombination> combinations() {
        return combinations;
    }

    /// What it does, in words.
    String title(Texts texts) {
        return texts.get("shell.key." + name().toLowerCase(Locale.ROOT));
    }

    /// The keys as they are written on the keyboard; of several ways the usual ones.
    ///
    /// @param mac whether to write as a Mac does: signs, without a plus between them
    String keys(Texts texts, boolean mac) {
        if (this == STEP) {
            return written(combinations.getFirst(), texts, mac)
                    + " – "
                    + written(combinations.get(STEPS - 1), texts, mac);
        }
        return combinations.stream()
                .map(KeyCodeCombination.class::cast)
                .filter(c -> !ELSEWHERE.contains(c.getCode()) && !c.getCode().isKeypadKey())
                .map(c -> written(c, texts, mac))
                .collect(Collectors.joining(" · "));
    }

    private static String written(KeyCombination combination, Texts texts, boolean mac) {
        var keys = Stream.<String>builder();
        if (combination.getShortcut() == KeyCombination.ModifierValue.DOWN) {
            keys.add(mac ? "⌘" : texts.get("shell.keyboard.ctrl"));
        }
        if (combination.getAlt() == KeyCombination.ModifierValue.DOWN) {
            keys.add(mac ? "⌥" : texts.get("shell.keyboard.alt"));
        }
        if (combination.getShift() == KeyCombination.ModifierValue.DOWN) {
            keys.add(mac ? "⇧" : texts.get("shell.keyboard.shift"));
        }
        KeyCode code = ((KeyCodeCombination) combination).getCode();
        keys.add(
                switch (code) {
                    case ENTER -> texts.get("shell.keyboard.enter");
                    case ESCAPE -> texts.get("shell.keyboard.esc");
                    default -> SIGNS.getOrDefault(code, code.getName());
                });
        return keys.build().collect(Collectors.joining(mac ? "" : "+"));
    }
}
