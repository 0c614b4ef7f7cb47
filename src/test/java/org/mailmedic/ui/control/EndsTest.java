package org.mailmedic.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailmedic.ui.Screenshots;

/// Two things at the ends of a line, or one below the other.
class EndsTest {
    @BeforeAll
    static void start() {
        Screenshots.start();
    }

    private static Region box(double width) {
        var box = new Region();
        box.setPrefSize(width, 20);
        return box;
    }

    private static Region second(Ends ends, double width) {
        return Screenshots.onFx(() -> {
            ends.resize(width, ends.prefHeight(width));
            ends.layout();
            return (Region) ends.getChildrenUnmodifiable().getLast();
        });
    }

    @Test
    void theSecondStandsAtTheRightWhereBothFit() {
        Region second = second(Ends.whole(box(200), box(100)), 400);
        assertThat(second.getLayoutX()).isEqualTo(300);
        assertThat(second.getLayoutY()).isZero();
    }

    @Test
    void theSecondStandsBelowWhereTheFirstWouldBeSqueezed() {
        Region second = second(Ends.whole(box(200), box(100)), 300);
        assertThat(second.getLayoutX()).isZero();
        assertThat(second.getLayoutY()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void aFirstThatMayBeCutSharesTheLineAsLongAsItHasMore() {
        assertThat(second(Ends.shared(box(900), box(100)), 300).getLayoutY()).isZero();
        assertThat(second(Ends.shared(box(900), box(100)), 210).getLayoutY()).isGreaterThanOrEqualTo(20);
    }
}
