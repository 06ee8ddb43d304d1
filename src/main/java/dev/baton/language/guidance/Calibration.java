package dev.baton.language.guidance;

/**
 * Makes probabilities of {@link Evidence}: a logistic function with weights that are the same for all rules. They were
 * learnt from 88 rules in 17 lines of business with 10 or 20 sentences each that fit, some that nearly do, and those of the
 * other rules, all written for it; {@code GuidanceWeightsTest} learns them again and compares.
 */
record Calibration(double bias, double nearness, double lead, double advance) {

    /**
     * Added to the log odds that were learnt: of those lessons two in a hundred fit their rule, of the messages that a rule is
     * written for more do. With it a score is the probability where seven in a hundred are about the rule: between rules
     * that every fifth message is about and those that one in two hundred is.
     */
    static final double MORE_COMMON = 1.3;

    /** For a rule that has its text alone. */
    static final Calibration TEXT = new Calibration(-1.640, 0.602, 7.858, 0.228);

    /** For a rule with examples. */
    static final Calibration EXAMPLES = new Calibration(-1.901, 0.424, 9.176, 0.385);

    double probability(Evidence evidence) {
        double sum = bias + nearness * evidence.nearness() + lead * evidence.lead() + advance * evidence.advance();
        return 1 / (1 + Math.exp(-sum));
    }
}
