package org.erlangen.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final String SERVICE = "META-INF/services/org.erlangen.api.symmetry.TransformationGroup";

    @TempDir
    Path bench;

    @TempDir
    Path folder;

    private JarWorkshop workshop;

    @BeforeEach
    void everyFolderHoldsOneSoundPlugin() throws IOException {
        workshop = new JarWorkshop(bench);
        JarWorkshop.pack(sound("demo.good", "good"), folder.resolve("good.jar"));
    }

    private Path sound(String module, String name) throws IOException {
        return workshop.compile(
                JarWorkshop.plugin(module, name), List.of("--module-version", "1.4.2"), JarWorkshop.api());
    }

    private Catalogue discover() {
        return Catalogue.discover(List.of(folder));
    }

    private static List<String> names(Catalogue catalogue) {
        return catalogue.plugins(Spi.GROUP).stream().map(Plugin::name).toList();
    }

    private static String onlySentence(Catalogue catalogue) {
        assertThat(catalogue.refusals()).hasSize(1);
        return catalogue.refusals().get(0).sentence();
    }

    private String refusalBesideTheSoundPlugin() {
        Catalogue catalogue = discover();
        assertThat(names(catalogue)).containsExactly("good");
        return onlySentence(catalogue);
    }

    private void modular(String jar, String body, String more) throws IOException {
        String module = "demo.bad";
        Map<String, String> sources = Map.of(
                "module-info.java",
                JarWorkshop.moduleInfo(module, "demo.bad.Sample").replace("provides", more + " provides"),
                "demo/bad/Sample.java",
                JarWorkshop.group(module, "Sample", "bad", body));
        JarWorkshop.pack(workshop.compile(sources, JarWorkshop.api()), folder.resolve(jar));
    }

    @Test
    void aSoundJarIsFoundWithItsProvenance() throws Exception {
        Catalogue catalogue = discover();
        Path jar = folder.resolve("good.jar");
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));

        Plugin<?> plugin = catalogue.find(Spi.GROUP, "good");

        assertThat(catalogue.refusals()).isEmpty();
        assertThat(plugin.spi()).isEqualTo(Spi.GROUP);
        assertThat(plugin.version()).isEqualTo("1.4.2");
        assertThat(plugin.module()).isEqualTo("demo.good");
        assertThat(plugin.origin()).isEqualTo(jar.toString());
        assertThat(plugin.digest()).isEqualTo(digest);
        assertThat(plugin.description().summary()).isEqualTo("a sample");
    }

    @Test
    void randomBytesAreRefused() throws IOException {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve("random.jar"), bytes);

        assertThat(refusalBesideTheSoundPlugin())
                .startsWith(folder.resolve("random.jar") + ": cannot be loaded: ")
                .contains("cause: ZipException: zip END header not found")
                .endsWith("Remove it from the plugin folder, or replace it by a sound copy.");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.write(folder.resolve("empty.jar"), new byte[0]);

        assertThat(refusalBesideTheSoundPlugin()).contains("empty.jar: cannot be loaded: ", "zip file is empty");
    }

    @Test
    void aJarThatWasCutShortIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("good.jar"));
        Files.write(folder.resolve("short.jar"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(refusalBesideTheSoundPlugin()).contains("short.jar: cannot be loaded: ", "ZipException");
    }

    @Test
    void aMissingLibraryIsNamed() throws IOException {
        Path library = workshop.compile(
                Map.of(
                        "module-info.java",
                        "module lib.x { exports lib.x; }",
                        "lib/x/X.java",
                        "package lib.x; public class X {}"),
                JarWorkshop.api());
        Map<String, String> sources = Map.of(
                "module-info.java",
                JarWorkshop.moduleInfo("demo.bad", "demo.bad.Sample").replace("provides", "requires lib.x; provides"),
                "demo/bad/Sample.java",
                JarWorkshop.group("demo.bad", "Sample", "bad", ""));
        JarWorkshop.pack(workshop.compile(sources, JarWorkshop.api(), library), folder.resolve("bad.jar"));

        assertThat(refusalBesideTheSoundPlugin())
                .contains("bad.jar: cannot be loaded: FindException: Module lib.x not found, required by demo.bad");
    }

    @Test
    void aConstructorThatThrowsIsReportedWithItsCauses() throws IOException {
        modular(
                "bad.jar",
                "public Sample() { throw new IllegalStateException(\"no licence\", new RuntimeException(\"no key\")); }",
                "");

        assertThat(refusalBesideTheSoundPlugin())
                .startsWith(folder.resolve("bad.jar") + ": the provider demo.bad.Sample cannot be used: ")
                .contains("cause: IllegalStateException: no licence; cause: RuntimeException: no key");
    }

    @Test
    void aStaticInitialiserThatThrowsIsReportedWithItsCauses() throws IOException {
        modular("bad.jar", "static { if (true) throw new IllegalStateException(\"no licence\"); }", "");

        assertThat(refusalBesideTheSoundPlugin())
                .contains(
                        "bad.jar: the provider demo.bad.Sample cannot be used: ", "IllegalStateException: no licence");
    }

    @Test
    void aJarBuiltAgainstANewerOrAnotherApiIsRefused() throws IOException {
        Path newer = workshop.compile(JarWorkshop.plugin("demo.newer", "newer"), workshop.apiOfVersion("0.9.0"));
        JarWorkshop.pack(newer, folder.resolve("newer.jar"));

        assertThat(refusalBesideTheSoundPlugin())
                .isEqualTo(folder.resolve("newer.jar")
                        + ": module demo.newer was built against org.erlangen.api 0.9.0: this is 0.1.0."
                        + " Get a version of the plugin for this version of Erlangen.");
    }

    @Test
    void anApiFitsWhenItIsOfTheSameMajorVersionAndNoNewer() {
        assertThat(fits("0.1.0", "0.1.0")).isTrue();
        assertThat(fits("1.2", "1.10")).isTrue();
        assertThat(fits("1.10", "1.2")).isFalse();
        assertThat(fits("1.2", "2.0")).isFalse();
    }

    private static boolean fits(String built, String here) {
        return DropIn.fits(ModuleDescriptor.Version.parse(built), ModuleDescriptor.Version.parse(here));
    }

    @Test
    void classesInPackagesOfTheApiAreRefused() throws IOException {
        Path split = workshop.compile(
                Map.of("org/erlangen/api/tensor/Intruder.java", "package org.erlangen.api.tensor; class Intruder {}"));
        Path classes = sound("demo.bad", "bad");
        Path package0 = Files.createDirectories(classes.resolve("org/erlangen/api/tensor"));
        Files.copy(split.resolve("org/erlangen/api/tensor/Intruder.class"), package0.resolve("Intruder.class"));
        JarWorkshop.pack(classes, folder.resolve("bad.jar"));

        assertThat(refusalBesideTheSoundPlugin())
                .contains("bad.jar: cannot be loaded: ", "org.erlangen.api.tensor", "demo.bad");
    }

    @Test
    void twoPluginsOfOneNameAreBothRefused() throws IOException {
        JarWorkshop.pack(sound("demo.twin", "good"), folder.resolve("twin.jar"));
        JarWorkshop.pack(sound("demo.other", "other"), folder.resolve("other.jar"));

        Catalogue catalogue = discover();

        assertThat(names(catalogue)).containsExactly("other");
        assertThat(onlySentence(catalogue))
                .isEqualTo("group 'good': 2 plugins have this name, so none is used: " + folder.resolve("good.jar")
                        + " (1.4.2) and " + folder.resolve("twin.jar") + " (1.4.2). Remove all but one.");
        assertThatThrownBy(() -> catalogue.find(Spi.GROUP, "good"))
                .hasMessageContaining("2 plugins have this name")
                .extracting(failure -> ((ErlangenException) failure).kind())
                .isEqualTo(ErlangenException.Kind.PLUGIN);
    }

    @Test
    void twoDropInsMayHaveModulesOfOneName() throws IOException {
        JarWorkshop.pack(sound("demo.good", "better"), folder.resolve("better.jar"));

        assertThat(names(discover())).containsExactly("better", "good");
    }

    @Test
    void aJarWithoutDescriptorIsLoadedByItsServiceFile() throws IOException {
        automatic("0.1.0");

        Catalogue catalogue = discover();

        assertThat(catalogue.refusals()).isEmpty();
        assertThat(names(catalogue)).containsExactly("good", "plain");
        assertThat(catalogue.find(Spi.GROUP, "plain").module()).isEqualTo("plain.plugin");
        assertThat(catalogue.find(Spi.GROUP, "plain").version()).isEqualTo("1.2");
    }

    @Test
    void aJarWithoutDescriptorMaySayItsApiInTheManifest() throws IOException {
        automatic("3.0");

        assertThat(refusalBesideTheSoundPlugin())
                .contains(
                        "plain-plugin-1.2.jar: module plain.plugin was built against org.erlangen.api 3.0: this is 0.1.0");
    }

    private void automatic(String api) throws IOException {
        Path classes = workshop.compile(
                Map.of("demo/plain/Sample.java", JarWorkshop.group("demo.plain", "Sample", "plain", "")),
                JarWorkshop.api());
        JarWorkshop.pack(
                classes,
                folder.resolve("plain-plugin-1.2.jar"),
                Map.of(DropIn.API_VERSION, api),
                Map.of(SERVICE, "demo.plain.Sample\n"));
    }

    @Test
    void aFolderOfJarsIsOneDropInWithItsLibraries() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Path library = workshop.compile(
                Map.of(
                        "module-info.java",
                        "module lib.x { exports lib.x; }",
                        "lib/x/X.java",
                        "package lib.x; public class X {}"),
                JarWorkshop.api());
        JarWorkshop.pack(library, drop.resolve("lib.jar"));
        Map<String, String> sources = Map.of(
                "module-info.java",
                JarWorkshop.moduleInfo("demo.uses", "demo.uses.Sample").replace("provides", "requires lib.x; provides"),
                "demo/uses/Sample.java",
                JarWorkshop.group("demo.uses", "Sample", "uses", "final Object x = new lib.x.X();"));
        JarWorkshop.pack(workshop.compile(sources, JarWorkshop.api(), library), drop.resolve("uses.jar"));

        Catalogue catalogue = discover();

        assertThat(catalogue.refusals()).isEmpty();
        assertThat(names(catalogue)).containsExactly("good", "uses");
        assertThat(catalogue.find(Spi.GROUP, "uses").origin())
                .isEqualTo(drop.resolve("uses.jar").toString());
    }

    @Test
    void aCopyOfTheApiInAFolderIsHidden() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        Files.copy(workshop.apiOfVersion("0.1.0"), drop.resolve("api.jar"));
        JarWorkshop.pack(sound("demo.copy", "copy"), drop.resolve("copy.jar"));

        Catalogue catalogue = discover();

        assertThat(catalogue.refusals()).isEmpty();
        assertThat(names(catalogue)).containsExactly("copy", "good");
    }

    @Test
    void oneModuleTwiceInAFolderIsRefused() throws IOException {
        Path drop = Files.createDirectory(folder.resolve("drop"));
        JarWorkshop.pack(sound("demo.dup", "first"), drop.resolve("a.jar"));
        JarWorkshop.pack(sound("demo.dup", "second"), drop.resolve("b.jar"));

        assertThat(refusalBesideTheSoundPlugin())
                .contains("drop: cannot be loaded: FindException: Two versions of module demo.dup found");
    }

    @Test
    void aJarWithoutProvidersIsReported() throws IOException {
        Path library = workshop.compile(
                Map.of(
                        "module-info.java",
                        "module lib.x { exports lib.x; }",
                        "lib/x/X.java",
                        "package lib.x; public class X {}"),
                JarWorkshop.api());
        JarWorkshop.pack(library, folder.resolve("lib.jar"));

        assertThat(refusalBesideTheSoundPlugin()).contains("lib.jar: contains no provider: ");
    }

    @Test
    void aProviderClassThatIsMissingDoesNotStopItsNeighbour() throws IOException {
        Map<String, String> sources = Map.of(
                "module-info.java", JarWorkshop.moduleInfo("demo.bad", "demo.bad.Gone, demo.bad.Sample"),
                "demo/bad/Gone.java", JarWorkshop.group("demo.bad", "Gone", "gone", ""),
                "demo/bad/Sample.java", JarWorkshop.group("demo.bad", "Sample", "stays", ""));
        Path classes = workshop.compile(sources, JarWorkshop.api());
        Files.delete(classes.resolve("demo/bad/Gone.class"));
        JarWorkshop.pack(classes, folder.resolve("bad.jar"));

        Catalogue catalogue = discover();

        assertThat(names(catalogue)).containsExactly("good", "stays");
        assertThat(onlySentence(catalogue))
                .contains("bad.jar: a provider cannot be loaded: ", "demo.bad.Gone not found");
    }

    @Test
    void classesOfALaterJavaAreRefused() throws IOException {
        Path classes = sound("demo.bad", "bad");
        byte[] descriptor = Files.readAllBytes(classes.resolve("module-info.class"));
        descriptor[7] = 127;
        Files.write(classes.resolve("module-info.class"), descriptor);
        JarWorkshop.pack(classes, folder.resolve("bad.jar"));

        assertThat(refusalBesideTheSoundPlugin()).contains("bad.jar: cannot be loaded: ", "127");
    }

    @Test
    void aDescriptionThatThrowsOrIsNoneIsRefused() throws IOException {
        Map<String, String> sources = Map.of(
                "module-info.java", JarWorkshop.moduleInfo("demo.bad", "demo.bad.Nothing, demo.bad.Spaces"),
                "demo/bad/Nothing.java",
                        JarWorkshop.group("demo.bad", "Nothing", "x", "")
                                .replace("return Description.of(\"x\", \"a sample\");", "return null;"),
                "demo/bad/Spaces.java", JarWorkshop.group("demo.bad", "Spaces", "two words", ""));
        JarWorkshop.pack(workshop.compile(sources, JarWorkshop.api()), folder.resolve("bad.jar"));

        Catalogue catalogue = discover();

        assertThat(names(catalogue)).containsExactly("good");
        assertThat(catalogue.refusals())
                .extracting(Refusal::sentence)
                .anySatisfy(
                        sentence -> assertThat(sentence).contains("demo.bad.Nothing", "it does not describe itself"))
                .anySatisfy(sentence -> assertThat(sentence).contains("'two words' is no provider name"));
    }

    @Test
    void optionsThatTheHostCannotMakeAreRefused() throws IOException {
        String provider = JarWorkshop.group("demo.bad", "Sample", "bad", "public record Hidden() {}")
                .replace("NoOptions", "Sample.Hidden")
                .replace(
                        "Description.of(\"bad\", \"a sample\")", "Description.of(\"bad\", \"a sample\", Hidden.class)");
        Map<String, String> sources = Map.of(
                "module-info.java",
                JarWorkshop.moduleInfo("demo.bad", "demo.bad.Sample"),
                "demo/bad/Sample.java",
                provider);
        JarWorkshop.pack(workshop.compile(sources, JarWorkshop.api()), folder.resolve("bad.jar"));

        assertThat(refusalBesideTheSoundPlugin())
                .contains("bad.jar: the provider demo.bad.Sample cannot be used: ")
                .contains("its package demo.bad is not exported");
    }

    @Test
    void whatIsNoJarIsPassedOver() throws IOException {
        Files.writeString(folder.resolve("README.txt"), "drop jars here");
        Files.createDirectory(folder.resolve("nothing"));

        assertThat(names(discover())).containsExactly("good");
        assertThat(discover().refusals()).isEmpty();
    }

    @Test
    void aFolderThatDoesNotExistHoldsNothing() {
        Catalogue catalogue = Catalogue.discover(List.of(folder.resolve("absent")));

        assertThat(names(catalogue)).isEmpty();
        assertThat(catalogue.refusals()).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnesAndTheNearest() {
        assertThatThrownBy(() -> discover().find(Spi.GROUP, "goot"))
                .hasMessage("there is no group plugin 'goot': there are good. Did you mean 'good'?")
                .extracting(failure -> ((ErlangenException) failure).kind())
                .isEqualTo(ErlangenException.Kind.CONFIGURATION);
        assertThatThrownBy(() -> discover().find(Spi.REPORT, "goot"))
                .hasMessage("there is no report plugin 'goot': no report plugin is there at all.");
    }
}
