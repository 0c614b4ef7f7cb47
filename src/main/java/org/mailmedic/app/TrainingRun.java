package org.mailmedic.app;

import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.ui.shell.MainWindow;
import org.slf4j.LoggerFactory;

/// Walks through a practice case once and quits, so that the AOT cache of a package holds what a user's
/// first case needs: pages, a probe, an audit. Asks nobody but the practice servers of this computer.
final class TrainingRun {
    private static final String CASE = "workspace-unauthenticated";
    private static final long SECONDS_FOR_A_STEP = 30;
    private static final long MILLISECONDS_TO_LOOK = 400;

    private final Cases cases;
    private final MainWindow window;

    TrainingRun(Cases cases, MainWindow window) {
        this.cases = cases;
        this.window = window;
    }

    void start() {
        Thread.ofVirtual().name("training").start(() -> {
            try {
                walk();
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(TrainingRun.class).error("the training run broke off", e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                Platform.exit();
            }
        });
    }

    private void walk() throws InterruptedException {
        Session practice = cases.practise(CASE);
        onScreen(() -> window.take(practice));
        await(practice.probe(_ -> {}).result());
        await(practice.audit(true, EnumSet.allOf(Part.class), _ -> {}).result());
        for (StepId step : StepId.values()) {
            onScreen(() -> practice.jump(step));
            Thread.sleep(MILLISECONDS_TO_LOOK);
        }
    }

    private static void onScreen(Runnable work) {
        await(CompletableFuture.runAsync(work, Platform::runLater));
    }

    private static void await(CompletableFuture<?> work) throws CompletionException {
        work.orTimeout(SECONDS_FOR_A_STEP, TimeUnit.SECONDS).join();
    }
}
