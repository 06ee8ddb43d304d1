package dev.baton.language.intent;

/**
 * What tells whether a sentence means any of the intents.
 *
 * @param score the highest of an intent; 1 is what its own examples are taught, 0 is what all others are
 * @param nearest cosine to the nearest example of an intent
 * @param everydayness cosine to everyday sentences: what is near to them is near to much
 */
record Signs(float score, float nearest, float everydayness) {

    float[] numbers() {
        return new float[] {score, nearest, everydayness};
    }
}
