package org.erlangen.api.provider;

/**
 * A publication.
 *
 * @param authors as printed
 * @param title as printed
 * @param venue journal, conference or workshop
 * @param year four digits
 */
public record Source(String authors, String title, String venue, int year) {
    @Override
    public String toString() {
        return authors + ": " + title + ". " + venue + " " + year;
    }
}
