package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.settings.SettingsSheet;

/// The sheets that can be had from every page.
final class SheetOpener {
    private final Sheets sheets;
    private final Cases cases;
    private final DesktopServices desktop;
    private final Supplier<Session> session;
    private final Consumer<Settings> change;

    /// @param change takes changed settings
    SheetOpener(
            Sheets sheets, Cases cases, DesktopServices desktop, Supplier<Session> session, Consumer<Settings> change) {
        this.sheets = sheets;
        this.cases = cases;
        this.desktop = desktop;
        this.session = session;
        this.change = change;
    }

    void ledger() {
        sheets.open(new LedgerSheet(texts(), session.get().contacts(), sheets::close));
    }

    void settings() {
        String present = session.get().current().id();
        sheets.open(new SettingsSheet(
                cases, present, new SettingsSheet.Around(change, () -> desktop.reopen(present), sheets::close)));
    }

    void help() {
        sheets.open(new HelpSheet(texts(), this::fault, this::about, sheets::close));
    }

    void fault() {
        sheets.open(new FaultSheet(cases, session.get(), desktop, sheets::close));
    }

    void about() {
        sheets.open(new AboutSheet(texts(), desktop.places(), new AboutActions()));
    }

    private Texts texts() {
        return cases.tools().texts();
    }

    private final class AboutActions implements AboutSheet.Actions {
        @Override
        public void showFolder(Path folder) {
            desktop.showFolder(folder);
        }

        @Override
        public void showText(String title, String text) {
            sheets.open(new TextSheet(texts(), "licence", title, text, SheetOpener.this::about));
        }

        @Override
        public void reportFault() {
            fault();
        }

        @Override
        public void close() {
            sheets.close();
        }
    }
}
