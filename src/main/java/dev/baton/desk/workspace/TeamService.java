package dev.baton.desk.workspace;

import dev.baton.conversation.Service;
import dev.baton.conversation.Service.Wider;
import dev.baton.conversation.Target;
import dev.baton.people.TeamSettings;
import dev.baton.routing.Languages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How a conversation is served that enters a team's queue: what the team's settings mean for this one. Pure. */
final class TeamService {

    private TeamService() {}

    /**
     * @param settings of the team in whose queue it waits
     * @param weight what the channel says that it takes, in hundredths of a slot
     * @param locale the customer's language, as far as is known
     * @param target for whom it is; the team is present
     */
    static Service of(TeamSettings settings, int weight, Optional<String> locale, Target target) {
        return new Service(
                weight,
                Math.min(settings.restingWeight(), weight),
                settings.autoAccept(),
                settings.ring().map(Duration::toSeconds),
                settings.wrapUp().toSeconds(),
                settings.back().toSeconds(),
                locale.filter(known -> settings.matchLanguage())
                        .map(Languages::first)
                        .filter(language -> !language.isEmpty()),
                wider(settings, target));
    }

    /** The skill is asked for wherever it goes: who lacks it cannot help, however long the customer waits. */
    private static List<Wider> wider(TeamSettings settings, Target target) {
        var wider = new ArrayList<Wider>();
        var forTeam = new Target(target.team(), target.skill(), Optional.empty());
        if (target.agent().isPresent()) {
            settings.namedAgent().ifPresent(after -> wider.add(new Wider(after.toSeconds(), forTeam)));
        }
        boolean forAnybody = target.agent().isEmpty() || settings.namedAgent().isPresent();
        long before = target.agent()
                .flatMap(agent -> settings.namedAgent())
                .map(Duration::toSeconds)
                .orElse(0L);
        settings.overflow().filter(after -> forAnybody).ifPresent(after -> settings.overflowTeams()
                .forEach(team -> wider.add(new Wider(
                        before + after.toSeconds(), new Target(Optional.of(team), target.skill(), Optional.empty())))));
        wider.sort(Comparator.comparingLong(Wider::afterSeconds));
        return List.copyOf(wider);
    }
}
