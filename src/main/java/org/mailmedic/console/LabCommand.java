package org.mailmedic.console;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailmedic.lab.PracticeCase;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.report.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lab`: the practice cases.
@Command(name = "lab", mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {
    private final ConsoleKnowledge knowledge;
    private final ConsoleServices services;
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "CASE", descriptionKey = "case")
    private Optional<String> id = Optional.empty();

    @Option(names = "--json")
    private boolean json;

    LabCommand(ConsoleKnowledge knowledge, ConsoleServices services, Streams streams) {
        this.knowledge = knowledge;
        this.services = services;
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (id.isEmpty()) {
            list();
            return Exit.FINE;
        }
        String name = id.get();
        PracticeCase practice = PracticeCases.find(name)
                .orElseThrow(() -> new WrongUsage(
                        spec, "case", Map.of("text", name, "cases", String.join(", ", PracticeCases.ids()))));
        Play play = Play.of(practice, knowledge, services.resolvers());
        if (json) {
            Json object = new Json();
            play.write(object, knowledge);
            object.print(streams.out());
        } else {
            TextPage page = new TextPage(streams.out());
            play.print(page, knowledge);
            page.flush();
        }
        return play.arrived() ? Exit.FINE : Exit.FAULTY;
    }

    private void list() {
        if (json) {
            new Json()
                    .array(
                            "cases",
                            PracticeCases.all(),
                            (to, practice) -> to.put("id", practice.id())
                                    .put("title", knowledge.texts().get(practice.titleKey()))
                                    .put("story", knowledge.texts().get(practice.storyKey()))
                                    .put("provider", practice.provider())
                                    .put("cause", practice.cause()))
                    .print(streams.out());
            return;
        }
        TextPage page = new TextPage(streams.out());
        page.paragraph(knowledge.texts().get("practice.band"));
        for (PracticeCase practice : PracticeCases.all()) {
            page.gap()
                    .paragraph(practice.id())
                    .detail(knowledge.texts().get(practice.titleKey()))
                    .detail(knowledge.texts().get(practice.storyKey()));
        }
        page.flush();
    }
}
