package org.mailmedic.ui.signin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.signin.BrowserSignIn;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.shell.Shell;

/// The choice how to sign in: the way that this kind of account takes comes first.
final class SignInWays extends VBox {
    private final Shell shell;
    private final Texts texts;
    private final ServerForm form;
    private final BrowserSignIn signIn;
    private final OAuthPane browser;
    private final TokenPane token;
    private final HBox choice = new HBox();
    private final Label hint = new Label();
    private Optional<ProviderKind> shown = Optional.empty();
    private Way chosen = Way.PASSWORD;

    /// A way to sign in.
    private enum Way {
        BROWSER,
        PASSWORD,
        TOKEN
    }

    /// @param changed hears when there is something else to sign in with
    SignInWays(Shell shell, ServerForm form, Runnable changed, Runnable submit) {
        this.shell = shell;
        this.texts = shell.texts();
        this.form = form;
        signIn = new BrowserSignIn(shell.session().world().web(), texts, shell.cases()::settings, Clock.systemUTC());
        browser = new OAuthPane(shell, signIn, changed);
        token = new TokenPane(texts, submit);
        setSpacing(12);
        setId("ways");
        choice.getStyleClass().add("ways");
        choice.setAlignment(Pos.CENTER_LEFT);
        hint.setId("way-hint");
        hint.getStyleClass().add("small-muted");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hide();
    }

    /// Offers what this kind of account takes. Practice cases sign in with their password only.
    void refresh() {
        Optional<ProviderKind> kind = shell.session().lab().isPresent()
                ? Optional.empty()
                : shell.session().kind();
        if (!kind.map(ProviderKind::id).equals(shown.map(ProviderKind::id))
                || !kind.map(ProviderKind::signIn).equals(shown.map(ProviderKind::signIn))) {
            shown = kind;
            List<Way> ways = kind.map(this::ways).orElse(List.of());
            if (ways.size() < 2) {
                hide();
                choose(Way.PASSWORD);
            } else {
                offer(ways);
                choose(ways.getFirst());
            }
        } else if (chosen == Way.BROWSER) {
            kind.flatMap(signIn::service).ifPresent(browser::show);
        }
    }

    /// The ways for a kind, the recommended one first.
    private List<Way> ways(ProviderKind kind) {
        List<Way> ways = new ArrayList<>();
        boolean hasService = signIn.service(kind).isPresent();
        for (ProviderKind.SignIn way : kind.signIn()) {
            Way shownAs = switch (way) {
                case OAUTH -> hasService ? Way.BROWSER : Way.TOKEN;
                case APP_PASSWORD, PASSWORD -> Way.PASSWORD;
                case NONE -> Way.PASSWORD;
            };
            if (!ways.contains(shownAs)) {
                ways.add(shownAs);
            }
        }
        boolean signsIn = !kind.signIn().contains(ProviderKind.SignIn.NONE);
        if (signsIn && kind.signIn().contains(ProviderKind.SignIn.OAUTH)) {
            for (Way way : new Way[] {Way.PASSWORD, Way.TOKEN}) {
                if (!ways.contains(way)) {
                    ways.add(way);
                }
            }
        }
        return ways;
    }

    private void offer(List<Way> ways) {
        var group = new ToggleGroup();
        choice.getChildren().setAll(new Label(texts.get("oauth.ways")));
        for (Way way : ways) {
            var button = new ToggleButton(name(way));
            button.setId("way-" + way.name().toLowerCase(Locale.ROOT));
            button.setMnemonicParsing(true);
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(way == ways.getFirst());
            button.setUserData(way);
            choice.getChildren().add(button);
        }
        // The arrow keys select without an action.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                // A choice cannot be taken back, only changed.
                group.selectToggle(before);
            } else if (now.getUserData() instanceof Way way && way != chosen) {
                choose(way);
            }
        });
        getChildren().setAll(choice, hint);
        setVisible(true);
        setManaged(true);
    }

    private String name(Way way) {
        boolean app = shown.map(ProviderKind::signIn)
                .filter(s -> s.contains(ProviderKind.SignIn.APP_PASSWORD) && !s.contains(ProviderKind.SignIn.PASSWORD))
                .isPresent();
        return texts.get(
                switch (way) {
                    case BROWSER -> "oauth.way.browser";
                    case PASSWORD -> app ? "oauth.way.password.app" : "oauth.way.password";
                    case TOKEN -> "oauth.way.token";
                });
    }

    private void choose(Way way) {
        chosen = way;
        boolean offered = isVisible();
        switch (way) {
            case BROWSER -> {
                form.signInBy(browser);
                shown.flatMap(signIn::service).ifPresent(browser::show);
            }
            case PASSWORD -> form.signInByPassword();
            case TOKEN -> form.signInBy(token);
        }
        if (offered) {
            hint.setText(hintOf(way));
            getChildren().setAll(choice, hint);
            if (way == Way.BROWSER) {
                getChildren().add(browser.card());
            }
        }
        form.showHintLine(!offered);
        shell.leakLineChanged();
    }

    private String hintOf(Way way) {
        Map<String, String> name = Map.of(
                "name",
                shown.flatMap(signIn::service)
                        .map(SignInService::name)
                        .orElse(shown.map(ProviderKind::name).orElse("")));
        List<ProviderKind.SignIn> ways = shown.map(ProviderKind::signIn).orElse(List.of());
        return texts.get(
                switch (way) {
                    case BROWSER ->
                        ways.equals(List.of(ProviderKind.SignIn.OAUTH))
                                ? "oauth.hint.browser"
                                : "oauth.hint.browser.other";
                    case TOKEN -> "oauth.hint.token";
                    case PASSWORD -> {
                        if (ways.contains(ProviderKind.SignIn.APP_PASSWORD)
                                && !ways.contains(ProviderKind.SignIn.PASSWORD)) {
                            yield "oauth.hint.app_password";
                        }
                        yield ways.contains(ProviderKind.SignIn.PASSWORD)
                                ? "page.signin.hint.password"
                                : "oauth.hint.password.gone";
                    }
                },
                name);
    }

    private void hide() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    /// The part that changes while the user signs in elsewhere.
    VBox card() {
        return browser.card();
    }

    /// Whether the user is just signing in, in the browser or by a code.
    boolean isWaiting() {
        return chosen == Way.BROWSER && browser.isWaiting();
    }

    /// Who else is talked to when signing in by browser.
    Optional<String> service() {
        return chosen == Way.BROWSER ? shown.flatMap(signIn::service).map(SignInService::name) : Optional.empty();
    }

    void close() {
        browser.wipe();
        signIn.close();
    }
}
