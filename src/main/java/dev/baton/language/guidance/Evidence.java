package dev.baton.language.guidance;

/**
 * What speaks for a rule in one sentence, before it becomes a score.
 *
 * @param nearness how near the sentence is to the rule, on the rule's {@link Scale}
 * @param lead how much nearer, as a difference of similarities, the sentence is to this rule than to the assistant's other
 *     rules, or to the usual subjects if those are nearer
 * @param advance how much nearer it is than to the other rules where each is on its own scale; the nearness itself if
 *     the others are no nearer than an everyday sentence
 */
record Evidence(double nearness, double lead, double advance) {

    /** A lead is some tenths: scaled so that it is learnt as fast as the others. */
    static final float LEAD_SCALE = 10;

    /** The numbers to learn from. */
    float[] inputs() {
        return new float[] {(float) nearness, LEAD_SCALE * (float) lead, (float) advance};
    }
}
