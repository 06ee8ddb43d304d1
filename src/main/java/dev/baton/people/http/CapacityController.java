package dev.baton.people.http;

import dev.baton.people.AgentEditing;
import dev.baton.people.AgentProfile;
import dev.baton.people.Channel;
import dev.baton.people.ChannelEditing;
import dev.baton.people.Teams;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What agents may carry, and what conversations of a channel weigh (R1, R13); for supervisors and administrators. */
@RestController
@Validated
@RequestMapping("/api/v1")
class CapacityController {

    private static final String CHANNEL = "[a-z0-9][a-z0-9_-]{0,63}";
    private static final int MANY = 200;

    private final AgentEditing agents;
    private final ChannelEditing channels;
    private final Teams teams;
    private final SettingChanges changes;

    CapacityController(AgentEditing agents, ChannelEditing channels, Teams teams, SettingChanges changes) {
        this.changes = changes;
        this.agents = agents;
        this.channels = channels;
        this.teams = teams;
    }

    record InTeam(@NotBlank @Size(max = 64) String id, Optional<BigDecimal> cap) {}

    record Profile(
            @NotNull BigDecimal cap,
            Optional<@Size(max = MANY) List<@Valid InTeam>> teams,
            Optional<@Size(max = MANY) Map<@Size(max = 64) String, @Min(1) @Max(10) Integer>> skills,
            Optional<@Size(max = 50) List<@NotBlank @Size(max = 35) String>> languages,
            Optional<@Size(max = 50) Map<@Size(min = 1, max = 64) String, BigDecimal>> channelCaps) {}

    record ChannelBody(@NotNull BigDecimal weight, Optional<BigDecimal> agentCap) {}

    record ChannelView(String id, BigDecimal weight, Optional<BigDecimal> agentCap) {}

    record ChannelList(List<ChannelView> channels) {}

    @GetMapping("/agents/{id}")
    Profile agent(Person person, @PathVariable UUID id) {
        TeamEditController.mayEdit(person);
        AgentProfile profile = agents.find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no such agent: the user takes no conversations."));
        return view(profile);
    }

    private static Profile view(AgentProfile profile) {
        return new Profile(
                Slots.of(profile.cap()),
                Optional.of(profile.teams().stream()
                        .map(in -> new InTeam(in.team(), in.cap().map(Slots::of)))
                        .toList()),
                Optional.of(profile.skills()),
                Optional.of(profile.languages()),
                Optional.of(Slots.of(profile.channelCaps())));
    }

    @PutMapping("/agents/{id}")
    Profile put(Person person, @PathVariable UUID id, @Valid @RequestBody Profile profile) {
        TeamEditController.mayEdit(person);
        var given = new AgentProfile(
                Slots.hundredths("cap", profile.cap(), 0),
                profile.teams().orElse(List.of()).stream()
                        .map(in -> new AgentProfile.InTeam(
                                in.id(), in.cap().map(cap -> Slots.hundredths("teams.cap", cap, 0))))
                        .toList(),
                profile.skills().orElse(Map.of()),
                profile.languages().orElse(List.of()),
                Slots.hundredths("channelCaps", profile.channelCaps().orElse(Map.of())));
        changes.noted(
                person,
                "agent",
                id.toString(),
                () -> agents.find(id).map(CapacityController::view),
                () -> agents.put(id, given));
        return agent(person, id);
    }

    @GetMapping("/channels")
    ChannelList channels(Person person) {
        return new ChannelList(
                teams.channels().stream().map(CapacityController::view).toList());
    }

    @PutMapping("/channels/{id}")
    ChannelView put(
            Person person,
            @PathVariable @Pattern(regexp = CHANNEL, message = "must be small letters, digits, dashes and underscores")
                    String id,
            @Valid @RequestBody ChannelBody body) {
        TeamEditController.mayEdit(person);
        var channel = new Channel(
                id,
                Slots.hundredths("weight", body.weight(), 1),
                body.agentCap().map(cap -> Slots.hundredths("agentCap", cap, 0)));
        changes.noted(person, "channel", id, () -> found(id), () -> channels.put(channel));
        return view(channel);
    }

    private Optional<ChannelView> found(String id) {
        return teams.channels().stream()
                .filter(channel -> channel.id().equals(id))
                .findFirst()
                .map(CapacityController::view);
    }

    private static ChannelView view(Channel channel) {
        return new ChannelView(
                channel.id(), Slots.of(channel.weight()), channel.agentCap().map(Slots::of));
    }
}
