package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.PersonRequests;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.Trigger.Finding;
import dev.baton.bot.Trigger.Heard;
import dev.baton.language.PersonRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place that decides which trigger of a message wins (T21): the first in the order that wants a person; if none
 * does, the first that warns or asks. The assistant's mode stands before them, what the dialog itself comes to (planned
 * steps, invalid answers, misses) after them.
 */
final class TriggerOrder {

    private final List<Trigger> order;
    private final int topicPlace;

    TriggerOrder(PersonRequests wordings) {
        order = List.of(
                new DangerWords(),
                new ProfaneWords(),
                new BlockedTopics(),
                new GuidanceRules(),
                new PersonWishes(new PersonRule(wordings)),
                new FrustratedCustomers());
        topicPlace = order.stream().map(Trigger::rule).toList().indexOf(Rule.TOPIC);
    }

    /** What won. @param place in the order; lower goes first */
    record Won(Rule rule, Finding finding, int place) {

        /** Whether it brings a person now. */
        boolean bringsPerson() {
            return finding instanceof Finding.Person;
        }
    }

    /**
     * What the triggers make of a message.
     *
     * @param lost what fired too, for the record
     * @param nearly what did not fire but is worth a line
     */
    record Verdict(Optional<Won> won, List<Won> lost, List<Won> nearly) {

        /** Whether it brings a person now. */
        boolean bringsPerson() {
            return won.map(Won::bringsPerson).orElse(false);
        }

        /** The tags that what fired sets, whether it won or lost. */
        List<String> tags() {
            return Stream.concat(won.stream(), lost.stream())
                    .map(Won::finding)
                    .filter(Finding.Person.class::isInstance)
                    .flatMap(finding -> ((Finding.Person) finding).tag().stream())
                    .toList();
        }

        /** Writes down what fired and lost. */
        void record(TurnState state) {
            lost.forEach(other ->
                    state.look(other.rule(), Result.LOST, other.finding().evidence()));
            nearly.forEach(other ->
                    state.look(other.rule(), Result.PASSED, other.finding().evidence()));
        }
    }

    /** What stands on the conversation brings, though nothing was said. */
    Optional<Verdict> standing(AssistantDocument assistant, Standing standing) {
        return BlockedTopics.carried(assistant, standing)
                .map(finding ->
                        new Verdict(Optional.of(new Won(Rule.TOPIC, finding, topicPlace)), List.of(), List.of()));
    }

    Verdict look(Heard heard) {
        var fired = new ArrayList<Won>();
        var nearly = new ArrayList<Won>();
        for (int place = 0; place < order.size(); place++) {
            Trigger trigger = order.get(place);
            int at = place;
            trigger.look(heard).ifPresent(finding -> (finding instanceof Finding.NotYet ? nearly : fired)
                    .add(new Won(trigger.rule(), finding, at)));
        }
        Optional<Won> won = fired.stream().filter(Won::bringsPerson).findFirst().or(() -> fired.stream()
                .findFirst());
        return new Verdict(
                won,
                fired.stream().filter(other -> !Optional.of(other).equals(won)).toList(),
                nearly);
    }
}
