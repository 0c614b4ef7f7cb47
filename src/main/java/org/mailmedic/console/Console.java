package org.mailmedic.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.session.Cases;
import org.mailmedic.text.Harmless;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// MailMedic in a terminal. Loads nothing of the window.
public final class Console {
    private final ConsoleKnowledge knowledge;
    private final ConsoleServices services;

    /// A console that speaks this language.
    public Console(Locale language, ConsoleServices services) {
        this(new ConsoleKnowledge(language), services);
    }

    /// One that knows what another has read already.
    Console(ConsoleKnowledge knowledge, ConsoleServices services) {
        this.knowledge = knowledge;
        this.services = services;
    }

    /// Runs the command that the arguments name.
    ///
    /// @return the exit status: 0 no finding of level error, 1 at least one, 2 wrong usage, 3 could not be
    /// checked
    public int run(String[] args, Streams streams) {
        try {
            return line(streams).execute(args);
        } catch (Error fault) {
            return failed(fault, streams);
        }
    }

    /// A fault of ours that no command expects: Java would print where it came from, and end with the status that
    /// means "an error was found".
    private int failed(Error fault, Streams streams) {
        Throwable first = fault;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String words = Optional.ofNullable(first.getMessage())
                .map(message -> ": " + message)
                .orElse("");
        say(
                streams,
                knowledge
                        .texts()
                        .get("console.fault", Map.of("reason", first.getClass().getSimpleName() + words)));
        return Exit.NOT_CHECKED;
    }

    CommandLine line(Streams streams) {
        Root root = new Root();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new ExplainCommand(knowledge, streams))
                .addSubcommand(new AuditCommand(knowledge, services, streams))
                .addSubcommand(new ProbeCommand(knowledge, services, streams))
                .addSubcommand(new DiagnoseCommand(knowledge, services, streams))
                .addSubcommand(new LabCommand(knowledge, services, streams));
        line.getCommandSpec().version("MailMedic " + services.version());
        line.setResourceBundle(
                new UsageTexts(knowledge.texts(), new PlainSigns(streams.out().charset())));
        line.setOut(new PrintWriter(streams.out(), true, streams.out().charset()));
        line.setErr(new PrintWriter(streams.err(), true, streams.err().charset()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((wrong, _) -> {
            say(streams, WrongUsage.words(wrong, knowledge.texts()));
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            say(streams, knowledge.texts().get("console.try", Map.of("command", command + " --help")));
            return Exit.WRONG_USAGE;
        });
        line.setExecutionExceptionHandler((fault, _, _) -> {
            say(streams, "MailMedic: " + reason(fault));
            return Exit.NOT_CHECKED;
        });
        return line;
    }

    /// Goes on in the terminal where no window can be opened: a person at the keyboard is asked, as the
    /// window would; without one a practice case is played.
    ///
    /// @param cases made only if somebody can be asked
    /// @return the exit status
    public int withoutWindow(Streams streams, Supplier<Cases> cases) {
        if (!streams.keyboard()) {
            return run(new String[] {"lab", PracticeCases.ids().getFirst()}, streams);
        }
        try {
            new WalkDialogue(knowledge, cases.get(), streams).hold();
            return Exit.FINE;
        } catch (IOException e) {
            say(streams, "MailMedic: " + reason(e));
            return Exit.NOT_CHECKED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Exit.NOT_CHECKED;
        } catch (Error fault) {
            return failed(fault, streams);
        }
    }

    private static void say(Streams streams, String text) {
        streams.err().println(new PlainSigns(streams.err().charset()).shown(Harmless.line(text)));
    }

    private String reason(Exception fault) {
        String message = Optional.ofNullable(fault.getMessage())
                .orElseGet(() -> fault.getClass().getSimpleName());
        return switch (fault) {
            case NoSuchFileException missing ->
                knowledge.texts().get("console.no_file", Map.of("file", missing.getFile()));
            case FileSystemException closed ->
                knowledge.texts().get("console.unreadable", Map.of("file", closed.getFile(), "reason", message));
            default -> message;
        };
    }

    @Command(name = "mailmedic", mixinStandardHelpOptions = true)
    static final class Root implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new WrongUsage(spec, "no_command", Map.of());
        }
    }
}
