package org.mailmedic.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfTree;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Texts;

/// The pictures of a report: the mail's way, the steps of the probe, and the tree of the SPF record.
final class Pictures {
    private static final int WIDTH = 780;
    private static final int ROW = 24;
    private static final int MOST_ROWS = 60;
    private static final int DEEPEST = 12;

    private final Texts texts;
    private final UnaryOperator<String> clean;

    /// @param clean holds back what the reader shall not see
    Pictures(Texts texts, UnaryOperator<String> clean) {
        this.texts = texts;
        this.clean = clean;
    }

    /// Where the mail stopped.
    Block.Picture way(Reading reading, Map<String, String> names) {
        int stopped = switch (reading.side()) {
            case YOURS -> 1;
            case BETWEEN, RECIPIENTS -> 2;
            case UNKNOWN -> -1;
        };
        List<String> stops = List.of(
                texts.get("report.way.you"),
                names.getOrDefault("provider", ""),
                reading.refusal().remoteHost().orElseGet(() -> texts.get("report.way.theirs")),
                reading.refusal().recipient().orElseGet(() -> texts.get("report.way.recipient")));
        var svg = new Svg(WIDTH);
        double step = WIDTH / 4.0;
        for (int i = 0; i < stops.size(); i++) {
            double x = step * i + step / 2;
            boolean passed = stopped < 0 || i < stopped;
            if (i > 0) {
                svg.line(x - step + 12, 22, x - 12, 22, i <= stopped || stopped < 0 ? "way" : "way ahead");
            }
            svg.circle(x, 22, 9, i == stopped ? "bad" : stopped < 0 ? "unknown" : passed ? "good" : "unknown");
            svg.text(x, 52, "label", "middle", shortened(clean.apply(stops.get(i))));
            if (i == stopped) {
                svg.text(x, 70, "note bad", "middle", texts.get("report.way.stopped"));
            }
        }
        String told = texts.get(
                stopped < 0 ? "report.way.told.unknown" : "report.way.told",
                Map.of("where", clean.apply(stops.get(Math.max(stopped, 0)))));
        return new Block.Picture(svg.end(82, told), told);
    }

    private static String shortened(String words) {
        return words.length() <= 26 ? words : words.substring(0, words.offsetByCodePoints(0, 24)) + "\u2026";
    }

    /// How far the probe came.
    ///
    /// @param brokenOff whether the user ended it
    Block.Picture ladder(List<ProbeStep> steps, boolean brokenOff) {
        var svg = new Svg(WIDTH);
        long longest = Math.max(
                1, steps.stream().mapToLong(r -> r.took().toMillis()).max().orElse(1));
        int y = 4;
        for (ProbeStep probeStep : steps) {
            String tone = switch (probeStep.status()) {
                case OK -> "good";
                case WARNING -> "warn";
                case FAILED -> "bad";
                case SKIPPED -> "unknown";
            };
            svg.circle(10, y + 10, 6, tone);
            svg.text(
                    28,
                    y + 15,
                    "label",
                    "start",
                    texts.get("report.rung." + probeStep.name().name()));
            svg.text(
                    200,
                    y + 15,
                    "note " + tone,
                    "start",
                    texts.get("report.status." + probeStep.status().name()));
            if (probeStep.status() != ProbeStep.Status.SKIPPED) {
                long millis = probeStep.took().toMillis();
                svg.box(300, y + 5, Math.max(2, 380.0 * millis / longest), 10, tone);
                svg.text(
                        WIDTH - 4,
                        y + 15,
                        "note",
                        "end",
                        texts.get("report.millis", Map.of("millis", String.valueOf(millis))));
            }
            y += ROW;
        }
        Optional<ProbeStep> failed = steps.stream()
                .filter(r -> r.status() == ProbeStep.Status.FAILED)
                .findFirst();
        String told = brokenOff
                ? texts.get("report.broken_off")
                : failed.map(r -> texts.get(
                                "report.ladder.told.failed",
                                Map.of(
                                        "rung",
                                        texts.get("report.rung." + r.name().name()))))
                        .orElseGet(() -> texts.get("report.ladder.told"));
        return new Block.Picture(svg.end(y + 4, told), told);
    }

    /// The SPF record with all that it leads to, and what each term costs.
    Block.Picture spf(SpfTree tree) {
        var svg = new Svg(WIDTH);
        int[] y = {4};
        svg.text(4, y[0] + 15, "label", "start", clean.apply(tree.domain()));
        svg.text(WIDTH - 4, y[0] + 15, "note", "end", texts.count("report.spf.lookups", tree.lookups(), Map.of()));
        y[0] += ROW;
        rows(svg, tree, 1, y);
        String told = texts.count("report.spf.told", tree.lookups(), Map.of("domain", clean.apply(tree.domain())));
        return new Block.Picture(svg.end(y[0] + 4, told), told);
    }

    private void rows(Svg svg, SpfTree tree, int depth, int[] y) {
        double x = 4 + 22.0 * depth;
        int from = y[0] - 4;
        for (SpfNode node : tree.nodes()) {
            if (y[0] > ROW * MOST_ROWS) {
                svg.text(x, y[0] + 15, "note", "start", "\u2026");
                y[0] += ROW;
                return;
            }
            String tone = node.isDead() ? "unknown" : node.isLoop() ? "bad" : node.isVoid() ? "warn" : "good";
            svg.line(x - 14, from, x - 14, y[0] + 10.0, "branch");
            svg.line(x - 14, y[0] + 10.0, x - 4, y[0] + 10.0, "branch");
            svg.text(
                    x,
                    y[0] + 15,
                    "mono " + tone,
                    "start",
                    clean.apply(node.term().text()));
            if (node.cost() > 0) {
                svg.text(WIDTH - 4, y[0] + 15, "note", "end", "+" + node.cost());
            }
            y[0] += ROW;
            if (depth < DEEPEST) {
                node.below().ifPresent(below -> rows(svg, below, depth + 1, y));
            }
        }
    }
}
