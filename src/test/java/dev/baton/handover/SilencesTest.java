package dev.baton.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.HandoverSettings;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Silence;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When silence brings a reminder or an end, and which (M6, H4). */
class SilencesTest {

    /** A Monday. */
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private static final Actor ANN = Actor.agent("0199b3a0-0000-7000-8000-00000000000a", "Ann");

    private Conversation state = Conversation.start(
            ConversationId.startingAt(START),
            new Recorded(
                    1,
                    START,
                    Actor.CUSTOMER,
                    Optional.empty(),
                    new Event.Started(
                            "shop",
                            "web",
                            Optional.of("en"),
                            Optional.empty(),
                            new Visitor(Optional.empty(), Optional.of("Zoë"), Optional.empty(), java.util.Map.of()))));

    @Test
    void a_waiting_customer_is_told_so_again_and_again_until_the_count_is_reached() {
        var settings = settings("""
                reminders:
                  delay: {after: 2m, times: 2, text: "Still looking, {visitor.name|you}."}
                """);
        waits();

        assertThat(next(settings)).isEqualTo(says(2, "Still looking, Zoë.", "delay"));
        said("delay", 2);
        assertThat(next(settings)).isEqualTo(says(4, "Still looking, Zoë.", "delay"));
        said("delay", 4);
        assertThat(next(settings)).isEmpty();
    }

    @Test
    void a_customer_who_waits_for_the_agent_is_told_so_from_when_they_wrote() {
        var settings = settings("""
                reminders:
                  agentSlow: {after: 1m, text: "{agent.name} answers soon."}
                """);
        withAnn();
        at(5, Actor.CUSTOMER, Event.Message.of("Hello?"));

        assertThat(next(settings)).isEqualTo(says(6, "Ann answers soon.", "agent_slow"));
        at(6, ANN, Event.Message.of("Here I am"));
        assertThat(next(settings)).isEmpty();
    }

    @Test
    void a_silent_customer_is_asked_then_warned_then_the_chat_ends() {
        var settings = settings("""
                reminders:
                  customerSilent: {after: 5m, text: "Still there?"}
                autoClose:
                  agent: 30m
                  warning: {before: 10m, text: "Ending soon."}
                """);
        withAnn();
        at(2, ANN, Event.Message.of("Which order is it?"));

        assertThat(next(settings)).isEqualTo(says(7, "Still there?", "customer_silent"));
        said("customer_silent", 7);
        assertThat(next(settings)).isEqualTo(says(22, "Ending soon.", "closing_soon"));
        said("closing_soon", 22);
        assertThat(next(settings).map(Silence::closes)).contains(true);
        assertThat(next(settings).map(Silence::at)).contains(minute(32));
    }

    @Test
    void a_warning_that_came_late_leaves_its_whole_time() {
        var settings = settings("""
                autoClose:
                  agent: 30m
                  warning: {before: 10m}
                """);
        withAnn();
        at(2, ANN, Event.Message.of("Which order is it?"));
        said("closing_soon", 60);

        assertThat(next(settings)).contains(Silence.closes(minute(70)));
    }

    @Test
    void who_waits_for_us_is_never_closed() {
        var settings = settings("""
                autoClose:
                  bot: 10m
                  agent: 10m
                """);
        assertThat(next(settings)).as("the greeting is owed").isEmpty();
        at(1, Actor.bot("shop", "Shop"), answered());
        assertThat(next(settings)).contains(Silence.closes(minute(10)));
        at(1, Actor.bot("shop", "Shop"), Event.Message.of("Hello!"));
        assertThat(next(settings)).contains(Silence.closes(minute(11)));
        waits();
        assertThat(next(settings)).as("waiting").isEmpty();
        joins();
        at(5, Actor.CUSTOMER, Event.Message.of("Hello?"));
        assertThat(next(settings)).as("the agent has not answered").isEmpty();
    }

    @Test
    void a_message_left_for_later_is_never_closed() {
        var settings = settings("autoClose: {bot: 10m, agent: 10m}");
        at(1, Actor.SYSTEM, new Event.Inboxed(Target.team("support"), Optional.empty()));

        assertThat(next(settings)).isEmpty();
    }

    @Test
    void a_reminder_that_falls_outside_the_hours_of_assistant_and_team_waits_for_both_to_open() {
        var settings = settings("""
                hours:
                  timeZone: UTC
                  week: {monday: "08:00-09:30", tuesday: "08:00-18:00"}
                teams:
                  support:
                    hours:
                      timeZone: UTC
                      week: {tuesday: "10:00-18:00"}
                reminders:
                  delay: {after: 1h}
                """);
        waits();

        assertThat(next(settings).map(Silence::at)).contains(Instant.parse("2026-11-24T10:00:00Z"));
    }

    @Test
    void a_team_that_never_opens_with_its_assistant_reminds_nobody() {
        var settings = settings("""
                hours:
                  timeZone: UTC
                  week: {tuesday: "08:00-18:00"}
                teams:
                  support:
                    hours:
                      timeZone: UTC
                      week: {monday: "10:00-18:00"}
                reminders:
                  delay: {after: 1h}
                """);
        waits();

        assertThat(next(settings)).isEmpty();
    }

    @Test
    void a_teams_own_reminders_take_the_place_of_the_assistants() {
        var settings = settings("""
                reminders:
                  delay: {after: 2m}
                teams:
                  support:
                    reminders:
                      agentSlow: {after: 1m}
                """);
        waits();

        assertThat(next(settings)).isEmpty();
    }

    @Test
    void nothing_is_set_nothing_is_said() {
        waits();
        assertThat(next(settings("priority: 1"))).isEmpty();
    }

    private void waits() {
        at(
                0,
                Actor.CUSTOMER,
                new Event.HandoverRequested(
                        dev.baton.conversation.HandoverReason.MENU,
                        "",
                        Target.BY_RULES,
                        java.util.Map.of(),
                        Optional.empty()));
        at(
                0,
                Actor.SYSTEM,
                new Event.Queued(
                        Target.team("support"),
                        0,
                        false,
                        START,
                        minute(600),
                        true,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void withAnn() {
        waits();
        joins();
        at(1, ANN, Event.Message.of("Hello"));
    }

    private void joins() {
        at(1, ANN, new Event.AgentJoined(ANN.id(), ANN.name(), 100, Target.team("support"), false));
    }

    private void said(String purpose, int minute) {
        at(minute, Actor.SYSTEM, new Event.Message("…", List.of(), Optional.of(purpose)));
    }

    private static Event answered() {
        return new Event.BotAnswered(1, java.util.Map.of(), List.of(), "", java.util.Map.of());
    }

    private void at(int minute, Actor actor, Event event) {
        state = state.apply(new Recorded(state.number() + 1, minute(minute), actor, Optional.empty(), event));
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private Optional<Silence> next(HandoverSettings settings) {
        return new Silences(settings, state).next();
    }

    private static Optional<Silence> says(int minute, String text, String purpose) {
        return Optional.of(Silence.says(minute(minute), new Event.Message(text, List.of(), Optional.of(purpose))));
    }

    private static HandoverSettings settings(String handover) {
        String yaml = "id: shop\nlanguages: en\nhandover:\n  defaultTeam: support\n" + handover.indent(2);
        return switch (new AssistantParser().parse(yaml)) {
            case ParsedAssistant.Valid valid -> valid.document().handover();
            case ParsedAssistant.Invalid invalid ->
                throw new IllegalArgumentException(invalid.problems() + "\n" + yaml);
        };
    }
}
