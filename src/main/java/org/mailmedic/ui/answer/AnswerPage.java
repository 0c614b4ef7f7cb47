package org.mailmedic.ui.answer;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.session.Outcome;
import org.mailmedic.session.Session;
import org.mailmedic.ui.control.TimeWords;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;

/// The fifth page: the answer.
public final class AnswerPage implements Page {
    private final Shell shell;
    private final AnswerPresenter presenter;
    private final ForecastPresenter forecastPresenter;
    private final AnswerView view;
    private Optional<AnswerContent> shown = Optional.empty();
    private Optional<ForecastContent> outlook = Optional.empty();

    public AnswerPage(Shell shell) {
        this.shell = shell;
        this.presenter =
                new AnswerPresenter(shell.texts(), new TimeWords(shell.texts(), Clock.system(ZoneId.systemDefault())));
        this.forecastPresenter = new ForecastPresenter(shell.texts());
        this.view = new AnswerView(shell.texts());
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public void refresh() {
        Session session = shell.session();
        Outcome outcome = session.outcome();
        AnswerContent answerContent =
                presenter.tell(session.current(), outcome.facts(), outcome.diagnosis(), outcome.checklist());
        if (shown.filter(answerContent::equals).isEmpty()) {
            shown = Optional.of(answerContent);
            view.show(answerContent);
        }
        Forecast forecast = outcome.forecast();
        Optional<ForecastContent> next = forecast.isWorthShowing()
                ? Optional.of(forecastPresenter.tell(forecast, outcome.facts()))
                : Optional.empty();
        if (!next.equals(outlook)) {
            outlook = next;
            view.showForecast(next);
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
