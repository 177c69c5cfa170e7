package org.erlangen.distribution;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Slices by package. An exported package and its own internals are one: each is written in terms of the other. */
final class PackageWithInternals implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName().replaceFirst("\\.internal$", ""));
    }

    @Override
    public String getDescription() {
        return "packages with their internals";
    }
}
