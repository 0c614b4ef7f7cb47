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
    private final AddressPresenter addressPresenter;
    private final AddressCard addressCard;
    private final AnswerView view;
    private Optional<AnswerContent> shown = Optional.empty();
    private Optional<ForecastContent> outlook = Optional.empty();
    private Optional<AddressContent> asked = Optional.empty();

    public AnswerPage(Shell shell) {
        this.shell = shell;
        this.presenter =
                new AnswerPresenter(shell.texts(), new TimeWords(shell.texts(), Clock.system(ZoneId.systemDefault())));
        this.forecastPresenter = new ForecastPresenter(shell.texts());
        this.addressPresenter =
                new AddressPresenter(shell.texts(), shell.session().services().all());
        this.addressCard = new AddressCard(
                addressPresenter.whichService(), answer -> shell.session().addressIs(answer));
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
        AnswerContent told =
                presenter.tell(session.current(), outcome.facts(), outcome.diagnosis(), outcome.checklist());
        AnswerContent answerContent = told.withPath(addressPresenter.onTheWay(told.path(), outcome.facts()));
        if (shown.filter(answerContent::equals).isEmpty()) {
            shown = Optional.of(answerContent);
            view.show(answerContent);
        }
        Optional<AddressContent> address = addressPresenter.tell(outcome.facts());
        if (!address.equals(asked)) {
            asked = address;
            address.ifPresent(addressCard::show);
            view.showAddress(address.map(_ -> addressCard));
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
