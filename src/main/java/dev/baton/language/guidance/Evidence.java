package dev.baton.language.guidance;

/**
 * What speaks for a rule in one sentence, before it becomes a score.
 *
 * @param fit how far the sentence is nearer to the rule than to other subjects, on the rule's {@link Scale}
 * @param lead how much nearer the sentence is to this rule than to the assistant's other rules, or to the usual subjects
 *     if those are nearer
 * @param likeness how near it is to the middle of the examples, on a scale of its own; 0 without examples
 */
record Evidence(double fit, double lead, double likeness) {

    /** A lead is some hundredths: scaled so that it is learnt as fast as the others. */
    static final float LEAD_SCALE = 20;

    /** The numbers to learn from: with examples, what is like them says more than what is like the text. */
    float[] inputs(boolean examples) {
        return examples
                ? new float[] {(float) likeness, LEAD_SCALE * (float) lead}
                : new float[] {(float) fit, LEAD_SCALE * (float) lead};
    }
}
