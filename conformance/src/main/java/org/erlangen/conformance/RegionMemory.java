package org.erlangen.conformance;

import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.Memory;

/** A region that arrays are copied into on purpose; clearing begins a new one. */
final class RegionMemory implements Memory {
    private final Regions regions;
    private Region region;

    RegionMemory(Regions regions) {
        this.regions = regions;
        this.region = regions.newRegion();
    }

    @Override
    public Array keep(Array array) {
        if (!region.isOpen()) {
            throw new IllegalStateException("this memory was closed");
        }
        return new ReferenceArray(ReferenceDevice.read(array), array.precision(), region);
    }

    @Override
    public void clear() {
        regions.free(region);
        region = regions.newRegion();
    }

    @Override
    public void close() {
        regions.free(region);
    }
}
