package org.mailmedic.ui.page;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.session.Session;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;

/// The fifth page: the answer.
final class AnswerPage implements Page {
    private final Shell shell;
    private final AnswerTeller teller;
    private final OutlookTeller outlookTeller;
    private final AnswerView view;
    private Optional<Answer> shown = Optional.empty();
    private Optional<Outlook> outlook = Optional.empty();

    AnswerPage(Shell shell) {
        this.shell = shell;
        this.teller =
                new AnswerTeller(shell.texts(), new Clockface(shell.texts(), Clock.system(ZoneId.systemDefault())));
        this.outlookTeller = new OutlookTeller(shell.texts());
        this.view = new AnswerView(shell.texts());
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void refresh() {
        Session session = shell.consultation();
        Answer answer = teller.tell(
                session.current(), session.diagnosis(), session.checklist(), session.readings(), session.kind());
        if (shown.filter(answer::equals).isEmpty()) {
            shown = Optional.of(answer);
            view.show(answer);
        }
        Forecast forecast = session.forecast();
        Optional<Outlook> next = forecast.isWorthShowing()
                ? Optional.of(outlookTeller.tell(forecast, session.facts()))
                : Optional.empty();
        if (!next.equals(outlook)) {
            outlook = next;
            view.showOutlook(next);
        }
    }

    @Override
    public String leakLine() {
        return shell.texts().get("page.answer.leak");
    }

    @Override
    public boolean leaks() {
        return false;
    }
}
