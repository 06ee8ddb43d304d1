package dev.baton.language.summary;

import dev.baton.language.summary.Story.Purpose;
import dev.baton.language.summary.Story.Turn;
import dev.baton.language.summary.Summary.Kind;
import dev.baton.language.summary.Summary.MadeBy;
import dev.baton.language.summary.Summary.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The summary that needs no model: it picks, shortens and never rewords. A pure function of the story, in time linear in
 * its length.
 */
final class BuiltInSummary {

    static final int MOST_STEPS = 6;
    static final int MOST_DETAILS = 20;
    static final int LONGEST_WISH = 280;
    static final int LONGEST_STEP = 140;
    static final int LONGEST_DETAIL = 200;
    private static final int LONGEST_NAME = 60;

    private BuiltInSummary() {}

    static Summary of(Story story) {
        List<Turn> present = story.present();
        return new Summary(
                SummaryWords.of(story.language()).language(),
                wants(present).map(text -> Shortened.to(LONGEST_WISH, text)),
                tried(present),
                details(story.turns(), SummaryWords.of(story.language()).files()),
                story.mood(),
                openQuestion(present).map(text -> Shortened.to(LONGEST_WISH, text)),
                MadeBy.BUILT_IN);
    }

    /** The first line of the customer with substance that does not answer a question; else the bot's own word for it. */
    private static Optional<String> wants(List<Turn> turns) {
        boolean asked = false;
        Optional<String> answer = Optional.empty();
        for (Turn turn : turns) {
            if (turn instanceof Turn.Bot bot) {
                asked = bot.purpose() == Purpose.QUESTION;
            } else if (turn instanceof Turn.Customer customer && Substance.isIn(customer.text())) {
                if (!asked) {
                    return Optional.of(customer.text());
                }
                answer = answer.or(() -> Optional.of(customer.text()));
            }
        }
        return forAgent(turns).or(() -> lastAction(turns)).or(lastResort(answer, turns));
    }

    private static Supplier<Optional<String>> lastResort(Optional<String> answer, List<Turn> turns) {
        return () -> answer.or(() -> turns.stream()
                .flatMap(turn -> turn instanceof Turn.Customer customer ? Stream.of(customer.text()) : Stream.empty())
                .filter(text -> !text.isBlank())
                .findFirst());
    }

    private static Optional<String> forAgent(List<Turn> turns) {
        return turns.stream()
                .filter(Turn.MessageToAgent.class::isInstance)
                .map(turn -> ((Turn.MessageToAgent) turn).text())
                .filter(text -> !text.isBlank())
                .reduce((first, last) -> last);
    }

    private static Optional<String> lastAction(List<Turn> turns) {
        return turns.stream()
                .filter(Turn.ActionRun.class::isInstance)
                .map(turn -> ((Turn.ActionRun) turn).name())
                .reduce((first, last) -> last);
    }

    private static List<Step> tried(List<Turn> turns) {
        var steps = new ArrayList<Step>();
        String said = "";
        String question = "";
        for (Turn turn : turns) {
            switch (turn) {
                case Turn.Customer customer -> said = customer.text();
                case Turn.PrivateAnswer hidden -> said = "";
                case Turn.Bot bot -> {
                    if (bot.purpose() == Purpose.ANSWER) {
                        add(steps, Kind.ANSWER, Shortened.sentence(LONGEST_STEP, bot.text()));
                    } else if (bot.purpose() == Purpose.QUESTION) {
                        question = bot.text();
                    }
                }
                case Turn.Agent agent ->
                    add(steps, Kind.ANSWER, agent.name() + ": " + Shortened.sentence(LONGEST_STEP, agent.text()));
                case Turn.ActionRun action -> add(steps, Kind.ACTION, Shortened.to(LONGEST_STEP, action.name()));
                case Turn.NotUnderstood missed -> add(steps, Kind.NOT_UNDERSTOOD, Shortened.to(LONGEST_STEP, said));
                case Turn.InvalidAnswer invalid ->
                    add(steps, Kind.INVALID_ANSWER, Shortened.to(LONGEST_STEP, question));
                case Turn.Value value -> {}
                case Turn.File file -> {}
                case Turn.MessageToAgent message -> {}
                case Turn.CameBack cameBack -> {}
            }
        }
        return steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size());
    }

    private static void add(List<Step> steps, Kind kind, String text) {
        var step = new Step(kind, text);
        if (!text.isBlank() && !steps.contains(step)) {
            steps.add(step);
        }
        if (steps.size() > MOST_STEPS) {
            steps.removeFirst();
        }
    }

    /** The newest value of each name, the newest names if there are too many; last what was sent. */
    private static Map<String, String> details(List<Turn> turns, String files) {
        var details = new LinkedHashMap<String, String>();
        for (Turn turn : turns) {
            if (turn instanceof Turn.Value value) {
                String name = Shortened.to(LONGEST_NAME, value.name());
                details.remove(name);
                if (!value.value().contains(Story.MASK) && !value.value().isBlank()) {
                    details.put(name, Shortened.to(LONGEST_DETAIL, value.value()));
                }
            }
        }
        String sent = turns.stream()
                .filter(Turn.File.class::isInstance)
                .map(turn -> ((Turn.File) turn).name())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!sent.isEmpty()) {
            details.remove(files);
            details.put(files, Shortened.to(LONGEST_DETAIL, sent));
        }
        var names = List.copyOf(details.keySet());
        names.subList(0, Math.max(0, names.size() - MOST_DETAILS)).forEach(details::remove);
        return details;
    }

    /** The last question of the customer after which nobody answered. */
    private static Optional<String> openQuestion(List<Turn> turns) {
        for (int index = turns.size() - 1; index >= 0; index--) {
            switch (turns.get(index)) {
                case Turn.Customer customer -> {
                    if (Questions.asks(customer.text()) && Substance.isIn(customer.text())) {
                        return Optional.of(customer.text());
                    }
                }
                case Turn.Bot bot -> {
                    if (bot.purpose() == Purpose.ANSWER) {
                        return Optional.empty();
                    }
                }
                case Turn.Agent agent -> {
                    return Optional.empty();
                }
                case Turn.PrivateAnswer hidden -> {}
                case Turn.File file -> {}
                case Turn.ActionRun action -> {}
                case Turn.Value value -> {}
                case Turn.NotUnderstood missed -> {}
                case Turn.InvalidAnswer invalid -> {}
                case Turn.MessageToAgent message -> {}
                case Turn.CameBack cameBack -> {}
            }
        }
        return Optional.empty();
    }
}
