package org.mailmedic.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;

/// A record at a name where nobody looks for it.
///
/// @param name where it stands
/// @param text what stands there
public record Misplaced(String name, String text) {
    /// A label that nobody has: what it answers, every name beside it would.
    private static final String MADE_UP = "mailmedic-probe-7f3a";

    /// Looks for a record at names where it does not belong. What a wildcard answers is passed over: it
    /// stands at no name at all. Silence finds nothing.
    ///
    /// @param domain never compared with its siblings
    /// @param isMeant whether a text is a record of the kind that is looked for
    public static List<Misplaced> look(Dns dns, String domain, List<String> names, Predicate<String> isMeant)
            throws InterruptedException {
        List<Together.Work<Optional<Misplaced>>> works = new ArrayList<>();
        names.stream()
                .filter(Names::isValid)
                .distinct()
                .forEach(name -> works.add(() -> one(dns, domain, name, isMeant)));
        return Together.all(works).stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Misplaced> one(Dns dns, String domain, String name, Predicate<String> isMeant)
            throws InterruptedException {
        Optional<String> text = text(dns, name, isMeant);
        if (text.isEmpty() || name.equals(domain)) {
            return text.map(t -> new Misplaced(name, t));
        }
        String sibling = MADE_UP + "." + Names.parent(name).orElse("");
        boolean wildcard = Names.isValid(sibling) && text(dns, sibling, isMeant).equals(text);
        return wildcard ? Optional.empty() : text.map(t -> new Misplaced(name, t));
    }

    private static Optional<String> text(Dns dns, String name, Predicate<String> isMeant) throws InterruptedException {
        DnsAnswer answer = dns.ask(new Question(name, RecordType.TXT));
        return answer.texts().stream().filter(isMeant).findFirst();
    }
}
