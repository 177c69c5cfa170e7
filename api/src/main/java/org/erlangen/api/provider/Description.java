package org.erlangen.api.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a provider says of itself.
 *
 * @param name how users call it in files: a lower-case letter, then letters, digits and hyphens, 63 characters at most
 * @param summary one line for listings
 * @param options the record type of its options
 * @param sources where the method comes from, most important first
 */
public record Description<C extends Record>(String name, String summary, Class<C> options, List<Source> sources) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public Description {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no provider name: it must match " + NAME);
        }
        if (summary.isBlank() || summary.contains("\n")) {
            throw new IllegalArgumentException("the summary of '" + name + "' must be one line");
        }
        sources = List.copyOf(sources);
    }

    /** A description of a provider without options. */
    public static Description<NoOptions> of(String name, String summary) {
        return new Description<>(name, summary, NoOptions.class, List.of());
    }

    /** A description of a provider with options. */
    public static <C extends Record> Description<C> of(String name, String summary, Class<C> options) {
        return new Description<>(name, summary, options, List.of());
    }

    /** The same with one more source. */
    public Description<C> source(String authors, String title, String venue, int year) {
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source(authors, title, venue, year));
        return new Description<>(name, summary, options, more);
    }
}
