package dev.baton.language.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.guidance.WrittenRules.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learns the shipped weights again, and measures them on rules that they were not learnt from. */
class GuidanceWeightsTest {

    private static final BgeSmallEncoder ENCODER = BgeSmallEncoder.load();
    private static final Ground GROUND = Ground.load(ENCODER);
    private static final Map<String, Sentence> SENTENCES = new ConcurrentHashMap<>();
    private static final Map<String, RuleMeasure> MEASURES = new ConcurrentHashMap<>();
    private static final float OF_OTHER_BUSINESSES = 0.5f;
    private static final int RULES_OF_OTHERS = 8;

    @AfterAll
    static void close() {
        ENCODER.close();
    }

    @Test
    void the_shipped_weights_can_be_learnt_again() {
        WrittenRules all = together("train", "dev", "customers-dev");
        Calibration text = learn(all, 0);
        Calibration examples = learn(all, 3);
        assertThat(numbers(text))
                .as("learnt: %s", text)
                .usingElementComparator((one, other) -> near(one, other) ? 0 : 1)
                .isEqualTo(numbers(Calibration.TEXT));
        assertThat(numbers(examples))
                .as("learnt: %s", examples)
                .usingElementComparator((one, other) -> near(one, other) ? 0 : 1)
                .isEqualTo(numbers(Calibration.EXAMPLES));
    }

    @ParameterizedTest
    @CsvSource({"holdout, 0.25, 0.80", "customers-holdout, 0.25, 0.75"})
    void rules_never_seen_find_their_sentences(String name, double leastRecall, double leastPrecision) {
        WrittenRules unseen = WrittenRules.read(name);
        int found = 0;
        int wrong = 0;
        int fitting = 0;
        for (Written rule : unseen.rules()) {
            List<Rule> rules = Stream.concat(Stream.of(rule), unseen.besides(rule).stream())
                    .map(written -> Rule.of(written.text(), written.text()))
                    .toList();
            GuidanceModel model = GuidanceModel.of(rules, ENCODER, GROUND);
            fitting += rule.fitting().size();
            found += (int) rule.fitting().stream()
                    .filter(text -> matches(model, rule, text))
                    .count();
            wrong += (int) Stream.concat(
                            rule.missing().stream(),
                            unseen.rules().stream()
                                    .filter(other -> !other.business().equals(rule.business()))
                                    .flatMap(other -> other.fitting().stream()))
                    .filter(text -> matches(model, rule, text))
                    .count();
        }
        double recall = (double) found / fitting;
        double precision = (double) found / (found + wrong);
        assertThat(recall).as("recall").isGreaterThan(leastRecall);
        assertThat(precision).as("precision").isGreaterThan(leastPrecision);
    }

    private static boolean matches(GuidanceModel model, Written rule, String text) {
        return model.match(text, List.of(sentence(text).vector())).stream()
                .anyMatch(match -> match.rule().equals(rule.text()) && match.matches());
    }

    private static Calibration learn(WrittenRules all, int examples) {
        var inputs = new ArrayList<float[]>();
        var labels = new ArrayList<Integer>();
        var weights = new ArrayList<Float>();
        for (int number = 0; number < all.rules().size(); number++) {
            Written written = all.rules().get(number);
            List<String> given = written.fitting().subList(0, examples);
            var rule = new RuleMeasure(Rule.of("own", written.text()).withExamples(given), ENCODER, GROUND);
            List<RuleMeasure> others = others(all, written, rule, number);
            all.rules().forEach(other -> {
                boolean own = other == written;
                float weight = other.business().equals(written.business()) ? 1 : OF_OTHER_BUSINESSES;
                Stream.concat(other.fitting().stream().skip(own ? examples : 0), other.missing().stream())
                        .filter(text -> own || weight < 1 || other.fitting().contains(text))
                        .forEach(text -> {
                            inputs.add(rule.evidence(sentence(text), others).inputs());
                            labels.add(own && other.fitting().contains(text) ? 1 : 0);
                            weights.add(weight);
                        });
            });
        }
        return weights(inputs, labels, weights);
    }

    private static List<RuleMeasure> others(WrittenRules all, Written written, RuleMeasure rule, int number) {
        var others = new ArrayList<Written>(all.besides(written));
        for (int at = 0, taken = 0; taken < RULES_OF_OTHERS; at++) {
            Written other = all.rules().get((number + 5 + 5 * at) % all.rules().size());
            if (!other.business().equals(written.business())) {
                others.add(other);
                taken++;
            }
        }
        return others.stream()
                .map(other -> MEASURES.computeIfAbsent(
                        other.text(), text -> new RuleMeasure(Rule.of("other", text), ENCODER, GROUND)))
                .filter(other -> !rule.meansTheSame(other))
                .toList();
    }

    private static Calibration weights(List<float[]> inputs, List<Integer> labels, List<Float> weights) {
        double[] found = Newton.fit(inputs, labels, weights);
        return new Calibration(found[3] + Calibration.MORE_COMMON, found[0], Evidence.LEAD_SCALE * found[1], found[2]);
    }

    private static Sentence sentence(String text) {
        return SENTENCES.computeIfAbsent(text, said -> {
            return GROUND.sentence(ENCODER.encode(said));
        });
    }

    private static WrittenRules together(String... names) {
        return new WrittenRules(Stream.of(names)
                .flatMap(name -> WrittenRules.read(name).rules().stream())
                .toList());
    }

    private static List<Double> numbers(Calibration weights) {
        return List.of(weights.bias(), weights.nearness(), weights.lead(), weights.advance());
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= 0.05 + Math.abs(other) * 0.05;
    }
}
