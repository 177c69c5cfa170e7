package org.erlangen.plugins.pictures.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/** What all pictures share: being written, and the side of the images that they are about. */
public final class Pictures {
    private Pictures() {}

    /** Writes a picture. Errors: {@link ErlangenException} when the file can't be written. */
    public static void write(Path file, Svg picture) {
        write(file, picture.toString());
    }

    /** Writes a text. Errors: {@link ErlangenException} when the file can't be written. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            Refusal refusal = new Refusal(file.toString(), "can't be written (" + e + ")", "", "");
            throw new ErlangenException(ErlangenException.Kind.RUN, refusal, e);
        }
    }

    /** Rows and columns of the images that a network's filters have the size of, of one channel or three; 0 when it has no such filters. */
    static int side(Network network) {
        if (!network.hasPlaneFilters()) {
            return 0;
        }
        int inputs = ((LinearMap.Dense) network.maps().get(0)).inputs();
        int grey = (int) Math.round(Math.sqrt(inputs));
        int colour = (int) Math.round(Math.sqrt(inputs / 3.0));
        if (grey * grey == inputs) {
            return grey;
        }
        return 3 * colour * colour == inputs ? colour : 0;
    }
}
