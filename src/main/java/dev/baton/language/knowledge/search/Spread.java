package dev.baton.language.knowledge.search;

/**
 * How near an assistant's passages usually are to a question: mean and standard deviation of their cosines. Few passages
 * say little about that, so what is usual anywhere counts as much as twenty of them.
 */
record Spread(double mean, double deviation) {

    private static final double USUAL = 0.55;
    private static final double USUAL_DEVIATION = 0.07;
    private static final int COUNTS_AS = 20;

    static Spread of(double[] cosines) {
        var sum = USUAL * COUNTS_AS;
        for (var cosine : cosines) {
            sum += cosine;
        }
        var mean = sum / (cosines.length + COUNTS_AS);
        var squares = USUAL_DEVIATION * USUAL_DEVIATION * COUNTS_AS;
        for (var cosine : cosines) {
            squares += (cosine - mean) * (cosine - mean);
        }
        return new Spread(mean, Math.sqrt(squares / (cosines.length + COUNTS_AS)));
    }

    double standing(double cosine) {
        return (cosine - mean) / deviation;
    }
}
