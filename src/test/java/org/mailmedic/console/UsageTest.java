package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.console.Terminal.Result;
import org.mailmedic.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// What the terminal says of itself, in each language.
class UsageTest {
    private static final List<String> COMMANDS = List.of("explain", "audit", "probe", "diagnose", "lab");

    @ParameterizedTest
    @MethodSource("org.mailmedic.text.Texts#languages")
    void everyCommandAndEveryOptionIsExplained(String language) {
        for (CommandSpec command : commands(Locale.of(language))) {
            assertThat(command.usageMessage().description())
                    .as(command.qualifiedName())
                    .isNotEmpty();
            for (ArgSpec argument : arguments(command)) {
                assertThat(argument.description())
                        .as(command.qualifiedName() + " " + argument)
                        .isNotEmpty()
                        .doesNotContain("");
            }
        }
    }

    @Test
    void noExplanationIsOrphaned() {
        Texts texts = Texts.in(Locale.ENGLISH);
        Set<String> used = new TreeSet<>(Set.of(
                "usage.usage.synopsisHeading",
                "usage.usage.commandListHeading",
                "usage.mailmedic.usage.footer",
                "usage.mailmedic.explain.usage.footer",
                "usage.mixinStandardHelpOptions.help",
                "usage.mixinStandardHelpOptions.version"));
        for (CommandSpec command : commands(Locale.ENGLISH)) {
            String own = command.qualifiedName(".") + ".";
            used.add("usage." + own + "usage.description");
            for (ArgSpec argument : arguments(command)) {
                String key = argument.isOption() ? name(argument) : argument.descriptionKey();
                boolean special = texts.keys().contains("usage." + own + key);
                used.add("usage." + (special ? own : "") + key);
            }
        }
        assertThat(texts.keys().stream().filter(key -> key.startsWith("usage.")))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void helpIsInTheLanguageOfTheUser() {
        Result help = Terminal.offline().in(Locale.GERMAN).run("", "probe", "--help");
        assertThat(help.out())
                .startsWith("Aufruf: mailmedic probe")
                .contains("Hostname des Mailservers", "Vorgabe: 20")
                .doesNotContain("Show this", "null", "%");
        assertThat(Terminal.offline().in(Locale.of("es")).run("", "--help").out())
                .startsWith("Uso: mailmedic")
                .contains("Órdenes:", "Estado de salida");
    }

    @Test
    void soAreComplaints() {
        Terminal terminal = Terminal.offline().in(Locale.GERMAN);
        assertThat(terminal.run("", "probe").err()).contains("Es fehlt: --host").contains("Versuchen Sie");
        assertThat(terminal.run("", "explain", "--jsn").err()).contains("Nicht verstanden: --jsn");
        assertThat(terminal.run("", "probe", "--host", "h.example", "--user", "a")
                        .err())
                .contains("nie von der Befehlszeile");
        assertThat(terminal.run("", "lab", "none").err()).contains("keinen Übungsfall none; es gibt");
    }

    @Test
    void aTerminalWithFewSignsGetsPlainOnes() {
        Result help = Terminal.offline()
                .in(Locale.GERMAN)
                .with(StandardCharsets.US_ASCII)
                .run("", "diagnose", "--help");
        assertThat(help.out()).contains("Fuegt den Zustellfehler").doesNotContain("?");
        var plainSigns = new PlainSigns(StandardCharsets.US_ASCII);
        assertThat(plainSigns.shown("„Größe“ ‚x‘ «así» ¿año? … –")).isEqualTo("\"Groesse\" 'x' \"asi\" ano? ... -");
        assertThat(new PlainSigns(StandardCharsets.ISO_8859_1).shown("„Größe“")).isEqualTo("\"Größe\"");
        assertThat(new PlainSigns(StandardCharsets.UTF_8).shown("„Größe“ 寧")).isEqualTo("„Größe“ 寧");
    }

    private static List<CommandSpec> commands(Locale language) {
        CommandLine line = new Console(language, Terminal.nowhere()).line(Terminal.silent());
        assertThat(line.getSubcommands().keySet()).containsExactlyInAnyOrderElementsOf(COMMANDS);
        return Stream.concat(
                        Stream.of(line.getCommandSpec()),
                        line.getSubcommands().values().stream().map(CommandLine::getCommandSpec))
                .toList();
    }

    private static List<ArgSpec> arguments(CommandSpec command) {
        return command.args().stream()
                .filter(a -> !a.isOption() || !Set.of("help", "version").contains(name(a)))
                .toList();
    }

    private static String name(ArgSpec option) {
        return ((CommandLine.Model.OptionSpec) option).longestName().replaceFirst("^-+", "");
    }
}
