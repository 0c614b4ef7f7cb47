package org.mailmedic.console;

import java.util.Map;
import org.mailmedic.text.Texts;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line makes no sense, for a reason that has words in every language: `console.wrong.KEY`.
final class WrongUsage extends ParameterException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Map<String, String> names;

    WrongUsage(CommandSpec spec, String key, Map<String, String> names) {
        super(spec.commandLine(), key);
        this.key = key;
        this.names = names;
    }

    /// The reason in words; those of picocli itself as far as we have words for them.
    static String words(ParameterException wrong, Texts texts) {
        return switch (wrong) {
            case WrongUsage ours -> texts.get("console.wrong." + ours.key, ours.names);
            case MissingParameterException missing ->
                texts.get(
                        "console.wrong.missing",
                        Map.of(
                                "what",
                                String.join(
                                        ", ",
                                        missing.getMissing().stream()
                                                .map(WrongUsage::name)
                                                .toList())));
            case UnmatchedArgumentException unknown ->
                texts.get("console.wrong.unknown", Map.of("what", String.join(" ", unknown.getUnmatched())));
            default -> texts.get("console.wrong.other", Map.of("what", String.valueOf(wrong.getMessage())));
        };
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
