package org.mailmedic.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.OriginWords;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.text.Harmless;

/// The walk as questions and answers, where there is a keyboard but no window: the same session that
/// a window shows.
final class WalkDialogue {
    private static final long MOMENT = 20;

    private final ConsoleKnowledge consoleKnowledge;
    private final Cases cases;
    private final BufferedReader in;
    private final TextPage page;

    WalkDialogue(ConsoleKnowledge consoleKnowledge, Cases cases, Streams streams) {
        this.consoleKnowledge = consoleKnowledge;
        this.cases = cases;
        this.in = new BufferedReader(
                new InputStreamReader(streams.in(), streams.out().charset()));
        this.page = new TextPage(streams.out());
    }

    /// Walks from the bounce to the proof. An end of input ends it early; what was said until then is kept
    /// as a case.
    void hold() throws IOException, InterruptedException {
        try (Session walk = cases.begin()) {
            whatHappened(walk);
            if (whoSends(walk)) {
                signIn(walk);
                dns(walk);
                sentFrom(walk);
                page.gap();
                new OutcomeOutput(consoleKnowledge).print(page, walk.outcome());
                fix(walk);
                prove(walk);
            }
            page.flush();
        }
    }

    private void whatHappened(Session walk) throws IOException, InterruptedException {
        say("console.ask.bounce");
        String text = text();
        if (text.isBlank()) {
            walk.noBounce();
        } else {
            walk.bounceTyped(text);
            while (!walk.couldNotRead() && (walk.readingNow() || walk.bounce().equals(Bounce.EMPTY))) {
                Thread.sleep(MOMENT);
            }
            if (walk.couldNotRead()) {
                say("console.bounce.fault");
            }
        }
        if (walk.hidesASecret()) {
            say("secret.hidden");
        }
        ReplyOutput replyOutput = new ReplyOutput(consoleKnowledge);
        walk.readings().forEach(reading -> {
            page.gap();
            replyOutput.print(page, reading);
        });
        ProbeRuns.ended(walk.next());
    }

    /// Whether the address and the provider are known now.
    private boolean whoSends(Session walk) throws IOException, InterruptedException {
        Optional<MailAddress> address = address();
        if (address.isEmpty()) {
            return false;
        }
        walk.addressTyped(address.get().toString());
        if (!ProbeRuns.ended(walk.next())) {
            if (!choose(walk)) {
                return false;
            }
            ProbeRuns.ended(walk.next());
        }
        walk.suggestion()
                .ifPresent(r -> page.gap().paragraph(consoleKnowledge.texts().get(r.reason(), r.arguments())));
        walk.kind()
                .ifPresent(k -> page.paragraph(
                        consoleKnowledge.texts().get("console.ask.provider", Map.of("provider", k.name()))));
        return true;
    }

    private boolean choose(Session walk) throws IOException {
        List<ProviderKind> kinds = consoleKnowledge.catalogue().providers().stream()
                .flatMap(p -> p.kinds().stream())
                .toList();
        say("console.ask.kind");
        for (ProviderKind kind : kinds) {
            page.numbered(kinds.indexOf(kind) + 1, kind.name());
        }
        page.flush();
        for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
            for (ProviderKind kind : kinds) {
                if (line.strip().equals(String.valueOf(kinds.indexOf(kind) + 1))) {
                    walk.choose(kind.id());
                    return true;
                }
            }
            say("console.ask.kind.again");
        }
        return false;
    }

    private void signIn(Session walk) throws IOException, InterruptedException {
        Optional<Case.Server> server = walk.current().given().server();
        if (server.isEmpty()
                || !yes("console.ask.server", Map.of("server", server.get().host()))) {
            walk.skip("walk.skip.sign_in");
            return;
        }
        password(server.get()).ifPresent(walk::credentials);
        ProbeReport report = ProbeRuns.ended(walk.probe(_ -> {}));
        page.gap();
        new ProbeRuns(consoleKnowledge).print(page, report);
        ProbeRuns.ended(walk.next());
    }

    /// Asked only where it can be typed unseen.
    private Optional<Credentials> password(Case.Server server) {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .flatMap(terminal -> Optional.ofNullable(terminal.readPassword(
                        "%s ", consoleKnowledge.texts().get("console.ask.password", Map.of("user", server.user())))))
                .filter(typed -> typed.length > 0)
                .map(typed -> new Credentials.Password(server.user(), Secret.taking(typed)));
    }

    private void dns(Session walk) throws IOException, InterruptedException {
        String domain = MailAddress.parse(walk.current().given().address())
                .map(MailAddress::domain)
                .orElse("");
        if (!yes(
                "console.ask.dns",
                Map.of("domain", domain, "resolver", walk.world().resolver()))) {
            return;
        }
        AuditReport report = ProbeRuns.ended(walk.audit(false, Set.of(Part.values()), _ -> {}));
        tryRecords(walk);
        page.gap();
        new AuditRuns(consoleKnowledge).print(page, report, walk.outcome().tried());
        ProbeRuns.ended(walk.next());
        ProbeRuns.ended(walk.next());
    }

    /// Asks whose the refused address is, where that matters; the record that comes of the answer is tried.
    private void sentFrom(Session walk) throws IOException, InterruptedException {
        Optional<AddressOrigin> origin = walk.outcome().facts().origin().filter(AddressOrigin::isAsked);
        if (origin.isEmpty()) {
            return;
        }
        OriginWords words = new OriginWords(consoleKnowledge.texts());
        page.gap().paragraph(words.question(origin.get()));
        words.found(origin.get()).forEach(page::bullet);
        AddressOwner[] owners = AddressOwner.values();
        for (int i = 0; i < owners.length; i++) {
            boolean suggested =
                    origin.get().suggestion().filter(owners[i]::equals).isPresent();
            page.numbered(i + 1, suggested ? words.suggested(owners[i]) : words.owner(owners[i]));
        }
        String said = ask("console.ask.sent_from", Map.of());
        for (int i = 0; i < owners.length; i++) {
            if (said.equals(String.valueOf(i + 1))) {
                walk.addressIs(new AddressAnswer(origin.get().text(), owners[i], Optional.empty()));
                tryRecords(walk);
            }
        }
    }

    /// Before anything is said of them: who reads a terminal copies what stands there.
    private static void tryRecords(Session walk) throws InterruptedException {
        Checklist list = walk.outcome().checklist();
        for (FixItem item :
                Stream.concat(list.now().stream(), list.later().stream()).toList()) {
            ProbeRuns.ended(walk.tryRecord(item));
        }
    }

    private void fix(Session walk) throws IOException, InterruptedException {
        for (FixItem item : walk.outcome().checklist().now()) {
            boolean asking = true;
            while (asking) {
                String said = ask("console.ask.fix", Map.of("title", item.title()));
                asking = said.startsWith(consoleKnowledge.texts().get("console.ask.fix.check"));
                if (asking) {
                    say("console.check."
                            + ProbeRuns.ended(walk.checkAgain(item)).name().toLowerCase(Locale.ROOT));
                } else if (said.startsWith(consoleKnowledge.texts().get("console.ask.fix.done"))) {
                    walk.tick(item.id(), true);
                }
            }
        }
    }

    private void prove(Session walk) throws IOException, InterruptedException {
        if (walk.current().given().server().isEmpty()) {
            return;
        }
        Optional<MailAddress> to = MailAddress.parse(ask("console.ask.test", Map.of()));
        if (to.isEmpty() || !yes("console.ask.test.sure", Map.of("to", to.get().toString()))) {
            return;
        }
        boolean more = walk.sentManyTests();
        if (more && !yes("console.ask.test.more", Map.of("to", to.get().toString()))) {
            return;
        }
        Delivery delivery = ProbeRuns.ended(
                more
                        ? walk.sendOneMoreTest(to.get().toString(), _ -> {})
                        : walk.sendTest(to.get().toString(), _ -> {}));
        String answer = delivery.answer().map(SmtpReply::toString).orElse("");
        page.gap()
                .paragraph(consoleKnowledge
                        .texts()
                        .get(
                                delivery.accepted() ? "console.test.taken" : "console.test.refused",
                                Map.of("answer", Harmless.line(answer))));
    }

    private String ask(String key, Map<String, String> names) throws IOException {
        page.gap().paragraph(consoleKnowledge.texts().get(key, names));
        page.flush();
        return Optional.ofNullable(in.readLine()).orElse("").strip();
    }

    /// Lines up to a single dot or the end of input.
    private String text() throws IOException {
        var text = new StringBuilder();
        for (String line = in.readLine();
                line != null && !line.equals(".") && text.length() < BounceReader.LIMIT;
                line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private Optional<MailAddress> address() throws IOException {
        say("console.ask.address");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Optional<MailAddress> address = MailAddress.parse(line);
            if (address.isPresent() || line.isBlank()) {
                return address;
            }
            say("console.ask.address.again");
        }
        return Optional.empty();
    }

    private boolean yes(String key, Map<String, String> names) throws IOException {
        page.gap().paragraph(consoleKnowledge.texts().get(key, names));
        page.flush();
        String line = in.readLine();
        String yes = consoleKnowledge.texts().get("console.ask.yes");
        return line != null
                && line.strip().toLowerCase(consoleKnowledge.texts().locale()).startsWith(yes);
    }

    private void say(String key) {
        page.gap().paragraph(consoleKnowledge.texts().get(key));
        page.flush();
    }
}
