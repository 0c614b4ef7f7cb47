package org.mailmedic.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.lab.ServerScript.Condition;
import org.mailmedic.lab.ServerScript.Rule;
import org.mailmedic.lab.ServerScript.Stage;

/// The behaviour of a practice case's mail server. In the lab mail is handed on at once, so that the
/// recipient's answer comes back while the sender waits; what the recipient decides by, stands in the
/// lab's own DNS.
final class ScriptedPolicy implements SmtpPolicy {
    private final ServerScript script;
    private final PracticeReceiver practiceReceiver;
    private final Set<String> switches;

    /// @param switches what is switched on by now; may change meanwhile
    ScriptedPolicy(ServerScript script, PracticeReceiver practiceReceiver, Set<String> switches) {
        this.script = script;
        this.practiceReceiver = practiceReceiver;
        this.switches = switches;
    }

    /// What is known when a command is judged.
    private record Moment(SmtpSession session, String secret, String from, String to) {}

    @Override
    public SmtpAction greeting() {
        return SmtpAction.reply(script.words().greeting());
    }

    @Override
    public String hostName() {
        return script.words().hello();
    }

    @Override
    public List<String> keywords(SmtpSession session) {
        String last = session.encrypted() ? "AUTH " + script.mechanisms() : "STARTTLS";
        return Stream.concat(script.keywords().stream(), Stream.of(last)).toList();
    }

    @Override
    public SmtpAction signIn(SmtpSession session, SignInAttempt attempt) {
        Optional<String> secret = Optional.ofNullable(script.accounts().get(attempt.user()))
                .flatMap(secrets -> secretOf(secrets, attempt.secret()));
        if (secret.isEmpty()) {
            return SmtpAction.reply(script.words().wrongSecret());
        }
        return judge(
                Stage.AUTH,
                new Moment(session, secret.get(), "", ""),
                script.words().signedIn());
    }

    @Override
    public SmtpAction mailFrom(SmtpSession session, String from) {
        if (!session.encrypted()) {
            return SmtpAction.reply(script.words().unencrypted());
        }
        if (script.signInFirst() && session.user().isEmpty()) {
            return SmtpAction.reply(script.words().notSignedIn());
        }
        return judge(Stage.MAIL, new Moment(session, "", from, ""), "250 2.1.0 OK");
    }

    @Override
    public SmtpAction rcptTo(SmtpSession session, String to) {
        return judge(Stage.RCPT, new Moment(session, "", session.from().orElse(""), to), "250 2.1.5 OK");
    }

    @Override
    public SmtpAction message(SmtpSession session, String message) {
        String to = session.recipients().getFirst();
        return judge(
                Stage.MESSAGE,
                new Moment(session, "", session.from().orElse(""), to),
                script.words().accepted());
    }

    private SmtpAction judge(Stage stage, Moment moment, String otherwise) {
        return script.rules().stream()
                .filter(rule -> rule.at() == stage)
                .filter(rule -> rule.when().stream().allMatch(condition -> holds(condition, moment)))
                .map(Rule::reply)
                .map(reply -> reply.replace("{from}", moment.from()).replace("{to}", moment.to()))
                .findFirst()
                .map(SmtpAction::reply)
                .orElseGet(() -> SmtpAction.reply(otherwise));
    }

    private boolean holds(Condition condition, Moment moment) {
        String value = condition.value();
        return switch (condition.test()) {
            case SIGNED_IN -> moment.session().user().isPresent() == Boolean.parseBoolean(value);
            case SECRET -> moment.secret().equals(value);
            case OFF -> !switches.contains(value);
            case FROM -> moment.from().equalsIgnoreCase(value);
            case TO -> moment.to().equalsIgnoreCase(value);
            case OUTSIDE -> !domainOf(moment.to()).equalsIgnoreCase(value);
            case SPF ->
                practiceReceiver
                        .spf(domainOf(moment.from()), script.sendsFrom())
                        .word()
                        .equals(value);
            case DKIM ->
                (script.signsWith().filter(practiceReceiver::hasKey).isPresent() ? "pass" : "not pass").equals(value);
            case LISTED_AT -> practiceReceiver.isListed(script.sendsFrom(), value);
            case REVERSE_DNS -> value.equals("missing") != practiceReceiver.hasReverseName(script.sendsFrom());
        };
    }

    /// App passwords are shown in groups of four and may be typed without the blanks.
    private static Optional<String> secretOf(Map<String, String> secrets, String given) {
        return secrets.entrySet().stream()
                .filter(e ->
                        e.getKey().equals(given) || e.getKey().replace(" ", "").equals(given))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
