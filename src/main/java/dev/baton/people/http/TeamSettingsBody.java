package dev.baton.people.http;

import dev.baton.people.Distribution;
import dev.baton.people.TeamSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A team's settings on the wire; what is missing is as for a new team. Times in seconds, weights and caps in slots. */
record TeamSettingsBody(
        Optional<Distribution> distribution,
        Optional<Boolean> autoAccept,
        Optional<@Min(5) @Max(600) Integer> ringSeconds,
        Optional<@Min(0) @Max(3_600) Integer> wrapUpSeconds,
        Optional<@Min(10) @Max(LONGEST) Integer> waitLimitSeconds,
        Optional<BigDecimal> restingWeight,
        Optional<@Min(0) @Max(LONGEST) Integer> backSeconds,
        Optional<@Min(0) @Max(LONGEST) Integer> sameAgentSeconds,
        Optional<@Min(0) @Max(LONGEST) Integer> namedAgentSeconds,
        Optional<@Min(0) @Max(LONGEST) Integer> overflowSeconds,
        Optional<@Size(max = 20) List<@Size(max = 64) String>> overflowTeams,
        Optional<Boolean> matchLanguage,
        Optional<BigDecimal> agentCap,
        Optional<@Size(max = 50) Map<@Size(min = 1, max = 64) String, BigDecimal>> channelCaps,
        Optional<@Min(5) @Max(LONGEST) Integer> answerTargetSeconds) {

    /** 30 days. */
    private static final int LONGEST = 2_592_000;

    static TeamSettingsBody of(TeamSettings settings) {
        return new TeamSettingsBody(
                Optional.of(settings.distribution()),
                Optional.of(settings.autoAccept()),
                settings.ring().map(TeamSettingsBody::seconds),
                Optional.of(seconds(settings.wrapUp())),
                settings.waitLimit().map(TeamSettingsBody::seconds),
                Optional.of(Slots.of(settings.restingWeight())),
                Optional.of(seconds(settings.back())),
                Optional.of(seconds(settings.sameAgent())),
                settings.namedAgent().map(TeamSettingsBody::seconds),
                settings.overflow().map(TeamSettingsBody::seconds),
                Optional.of(settings.overflowTeams()),
                Optional.of(settings.matchLanguage()),
                settings.agentCap().map(Slots::of),
                Optional.of(Slots.of(settings.channelCaps())),
                Optional.of(seconds(settings.answerTarget())));
    }

    TeamSettings settings() {
        TeamSettings otherwise = TeamSettings.DEFAULT;
        return new TeamSettings(
                distribution.orElse(otherwise.distribution()),
                autoAccept.orElse(otherwise.autoAccept()),
                time(ringSeconds),
                time(wrapUpSeconds).orElse(otherwise.wrapUp()),
                time(waitLimitSeconds),
                restingWeight
                        .map(slots -> Slots.hundredths("settings.restingWeight", slots, 0))
                        .orElse(otherwise.restingWeight()),
                time(backSeconds).orElse(otherwise.back()),
                time(sameAgentSeconds).orElse(otherwise.sameAgent()),
                time(namedAgentSeconds),
                time(overflowSeconds),
                overflowTeams.orElse(List.of()),
                matchLanguage.orElse(otherwise.matchLanguage()),
                agentCap.map(slots -> Slots.hundredths("settings.agentCap", slots, 0)),
                Slots.hundredths("settings.channelCaps", channelCaps.orElse(Map.of())),
                time(answerTargetSeconds).orElse(otherwise.answerTarget()));
    }

    private static Optional<Duration> time(Optional<Integer> seconds) {
        return seconds.map(Duration::ofSeconds);
    }

    private static int seconds(Duration time) {
        return Math.toIntExact(time.toSeconds());
    }
}
