import java.io.File;
import java.io.IOException;
import javafx.css.Stylesheet;

/// Writes beside each style sheet named what JavaFX makes of it, so that it need not be parsed at each
/// start: JavaFX looks for the `.bss` first.
final class Stylesheets {
    public static void main(String[] sheets) throws IOException {
        for (String sheet : sheets) {
            Stylesheet.convertToBinary(new File(sheet), new File(sheet.replaceAll("css$", "bss")));
        }
    }
}
