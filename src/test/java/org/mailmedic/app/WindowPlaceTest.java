package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.Logged;

class WindowPlaceTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 25, 1440, 875);
    private static final Rectangle2D CASES = new Rectangle2D(1440, 0, 2560, 1440);

    @TempDir
    Path folder;

    @RegisterExtension
    final Logged logged = new Logged();

    @Test
    void whatIsKeptIsFoundAgain() {
        var place = new WindowPlace(new Rectangle2D(1500, 40, 1120, 740), true);
        Path file = folder.resolve("new").resolve("window.properties");
        place.write(file);
        assertThat(WindowPlace.read(file)).contains(place);
    }

    @Test
    void whatMakesNoSenseIsNone() throws Exception {
        Path file = folder.resolve("window.properties");
        assertThat(WindowPlace.read(file)).isEmpty();
        for (String rubbish :
                new String[] {"", "x=1", "x=NaN\ny=0\nwidth=1\nheight=1", "x=0\ny=0\nwidth=-5\nheight=1"}) {
            Files.writeString(file, rubbish);
            assertThat(WindowPlace.read(file)).as(rubbish).isEmpty();
            assertThat(logged.take())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("The place of the window could not be read: ");
        }
    }

    @Test
    void aScreenThatIsGoneDoesNotTakeTheWindowAlong() {
        var place = new WindowPlace(new Rectangle2D(3000, 200, 1120, 740), false);
        assertThat(place.on(List.of(LAPTOP, CASES)).bounds()).isEqualTo(new Rectangle2D(2880, 200, 1120, 740));
        assertThat(place.on(List.of(LAPTOP)).bounds()).isEqualTo(new Rectangle2D(320, 160, 1120, 740));
    }

    @Test
    void noLargerThanTheScreen() {
        var place = new WindowPlace(new Rectangle2D(1500, -300, 2500, 1400), false);
        assertThat(place.on(List.of(LAPTOP)).bounds()).isEqualTo(LAPTOP);
    }
}
