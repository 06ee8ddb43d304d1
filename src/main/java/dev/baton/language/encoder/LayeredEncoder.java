package dev.baton.language.encoder;

/** An encoder that shows more of its model than the one vector. */
@FunctionalInterface
public interface LayeredEncoder extends Encoder {

    /** All that is read of the sentence, in one run of the model; as {@link #encode} otherwise. */
    Encoding encoding(String text);

    /** Whether this word, in lower case, has a meaning of its own to the model, rather than that of its pieces. */
    default boolean knows(String word) {
        return false;
    }

    @Override
    default float[] encode(String text) {
        return encoding(text).first();
    }
}
