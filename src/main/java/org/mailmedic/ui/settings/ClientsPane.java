package org.mailmedic.ui.settings;

import java.util.Optional;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ClientFields;

/// The user's registrations for signing in by browser.
final class ClientsPane extends Pane {
    ClientsPane(Texts texts, SettingsActions settingsActions) {
        super(texts, "oauth.client.title");
        add(hint(texts.get("oauth.client.hint")));
        for (String company : new String[] {"google", "microsoft"}) {
            var known = Optional.ofNullable(settingsActions.now().clients().get(company));
            var fields = new ClientFields(texts, company, known);
            fields.onLeaving(() -> fields.check(settingsActions.now().clients())
                    .ifPresent(latest -> settingsActions.change(settings -> settings.withClients(latest))));
            add(fields);
        }
    }
}
