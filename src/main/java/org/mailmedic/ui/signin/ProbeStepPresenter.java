package org.mailmedic.ui.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.ConnectionFindings;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Interceptors;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.smtp.BearerError;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ReadingWords;

/// Puts the steps of a probe in words.
final class ProbeStepPresenter {
    private static final double SURE_ENOUGH = 0.6;
    private static final int SERVER_TO_SERVER = 25;

    private final Texts texts;
    private final Session session;

    ProbeStepPresenter(Cases cases, Session session) {
        this.texts = cases.tools().texts();
        this.session = session;
    }

    /// What a broken step means, and what to change.
    record Explanation(String meaning, List<String> advice) {
        Explanation {
            advice = List.copyOf(advice);
        }
    }

    String title(ProbeStep.Name step) {
        return texts.get("rung." + step.name().toLowerCase(Locale.ROOT) + ".title", words());
    }

    /// What went wrong: in this server's terms where they are known, then in general.
    Optional<Explanation> explain(ProbeReport report) {
        return ConnectionFindings.fault(report.result(), report.reading()).map(fault -> {
            String key = ConnectionFindings.isCertain(report.result(), session.kind())
                    ? "fault.host_denied"
                    : "fault." + fault.name().toLowerCase(Locale.ROOT);
            List<String> advice = new ArrayList<>();
            report.result()
                    .failed()
                    .flatMap(step -> BearerError.in(step.detail()))
                    .map(this::token)
                    .ifPresent(advice::add);
            Optional<Reading> reading = report.reading().filter(read -> agrees(fault, read));
            reading.flatMap(this::meaning).ifPresent(advice::add);
            advice.add(reading.flatMap(Reading::phrase)
                    .flatMap(phrase -> texts.find("said." + phrase + ".advice", words()))
                    .or(() -> interceptor(report))
                    .or(() -> onlyForServers(report, fault))
                    .orElseGet(() -> texts.get(key + ".advice", words())));
            return new Explanation(texts.get(key + ".title", words()), advice);
        });
    }

    /// Words that many things may mean are not explained by another of them.
    private static boolean agrees(Fault fault, Reading reading) {
        return fault != Fault.SIGN_IN_FIRST || reading.cause() == Cause.AUTH_REQUIRED;
    }

    /// What to know of a certificate that holds, but is not the server's own.
    Optional<Explanation> remark(ProbeReport report) {
        return report.result().fault().isPresent()
                ? Optional.empty()
                : ConnectionFindings.interceptor(report.result())
                        .map(who -> new Explanation(
                                texts.get("advice.intercepted.title", Map.of("product", who.name())),
                                List.of(intercepted(who))));
    }

    private Optional<String> interceptor(ProbeReport report) {
        return report.result()
                .failed()
                .filter(step -> step.name() == ProbeStep.Name.CERTIFICATE)
                .flatMap(_ -> ConnectionFindings.interceptor(report.result()))
                .map(this::intercepted);
    }

    private String intercepted(Interceptors.Interceptor who) {
        return texts.get(
                "advice.intercepted." + who.kind().name().toLowerCase(Locale.ROOT), Map.of("product", who.name()));
    }

    /// From a home network silence on port 25 tells nothing about the server.
    private Optional<String> onlyForServers(ProbeReport report, Fault fault) {
        return fault == Fault.PORT_BLOCKED && report.result().request().server().port() == SERVER_TO_SERVER
                ? Optional.of(texts.get("advice.port_blocked.25"))
                : Optional.empty();
    }

    /// The same of a probe that was kept.
    Explanation explain(Finding finding) {
        String key = "finding." + finding.code().code();
        return new Explanation(
                texts.get(key + ".title", finding.words()), List.of(texts.get(key + ".fix", finding.words())));
    }

    String name(Security security) {
        return texts.get("page.signin.security." + security.name().toLowerCase(Locale.ROOT));
    }

    /// Settings that would do.
    String suggestion(ServerSettings settings) {
        return texts.get(
                "page.signin.suggestion",
                Map.of(
                        "host", settings.host(),
                        "port", String.valueOf(settings.port()),
                        "security", name(settings.security())));
    }

    /// Why a token was refused.
    private String token(BearerError error) {
        return switch (error.meaning()) {
            case TOKEN -> texts.get("oauth.bearer.token");
            case SCOPE ->
                error.scope().isEmpty()
                        ? texts.get("oauth.bearer.scope.unnamed")
                        : texts.get("oauth.bearer.scope", Map.of("scope", Harmless.line(error.scope())));
            case REQUEST -> texts.get("oauth.bearer.request");
            case SERVER -> texts.get("oauth.bearer.server");
            case UNKNOWN -> texts.get("oauth.bearer.unknown", Map.of("status", Harmless.line(error.status())));
        };
    }

    /// What the server's own words mean, if they are known well enough.
    private Optional<String> meaning(Reading reading) {
        return Optional.of(reading)
                .filter(read -> read.confidence() >= SURE_ENOUGH)
                .map(read -> read.phrase()
                        .flatMap(phrase -> texts.find("said." + phrase + ".meaning", words()))
                        .orElseGet(() ->
                                new ReadingWords(texts, read, session.current().given(), session.kind()).meaning()));
    }

    private Map<String, String> words() {
        Case.Given given = session.current().given();
        return Map.of(
                "from",
                given.address().isBlank() ? texts.get("page.signin.from") : given.address(),
                "to",
                given.recipient().isBlank() ? texts.get("page.signin.to") : given.recipient(),
                "host",
                given.server().map(Case.Server::host).orElse(""),
                "port",
                given.server().map(Case.Server::port).map(String::valueOf).orElse(""));
    }
}
