/**
 * The command line: reads arguments, shows progress and results, turns mistakes into sentences and exit codes.
 *
 * <p>It knows the host and no plugin. Start with {@code org.erlangen.launcher.Main}.
 */
module org.erlangen.launcher {
    requires org.erlangen.host;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires jdk.management;
    requires static org.jspecify;

    opens org.erlangen.launcher to
            info.picocli;
}
