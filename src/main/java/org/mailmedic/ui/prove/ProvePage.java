package org.mailmedic.ui.prove;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.PrivateFiles;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.Run;
import org.mailmedic.connection.Fault;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.report.Redaction;
import org.mailmedic.report.Reports;
import org.mailmedic.session.Session;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.ReadingWords;
import org.mailmedic.ui.control.TimeWords;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.SharingActions;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.ui.shell.TextSheet;

/// The last page: a test message, the report, and what to do next.
public final class ProvePage implements Page {
    private final Shell shell;
    private final Texts texts;
    private final TimeWords timeWords;
    private final ReceivedCard received;
    private final ReportCard reportCard;
    private final ProveView view;
    private Proof.State state = new Proof.State.Idle();
    private Optional<Proof> shown = Optional.empty();
    private Optional<Run<Delivery>> run = Optional.empty();
    private int latest;
    private boolean closed;

    public ProvePage(Shell shell) {
        this.shell = shell;
        this.texts = shell.texts();
        Clock clock = Clock.system(ZoneId.systemDefault());
        this.timeWords = new TimeWords(texts, clock);
        this.received = new ReceivedCard(texts, source -> shell.session().received(source));
        this.reportCard = new ReportCard(texts, new ReportActions());
        this.view = new ProveView(texts, new Actions(), received, reportCard);
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void refresh() {
        Case now = shell.session().current();
        Optional<String> refused = refusedRecipient(now);
        received.show(now.history().received());
        long open = shell.session().outcome().checklist().now().stream()
                .filter(item -> !now.ticks().containsKey(item.id()))
                .count();
        var proof = new Proof(
                now.given().address(),
                refused.orElse(now.given().address()),
                refused.map(this::why).orElse(""),
                host(now),
                state,
                now.sent().reversed().stream().map(this::line).toList(),
                next(now, open),
                now.history().received().isPresent(),
                open > 0);
        if (shown.filter(proof::equals).isEmpty()) {
            shown = Optional.of(proof);
            view.show(proof);
        }
    }

    @Override
    public void shown() {
        view.focusRecipient();
    }

    @Override
    public String leakLine() {
        return state instanceof Proof.State.Sending(String to)
                ? texts.get(
                        "page.prove.leak.sending",
                        Map.of("to", to, "host", host(shell.session().current())))
                : texts.get("page.prove.leak.idle");
    }

    @Override
    public boolean enterMeansNext() {
        return false;
    }

    /// Whom the bounce says was not reached. A message to oneself stays inside one's own provider, and proves neither
    /// SPF nor DKIM.
    private Optional<String> refusedRecipient(Case document) {
        return Optional.of(document.given().recipient())
                .filter(to -> !shell.session().readings().isEmpty())
                .filter(to -> MailAddress.parse(to).isPresent())
                .filter(to -> !to.equalsIgnoreCase(document.given().address()));
    }

    private String why(String refused) {
        return texts.get(
                "page.prove.to.why", Map.of("to", refused, "domain", refused.substring(refused.lastIndexOf('@') + 1)));
    }

    private static String host(Case document) {
        return document.given().server().map(Case.Server::host).orElse("");
    }

    private Proof.SentLine line(Case.Sent sent) {
        return new Proof.SentLine(
                sent.accepted(),
                texts.get(
                        sent.accepted() ? "page.prove.sent.line.accepted" : "page.prove.sent.line.refused",
                        Map.of("to", sent.to())),
                timeWords.time(sent.at()));
    }

    private List<String> next(Case now, long open) {
        List<String> next = new ArrayList<>();
        if (open > 0) {
            next.add(texts.count("page.prove.next.open", open, Map.of()));
            if (now.practice().isEmpty()) {
                next.add(texts.get("page.prove.next.wait"));
            }
        } else {
            next.add(texts.get("page.prove.next.done"));
        }
        if (now.practice().isPresent()) {
            next.add(texts.get("page.prove.next.practice"));
        }
        return next;
    }

    private void send(String to) {
        turn(new Proof.State.Sending(to));
        Session session = shell.session();
        Run<Delivery> sending =
                session.sentManyTests() ? session.sendOneMoreTest(to, _ -> {}) : session.sendTest(to, _ -> {});
        run = Optional.of(sending);
        shell.show(sending, delivery -> ended(to, Optional.of(delivery)), () -> ended(to, Optional.empty()));
    }

    /// The case ends its runs itself; what they still say is of no interest here.
    @Override
    public void closed() {
        closed = true;
    }

    /// @param delivery nothing after a fault of ours
    private void ended(String to, Optional<Delivery> delivery) {
        run = Optional.empty();
        if (closed) {
            return;
        }
        Optional<SmtpReply> answer = delivery.flatMap(Delivery::answer);
        Optional<SmtpReply> refusal = answer.filter(reply -> !reply.isPositive());
        if (delivery.filter(Delivery::accepted).isPresent()) {
            turn(new Proof.State.Accepted(to, answer.map(SmtpReply::toString).orElse("")));
        } else if (refusal.isPresent()) {
            turn(new Proof.State.Refused(
                    to, meaning(refusal.get()), refusal.get().toString()));
        } else {
            turn(new Proof.State.NotSent(to, texts.get(whyNot(delivery))));
        }
    }

    private static String whyNot(Optional<Delivery> delivery) {
        boolean over = delivery.flatMap(d -> d.result().fault())
                .filter(f -> f == Fault.TOKEN_OVER)
                .isPresent();
        return over ? "page.prove.notsent.sign_in" : "page.prove.notsent.text";
    }

    private void turn(Proof.State next) {
        state = next;
        refresh();
        shell.leakLineChanged();
    }

    /// What a refusal means, by the same phrase book that reads bounces.
    private String meaning(SmtpReply reply) {
        var tools = shell.cases().tools();
        Session session = shell.session();
        return tools.phrases().read(tools.reader().read(reply.toString())).stream()
                .findFirst()
                .map(reading ->
                        new ReadingWords(texts, reading, session.current().given(), session.kind()).meaning())
                .orElse("");
    }

    /// Writes the report on a thread of its own. Only what was asked for last is handed over.
    private void report(ReportCard.Form form, ReportCard.Wish wish, Consumer<String> then) {
        int mine = ++latest;
        shell.show(
                BackgroundRun.after(
                        SharingActions.report(shell.session(), wish.language()),
                        written -> written.map(w -> write(form, wish.redaction(), w))),
                report -> report.filter(_ -> mine == latest).ifPresent(then),
                () -> {});
    }

    private String write(ReportCard.Form form, Redaction redaction, SharingActions.Written written) {
        var reports = new Reports(written.texts(), shell.cases().tools().severities(), ZoneId.systemDefault());
        return switch (form) {
            case HTML -> reports.html(written.material(), redaction);
            case MARKDOWN -> reports.markdown(written.material(), redaction);
            case JSON -> reports.json(written.material(), redaction);
        };
    }

    private static String ending(ReportCard.Form form) {
        return switch (form) {
            case HTML -> ".html";
            case MARKDOWN -> ".md";
            case JSON -> ".json";
        };
    }

    private void write(Path file, SharingActions.Writing writing) {
        SharingActions.write(texts, file, writing, reportCard::tellSaved, reportCard::tellSaved);
    }

    private final class ReportActions implements ReportCard.Actions {
        @Override
        public void save(ReportCard.Form form, ReportCard.Wish wish) {
            shell.desktop()
                    .chooseFileToSave(texts.get("page.prove.report"), "mailmedic-report" + ending(form))
                    .ifPresent(file -> report(
                            form,
                            wish,
                            content -> ProvePage.this.write(file, to -> PrivateFiles.replace(to, content))));
        }

        @Override
        public void copy(ReportCard.Wish wish) {
            report(ReportCard.Form.MARKDOWN, wish, report -> {
                CopyButton.copy(report);
                reportCard.tellSaved(texts.get("control.copied"));
            });
        }

        @Override
        public void preview(ReportCard.Wish wish) {
            report(
                    ReportCard.Form.MARKDOWN,
                    wish,
                    report -> shell.openSheet(new TextSheet(
                            texts,
                            "preview",
                            texts.get("page.prove.report.preview.title"),
                            report,
                            shell::closeSheet)));
        }

        @Override
        public void exportCase() {
            Case now = shell.session().current();
            shell.desktop()
                    .chooseFileToSave(texts.get("page.prove.report.export"), "case" + CaseStore.ENDING)
                    .ifPresent(file -> write(file, to -> CaseStore.export(now, to)));
        }
    }

    private final class Actions implements ProveView.Actions {
        @Override
        public boolean isAddress(String text) {
            return MailAddress.parse(text).isPresent();
        }

        @Override
        public void send(String to) {
            ProvePage.this.send(to);
        }

        @Override
        public void stop() {
            run.ifPresent(Run::cancel);
        }

        @Override
        public void goToServer() {
            shell.session().jump(StepId.SIGN_IN);
        }

        @Override
        public void goToList() {
            shell.session().jump(StepId.FIX);
        }
    }
}
