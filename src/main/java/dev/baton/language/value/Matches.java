package dev.baton.language.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects values from one pattern after the other; what one has taken, those after it do not see. */
final class Matches {

    private final Plain plain;
    private final BitSet taken;
    private final List<Value> values = new ArrayList<>();

    Matches(Plain plain) {
        this.plain = plain;
        taken = new BitSet(plain.text().length());
    }

    /** Takes what the pattern's group {@code all} finds and the meaning makes a value of. */
    void take(Pattern pattern, Function<Matcher, Optional<String>> meaning) {
        Matcher matcher = pattern.matcher(plain.text());
        int from = 0;
        while (from <= plain.text().length() && matcher.find(from)) {
            int begin = matcher.start("all");
            int end = matcher.end("all");
            Optional<String> iso = isFree(begin, end) ? meaning.apply(matcher) : Optional.empty();
            iso.ifPresent(value -> {
                taken.set(begin, end);
                values.add(plain.value(value, begin, end));
            });
            from = Math.max(end, from + 1);
        }
    }

    /** Takes what the pattern finds out of sight. */
    void ignore(Pattern pattern) {
        Matcher matcher = pattern.matcher(plain.text());
        int from = 0;
        while (from <= plain.text().length() && matcher.find(from)) {
            taken.set(matcher.start("all"), matcher.end("all"));
            from = Math.max(matcher.end("all"), from + 1);
        }
    }

    private boolean isFree(int begin, int end) {
        int next = taken.nextSetBit(begin);
        return end > begin && (next < 0 || next >= end);
    }

    List<Value> inOrder() {
        values.sort(Comparator.comparingInt(Value::begin));
        return values;
    }
}
