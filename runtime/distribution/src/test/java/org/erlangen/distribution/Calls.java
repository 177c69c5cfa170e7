package org.erlangen.distribution;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** Calls that rules speak of. */
final class Calls {
    private Calls() {}

    /** Calls of methods of a class, whatever their parameters. */
    static DescribedPredicate<JavaMethodCall> to(Class<?> owner, String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe(
                "calls of " + owner.getSimpleName() + wanted,
                call -> call.getTargetOwner().isEquivalentTo(owner) && wanted.contains(call.getName()));
    }

    /** Calls of methods of any class of a package. */
    static DescribedPredicate<JavaMethodCall> namedIn(String packageName, String name) {
        return DescribedPredicate.describe(
                "calls of " + packageName + ".*." + name,
                call -> call.getTargetOwner().getPackageName().equals(packageName)
                        && call.getName().equals(name));
    }
}
