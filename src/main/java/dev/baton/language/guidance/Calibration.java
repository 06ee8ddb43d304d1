package dev.baton.language.guidance;

/**
 * Makes probabilities of {@link Evidence}: a logistic function with weights that are the same for all rules. They were
 * learnt from 48 rules in 12 lines of business with 20 sentences each that fit, six that nearly do, and those of the other
 * rules, all written for it; {@code GuidanceWeightsTest} learns them again and compares.
 */
record Calibration(double bias, double fit, double lead, double likeness) {

    /** For a rule that has its text alone. */
    static final Calibration TEXT = new Calibration(-2.163, 1.538, 25.90, 0);

    /**
     * What is taken off the log odds of rules with examples beyond what was learnt: the sentences that were written for
     * learning differ more from one another than customers' own, so examples find more of those than they would.
     */
    static final double CAUTION = 1.5;

    /** For a rule with examples. */
    static final Calibration EXAMPLES = new Calibration(-4.448 - CAUTION, 0, 20.01, 3.537);

    double probability(Evidence evidence) {
        double sum = bias + fit * evidence.fit() + lead * evidence.lead() + likeness * evidence.likeness();
        return 1 / (1 + Math.exp(-sum));
    }
}
