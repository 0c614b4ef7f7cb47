package org.mailmedic.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.knowledge.CertainNames;
import org.mailmedic.knowledge.ProviderKind;

/// Questions to which an answer exists for certain: a resolver that denies all of them denies everything.
public final class CertainQuestions {
    private CertainQuestions() {}

    /// The servers of the user's own provider first, if they have a name that is the same for everybody; last the
    /// domain's own top level, which hardly anybody misspells.
    public static List<Question> of(String domain, Optional<ProviderKind> provider) {
        List<Question> questions = new ArrayList<>();
        provider.stream()
                .flatMap(kind -> kind.servers().stream())
                .map(ProviderKind.Server::host)
                .filter(host -> !host.contains("{"))
                .findFirst()
                .ifPresent(host -> questions.add(new Question(host, RecordType.A)));
        CertainNames.standard()
                .all()
                .forEach(known -> questions.add(new Question(known.name(), RecordType.valueOf(known.type()))));
        String topLevel = domain.substring(domain.lastIndexOf('.') + 1);
        if (!topLevel.isEmpty() && !topLevel.equals(domain)) {
            questions.add(new Question(topLevel, RecordType.NS));
        }
        return List.copyOf(questions);
    }
}
