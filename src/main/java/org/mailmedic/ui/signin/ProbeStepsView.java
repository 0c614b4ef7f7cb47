package org.mailmedic.ui.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.layout.VBox;
import org.mailmedic.connection.Security;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Texts;

/// The steps of a test, one row each. All rows are there from the start, and fill in as they are
/// reached.
final class ProbeStepsView extends VBox {
    private final Map<ProbeStep.Name, ProbeStepRow> rows = new EnumMap<>(ProbeStep.Name.class);
    private final Function<ProbeStep.Name, String> titles;
    private final Texts texts;

    /// @param titles what a step is called
    ProbeStepsView(Texts texts, Function<ProbeStep.Name, String> titles) {
        this.texts = texts;
        this.titles = titles;
        getStyleClass().add("ladder");
        setId("ladder");
    }

    /// Clears it for a probe with this kind of encryption.
    void prepare(Security security) {
        rows.clear();
        namesFor(security).forEach(this::row);
        arrange();
    }

    private static Set<ProbeStep.Name> namesFor(Security security) {
        Set<ProbeStep.Name> names = EnumSet.allOf(ProbeStep.Name.class);
        names.removeAll(Set.of(ProbeStep.Name.DATA, ProbeStep.Name.QUIT));
        switch (security) {
            case STARTTLS, AUTO -> names.remove(ProbeStep.Name.TLS);
            case TLS -> names.remove(ProbeStep.Name.STARTTLS);
            case NONE ->
                names.removeAll(Set.of(ProbeStep.Name.TLS, ProbeStep.Name.STARTTLS, ProbeStep.Name.CERTIFICATE));
        }
        return names;
    }

    /// A step was reached, or passed over. Those that nobody expected are shown if something happened
    /// there.
    void show(ProbeStep step) {
        boolean happened = step.status() != ProbeStep.Status.SKIPPED && step.name() != ProbeStep.Name.QUIT;
        if (happened || rows.containsKey(step.name())) {
            boolean fresh = !rows.containsKey(step.name());
            row(step.name()).show(step);
            if (fresh) {
                // On port 465 automatic encryption begins with the first byte.
                rows.remove(step.name() == ProbeStep.Name.TLS ? ProbeStep.Name.STARTTLS : ProbeStep.Name.DATA);
                arrange();
            }
        }
    }

    /// The next step is under way now.
    void showBusy(Duration atMost) {
        rows.values().stream().filter(ProbeStepRow::isWaiting).findFirst().ifPresent(row -> row.showBusy(atMost));
    }

    /// The probe is over: what was not reached will not be.
    void finish() {
        boolean above = true;
        for (ProbeStepRow row : List.copyOf(rows.values()).reversed()) {
            above &= !row.wasReached();
            row.finish(above);
        }
    }

    /// The row of the step that failed, if one did.
    Optional<ProbeStepRow> failed() {
        return rows.values().stream().filter(ProbeStepRow::isFailed).findFirst();
    }

    ProbeStepRow row(ProbeStep.Name name) {
        return rows.computeIfAbsent(name, n -> new ProbeStepRow(texts, n, titles.apply(n)));
    }

    private void arrange() {
        List<ProbeStepRow> all = new ArrayList<>(rows.values());
        getChildren().setAll(all);
        all.forEach(row -> row.setLast(row == all.getLast()));
    }
}
