package org.mailmedic.app;

import java.lang.module.ModuleDescriptor;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.console.ConsoleServices;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Knowledge;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;
import org.mailmedic.web.LiveWeb;

/// Where every object of the app is made.
public final class Wiring {
    private Wiring() {}

    /// What the user set before.
    static Settings settings(Folders folders) {
        return new SettingsFile(folders.settings()).read();
    }

    /// The cases of this computer.
    static Cases cases(Folders folders, Settings settings, Locale language) {
        Knowledge tools = tools(language);
        return cases(folders, settings, tools, new ListKey());
    }

    /// The same with a key that was given before: a window that is made anew need not ask for it again.
    static Cases cases(Folders folders, Settings settings, Locale language, ListKey listKey) {
        return cases(folders, settings, tools(language), listKey);
    }

    private static Cases cases(Folders folders, Settings settings, Knowledge tools, ListKey listKey) {
        return new Cases(
                tools,
                new CaseStore(folders.cases()),
                settings,
                s -> world(s, listKey, tools.texts().get("walk.resolver.system")),
                Wiring::resolver,
                listKey,
                new SettingsFile(folders.settings())::write,
                Clock.systemUTC());
    }

    /// What the terminal's commands work with. Nothing is loaded before a command asks for it.
    static ConsoleServices forConsole() {
        return new ConsoleServices(
                version(),
                resolver -> world(Settings.DEFAULT.withResolver(resolver), new ListKey(), ""),
                Wiring::resolver);
    }

    private static String version() {
        return Optional.ofNullable(Wiring.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::version)
                .map(Object::toString)
                .orElse("(unpacked)");
    }

    /// All that is known, with its words in this language.
    public static Knowledge tools(Locale language) {
        Texts texts = Texts.in(language);
        Catalogue catalogue = Catalogue.load(language);
        Severities severities = Severities.load();
        return new Knowledge(
                new BounceReader(),
                PhraseBook.load(),
                catalogue,
                BlockLists.load(language),
                severities,
                new Diagnostician(catalogue, severities),
                Remedies.load(catalogue, severities, texts),
                texts);
    }

    /// The real world, asked through the resolver of the settings.
    private static World world(Settings settings, ListKey listKey, String systemsName) {
        Duration patience = settings.timeLimits().question();
        Dns dns = settings.resolver()
                .<Dns>map(address -> LiveDns.at(address).withPatience(patience))
                .orElseGet(() -> systemDns(patience));
        var web = new LiveWeb();
        Dns reached = settings.https()
                .flatMap(Settings::https)
                .map(server -> dns.withHttps(server, web))
                .orElse(dns);
        return new World(
                listKey.over(reached),
                new LiveNetwork(),
                web,
                settings.resolver().orElse(systemsName));
    }

    private static Dns systemDns(Duration patience) {
        try {
            return LiveDns.system().withPatience(patience);
        } catch (IllegalStateException _) {
            // A computer without any network has none; that is a question without an answer, not a fault.
            return question ->
                    new DnsAnswer.TimedOut(question, new DnsAnswer.Asked("", false, Instant.now(), Duration.ZERO));
        }
    }

    private static Dns resolver(InetSocketAddress address) {
        return LiveDns.closedWorld(address);
    }
}
