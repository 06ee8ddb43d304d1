package dev.baton.language.guidance;

/**
 * A sentence of a message, ready to be compared with rules.
 *
 * @param vector as it was encoded
 * @param direction where it lies from the middle of everyday sentences, of length 1
 * @param toSubjects its similarities to the usual subjects
 */
record Sentence(float[] vector, float[] direction, float[] toSubjects) {}
