/**
 * Values in what people write (D4): numbers, days, times, amounts of money, percentages, addresses and telephone numbers, in
 * seven languages.
 */
@NullMarked
@NamedInterface("value")
package dev.baton.language.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
