package org.mailmedic.ui.settings;

import java.util.Optional;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ClientFields;

/// The user's registrations for signing in by browser.
final class ClientsPane extends Pane {
    ClientsPane(Texts texts, Hands hands) {
        super(texts, "oauth.client.title");
        add(hint(texts.get("oauth.client.hint")));
        for (String company : new String[] {"google", "microsoft"}) {
            var known = Optional.ofNullable(hands.now().clients().get(company));
            var fields = new ClientFields(texts, company, known);
            fields.onLeaving(() -> fields.check(hands.now().clients())
                    .ifPresent(latest -> hands.change(settings -> settings.withClients(latest))));
            add(fields);
        }
    }
}
