package org.erlangen.launcher;

import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.erlangen.api.report.RunEvent;

/** Progress as a bar with the time that is left, on standard error: for terminals. */
final class ProgressDisplay implements Progress {
    private static final int INTERVAL = 200; // milliseconds

    private Optional<ProgressBar> bar = Optional.empty();
    private volatile Course course = Course.START; // another thread draws the bar

    @Override
    public void accept(RunEvent event) {
        course = course.after(event);
        if (course.fits() == 0) {
            return;
        }
        ProgressBar shown = bar.orElseGet(this::open);
        bar = Optional.of(shown);
        shown.maxHint(course.total());
        shown.stepTo(course.done());
        shown.setExtraMessage(" " + course.fit() + (course.metrics().isEmpty() ? "" : ", " + course.figures()));
        if (event instanceof RunEvent.RunEnded) {
            close();
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    private ProgressBar open() {
        return new ProgressBarBuilder()
                .setTaskName("") // 80 columns are few
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setUpdateIntervalMillis(INTERVAL)
                .setInitialMax(course.total())
                .setEtaFunction(this::left)
                .build();
    }

    /** The time that is left, which epochs of an earlier run say nothing about. */
    private Optional<Duration> left(ProgressState state) {
        Course now = course;
        return now.reached() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        (long) now.left(state.getTotalElapsed().toMillis() / 1e3)));
    }
}
