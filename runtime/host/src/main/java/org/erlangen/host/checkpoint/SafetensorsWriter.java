package org.erlangen.host.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Lays out a safetensors file. */
final class SafetensorsWriter {
    private static final int ALIGNMENT = 64;

    private SafetensorsWriter() {}

    static byte[] encode(Map<String, String> metadata, List<StoredTensor> tensors) {
        byte[] header = header(metadata, tensors);
        int padded = (Long.BYTES + header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - Long.BYTES;
        long data =
                tensors.stream().mapToLong(tensor -> tensor.data().remaining()).sum();
        ByteBuffer file =
                ByteBuffer.allocate(Math.toIntExact(Long.BYTES + padded + data)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(header);
        for (int i = header.length; i < padded; i++) {
            file.put((byte) ' ');
        }
        tensors.forEach(tensor -> file.put(tensor.data()));
        return file.array();
    }

    private static byte[] header(Map<String, String> metadata, List<StoredTensor> tensors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(Safetensors.METADATA);
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            long offset = 0;
            for (StoredTensor tensor : tensors) {
                offset = entry(json, tensor, offset);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a name or text is no Unicode", impossible);
        }
        return bytes.toByteArray();
    }

    private static long entry(JsonGenerator json, StoredTensor tensor, long offset) throws IOException {
        long end = offset + tensor.data().remaining();
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.type().name());
        json.writeFieldName("shape");
        json.writeArray(tensor.shape().sizes(), 0, tensor.shape().rank());
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {offset, end}, 0, 2);
        json.writeEndObject();
        return end;
    }
}
