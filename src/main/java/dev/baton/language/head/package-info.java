/** Linear heads over sentence vectors: training, calibration, deterministic for the same input. */
@NullMarked
package dev.baton.language.head;

import org.jspecify.annotations.NullMarked;
