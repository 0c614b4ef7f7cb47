package org.mailmedic.ui.signin;

import java.util.Map;
import java.util.Optional;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.lab.Entries;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;

/// What this provider wants for signing in, in a line under the form.
///
/// @param appPassword whether it wants an app password instead of the usual one
record SignInHint(boolean appPassword, String words) {
    static SignInHint of(Session session, Texts texts) {
        Optional<ProviderKind> kind = session.kind();
        boolean appPassword = kind.map(ProviderKind::signIn)
                .filter(ways ->
                        ways.contains(ProviderKind.SignIn.APP_PASSWORD) && !ways.contains(ProviderKind.SignIn.PASSWORD))
                .isPresent();
        String words = practice(session, texts)
                .orElseGet(() -> texts.get(
                        key(kind, appPassword),
                        Map.of("provider", kind.map(ProviderKind::name).orElse(""))));
        return new SignInHint(appPassword, words);
    }

    private static String key(Optional<ProviderKind> kind, boolean appPassword) {
        if (appPassword) {
            return "page.signin.hint.app_password";
        }
        return kind.flatMap(k -> k.signIn().stream().findFirst())
                .map(way -> switch (way) {
                    case OAUTH -> "page.signin.hint.oauth";
                    case APP_PASSWORD, PASSWORD -> "page.signin.hint.password";
                    case NONE -> "page.signin.hint.none";
                })
                .orElse("page.signin.hint.password");
    }

    private static Optional<String> practice(Session session, Texts texts) {
        return session.lab().map(lab -> {
            Entries entries = lab.entries();
            return entries.user().isEmpty()
                    ? texts.get("page.signin.hint.practice.none")
                    : texts.get(
                            "page.signin.hint.practice",
                            Map.of("user", entries.user(), "password", entries.password()));
        });
    }
}
