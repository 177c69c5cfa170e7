package org.erlangen.distribution;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. The rules run on the built jars. */
@Tag("architecture")
class ArchitectureTest {
    private static final int FEWEST_CLASSES = 150;
    private static final String[] PLUGINS = {
        "org.erlangen.groups..", "org.erlangen.inference..", "org.erlangen.plugins.."
    };
    private static final String[] RUNTIME = {
        "org.erlangen.tensor..", "org.erlangen.nd4j..", "org.erlangen.host..", "org.erlangen.launcher.."
    };
    private static final JavaClasses CLASSES = classesOfModules();

    private static JavaClasses classesOfModules() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false); // names are enough
        return new ClassFileImporter()
                .withImportOption((ImportOption) place -> place.contains("!/org/erlangen/"))
                .importJars(Distribution.modules().stream()
                        .map(ArchitectureTest::jar)
                        .toList());
    }

    private static JarFile jar(Path file) {
        try {
            return new JarFile(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Set<String> plugins() {
        return roots().stream()
                .filter(root -> root.matches("org\\.erlangen\\.(groups|inference|plugins)\\..*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> roots() {
        return ModuleFinder.of(Distribution.modules().toArray(new Path[0])).findAll().stream()
                .map(ModuleReference::descriptor)
                .map(descriptor -> descriptor.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void rulesSeeTheWholePlatform() {
        assertThat(CLASSES.size()).isGreaterThan(FEWEST_CLASSES);
        assertThat(plugins()).hasSizeGreaterThanOrEqualTo(4);
        for (String root : roots()) {
            assertThat(CLASSES.stream()
                            .map(JavaClass::getPackageName)
                            .filter(name -> (name + ".").startsWith(root + ".")))
                    .as(root)
                    .isNotEmpty();
        }
    }

    @Test
    void everyPackageLiesInTheModuleNamedAfterItsRoot() {
        for (JavaClass each : CLASSES) {
            assertThat(roots()).anyMatch(root -> (each.getPackageName() + ".").startsWith(root + "."));
        }
    }

    @Test
    void theContractKnowsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("org.erlangen.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.erlangen.api..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void pluginsKnowTheContractAndNothingElse(String root) {
        classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(root + "..", "org.erlangen.api..", "java..", "javax.imageio..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNoPlugin() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLUGINS)
                .check(CLASSES);
    }

    @Test
    void nd4jIsKnownToItsBackendOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.erlangen.nd4j..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                .check(CLASSES);
    }

    @Test
    void injectionIsKnownToHostAndLauncherOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.erlangen.host..", "org.erlangen.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google..", "jakarta.inject..")
                .check(CLASSES);
    }

    @Test
    void theCommandLineIsKnownToNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.erlangen.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.erlangen.launcher..", "picocli..", "me.tongfei..", "ch.qos.logback..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().assignedFrom(new PackageWithInternals())
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineWritesToStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.erlangen.launcher..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void onlyOneClassReadsPropertiesAndTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.erlangen.launcher.Surroundings")
                .and()
                .doNotHaveFullyQualifiedName("org.erlangen.nd4j.internal.Natives") // how JavaCPP is told its binary
                .should()
                .callMethodWhere(Calls.to(System.class, "getenv", "getProperty", "getProperties", "setProperty"))
                .orShould()
                .callMethodWhere(Calls.to(Boolean.class, "getBoolean"))
                .orShould()
                .callMethodWhere(Calls.to(Integer.class, "getInteger"))
                .orShould()
                .callMethodWhere(Calls.to(Long.class, "getLong"))
                .check(CLASSES);
    }

    @Test
    void pluginsAreFunctionsOfTheirArguments() {
        noClasses()
                .that()
                .resideInAnyPackage(PLUGINS)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.(time\\.Clock|util\\.UUID|util\\.concurrent\\.ThreadLocalRandom|security\\.SecureRandom)")
                .orShould()
                .callMethodWhere(Calls.to(Math.class, "random"))
                .orShould()
                .callMethodWhere(Calls.to(System.class, "currentTimeMillis", "nanoTime", "identityHashCode", "exit"))
                .orShould()
                .callMethodWhere(Calls.namedIn("java.time", "now"))
                .check(CLASSES);
    }

    @Test
    void pluginsKeepNoStaticState() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage(PLUGINS))
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> marked = CLASSES.stream()
                .filter(each -> each.getSimpleName().equals("package-info") && each.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        Set<String> packages = CLASSES.stream()
                .filter(not(JavaClass.Predicates.simpleName("module-info")))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(marked).containsAll(packages);
    }

    @Test
    void modulesRequireWhatTheirPlaceAllows() {
        for (ModuleReference module :
                ModuleFinder.of(Distribution.modules().toArray(new Path[0])).findAll()) {
            String name = module.descriptor().name();
            List<String> required = module.descriptor().requires().stream()
                    .map(requires -> requires.name())
                    .filter(other -> other.startsWith("org.erlangen."))
                    .toList();
            if (name.equals("org.erlangen.api")) {
                assertThat(required).isEmpty();
            } else if (plugins().contains(name)) {
                assertThat(required).as(name).containsExactly("org.erlangen.api");
            } else {
                assertThat(required).as(name).doesNotContainAnyElementsOf(plugins());
            }
        }
    }
}
