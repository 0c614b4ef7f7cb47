package org.mailmedic.ui.answer;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.remedy.OriginWords;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.MailPath;

/// Puts the question whose an address is in words.
final class AddressPresenter {
    /// Whoever has mailboxes there, or a filter, calls it their provider.
    private static final Set<MailService.Kind> PROVIDERS =
            EnumSet.of(MailService.Kind.MAILBOX, MailService.Kind.GATEWAY, MailService.Kind.HOSTER);

    /// The stop between the user and the receiver.
    private static final int PROVIDER = 1;

    private final Texts texts;
    private final OriginWords words;
    private final List<AddressContent.Service> services;
    private final AddressContent.Service another;

    AddressPresenter(Texts texts, List<MailService> known) {
        this.texts = texts;
        this.words = new OriginWords(texts);
        this.another = new AddressContent.Service(Optional.empty(), texts.get("origin.which.other"));
        Comparator<AddressContent.Service> byName =
                Comparator.comparing(AddressContent.Service::name, Collator.getInstance(texts.locale()));
        this.services = Stream.concat(
                        Stream.of(another),
                        known.stream()
                                .filter(s -> !PROVIDERS.contains(s.kind()))
                                .map(s -> new AddressContent.Service(Optional.of(s.id()), s.name()))
                                .sorted(byName))
                .toList();
    }

    /// The question, where there is one.
    Optional<AddressContent> tell(Facts facts) {
        return facts.origin().filter(AddressOrigin::isAsked).map(origin -> tell(origin, facts));
    }

    /// The way of the mail with the server that the receiver saw in the place of the user's provider, unless it is the
    /// provider's: nobody saw the provider take this mail.
    List<MailPath.Stop> onTheWay(List<MailPath.Stop> path, Facts facts) {
        Optional<AddressOrigin> origin = facts.origin()
                .filter(AddressOrigin::isAsked)
                .filter(o -> o.owner().filter(AddressOwner.PROVIDER::equals).isEmpty());
        boolean took = path.size() > PROVIDER && path.get(PROVIDER).fate() == MailPath.Fate.PASSED;
        if (origin.isEmpty() || !took) {
            return path;
        }
        boolean known =
                origin.get().owner().filter(o -> o != AddressOwner.UNKNOWN).isPresent();
        List<MailPath.Stop> seen = new ArrayList<>(path);
        seen.set(
                PROVIDER,
                new MailPath.Stop(
                        origin.get().text(),
                        texts.get(known ? "page.answer.path.sent" : "page.answer.path.whose"),
                        known ? MailPath.Fate.PASSED : MailPath.Fate.UNKNOWN));
        return seen;
    }

    private AddressContent tell(AddressOrigin origin, Facts facts) {
        Optional<String> named = origin.answer()
                .flatMap(AddressAnswer::service)
                .or(() -> origin.service().map(MailService::id));
        return new AddressContent(
                origin.text(),
                words.question(origin),
                words.found(origin).stream().map(Harmless::line).toList(),
                Arrays.stream(AddressOwner.values())
                        .map(owner -> new AddressContent.Choice(owner, choice(origin, owner)))
                        .toList(),
                origin.owner(),
                services,
                services.stream().filter(s -> s.id().equals(named)).findFirst().orElse(another),
                Harmless.line(words.then(origin, facts)),
                words.caution(origin).orElse(""));
    }

    private String choice(AddressOrigin origin, AddressOwner owner) {
        boolean marked = origin.owner().isEmpty()
                && origin.suggestion().filter(owner::equals).isPresent();
        return marked ? words.suggested(owner) : words.owner(owner);
    }

    /// What stands before the choice of a service.
    String whichService() {
        return texts.get("origin.which");
    }
}
