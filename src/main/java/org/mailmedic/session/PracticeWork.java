package org.mailmedic.session;

import java.util.List;
import org.mailmedic.casefile.Case;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.lab.Entries;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeFix;
import org.mailmedic.remedy.FixItem;

/// A case of the practice lab: what is put right there, in place of those who would do it in the real world.
final class PracticeWork {
    private final Lab lab;
    private final CaseHolder holder;
    private final MailServerWork mailServer;

    PracticeWork(Lab lab, CaseHolder holder, MailServerWork mailServer) {
        this.lab = lab;
        this.holder = holder;
        this.mailServer = mailServer;
    }

    /// What can still be done of this.
    List<PracticeFix> fixes(FixItem item) {
        return lab.practice().fixesShownBy(item.recheck()).stream()
                .filter(fix -> !lab.applied().contains(fix.id()))
                .toList();
    }

    /// Puts something right, and notes it: a lab that is opened again begins with nothing put right.
    void apply(String fixId) {
        Entries entries = lab.apply(fixId);
        mailServer.credentials(credentials(entries));
        holder.change(c -> c.withGiven(c.given().withServer(server(entries)))
                .withHistory(c.history().withPractised(lab.applied())));
        holder.tell();
    }

    /// The settings of a practice user's mail program.
    static Case.Server server(Entries entries) {
        return new Case.Server(
                entries.server().host(),
                entries.server().port(),
                entries.server().security(),
                entries.user());
    }

    static Credentials credentials(Entries entries) {
        return entries.user().isEmpty()
                ? new Credentials.None()
                : new Credentials.Password(
                        entries.user(), new Secret(entries.password().toCharArray()));
    }
}
