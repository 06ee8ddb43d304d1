/** Sentences to vectors, in process: a tokenizer in plain Java and a small transformer under ONNX Runtime. */
@NamedInterface("encoder")
@NullMarked
package dev.baton.language.encoder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
