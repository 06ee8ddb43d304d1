package dev.baton.language.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Declares an inner value of an ONNX model as one of its outputs. A protocol buffer that is followed by another of the
 * same type is merged with it, so it is enough to append a model that has nothing but the output (onnx.proto:
 * ModelProto.graph = 7, GraphProto.output = 12, ValueInfoProto.name = 1 and type = 2, TypeProto.tensor_type = 1,
 * Tensor.elem_type = 1, FLOAT = 1).
 */
final class GraphOutput {

    private GraphOutput() {}

    /** The model with this value among its outputs, after those that it has. */
    static byte[] added(byte[] model, String name) {
        byte[] type = field(1, new byte[] {1 << 3, 1});
        var info = new ByteArrayOutputStream();
        info.writeBytes(field(1, name.getBytes(StandardCharsets.UTF_8)));
        info.writeBytes(field(2, type));
        byte[] output = field(7, field(12, info.toByteArray()));
        var longer = new ByteArrayOutputStream(model.length + output.length);
        longer.writeBytes(model);
        longer.writeBytes(output);
        return longer.toByteArray();
    }

    /** A field of type bytes; number and length are below 128, so each takes one byte. */
    private static byte[] field(int number, byte[] content) {
        if (content.length > 127) {
            throw new IllegalArgumentException("An output's name has at most some 100 characters.");
        }
        var field = new byte[content.length + 2];
        field[0] = (byte) (number << 3 | 2);
        field[1] = (byte) content.length;
        System.arraycopy(content, 0, field, 2, content.length);
        return field;
    }
}
