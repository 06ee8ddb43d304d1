package dev.baton.conversation.journal;

/**
 * The text of the {@link GroupStatement}, in four forms: with and without claims on agents' load, with and without deliveries;
 * most groups have neither. What an agent carries of a team or a channel stands in the agent's own row, so that the lock on that row makes all
 * of it exact at once (law 6, R13).
 */
final class GroupSql {

    private static final String MEMBERS = """
            WITH m AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::int8[], ?::int8[], ?::text[], ?::int8[], ?::text[], ?::timestamptz[],
                                     ?::text[], ?::text[], ?::text[], ?::uuid[], ?::int4[], ?::bool[], ?::timestamptz[],
                                     ?::uuid[], ?::int4[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::int8[], ?::bool[])
                    AS m (id, expected, version, state, epoch, owner, owner_since,
                          assistant, team, skill, wanted_agent, priority, returned, waiting_since,
                          holder, weight, accepted_at, deadline, origin,
                          key_kind, key_actor, key, term, handed_over)),
            known AS MATERIALIZED (
                SELECT m.id, e.number FROM m JOIN event e ON e.conversation_id = m.id
                    AND e.actor_kind = m.key_kind AND e.actor_id = m.key_actor AND e.client_id = m.key
                WHERE m.expected > 0),
            locked AS MATERIALIZED (
                SELECT c.id, c.version FROM conversation c WHERE c.id = ANY (?::uuid[]) ORDER BY c.id FOR NO KEY UPDATE),
            """;

    private static final String SOUND_WITHOUT_CLAIMS = """
            sound AS MATERIALIZED (
                SELECT m.id, 0 AS load, 0 AS cap, false AS over, false AS alone, false AS old_term
                FROM m JOIN locked ON locked.id = m.id AND locked.version = m.expected
                WHERE NOT EXISTS (SELECT FROM known WHERE known.id = m.id)),
            """;

    /**
     * Claims on one agent are counted in the order of the members, those that turn out not to fit included: what was only
     * crowded out by others of its group ({@code alone}) is not judged. A slot that a member gives back counts for the
     * others only if the member takes none, for it may yet be refused.
     */
    private static final String SOUND_WITH_CLAIMS = """
            term AS MATERIALIZED (
                SELECT term FROM lease WHERE name = 'router' AND (SELECT count(*) FROM locked) >= 0
                    AND EXISTS (SELECT FROM m WHERE m.term > 0) FOR SHARE),
            current AS MATERIALIZED (
                SELECT m.id, m.term > 0 AND m.term IS DISTINCT FROM (SELECT term FROM term) AS old_term
                FROM m JOIN locked ON locked.id = m.id AND locked.version = m.expected
                WHERE NOT EXISTS (SELECT FROM known WHERE known.id = m.id)),
            claim AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::int4[], ?::bool[], ?::bool[])
                    WITH ORDINALITY AS claim (id, agent, delta, forced, takes, place)
                WHERE id IN (SELECT id FROM current WHERE NOT old_term)),
            part AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::int4[], ?::bool[], ?::bool[])
                    WITH ORDINALITY AS part (id, agent, scope, delta, forced, takes, place)
                WHERE id IN (SELECT id FROM claim)),
            agent AS MATERIALIZED (
                SELECT a.agent_id, a.load, a.cap, a.loads, a.caps FROM agent_load a
                WHERE a.agent_id IN (SELECT agent FROM claim) AND (SELECT count(*) FROM locked) >= 0
                ORDER BY a.agent_id FOR NO KEY UPDATE),
            taking AS MATERIALIZED (
                SELECT claim.id, claim.delta, claim.forced, agent.load, agent.cap, true AS whole,
                       sum(CASE WHEN claim.delta < 0 AND claim.takes THEN 0 ELSE claim.delta END)
                           OVER (PARTITION BY claim.agent ORDER BY claim.place) AS added
                FROM claim LEFT JOIN agent ON agent.agent_id = claim.agent
                UNION ALL
                SELECT part.id, part.delta, part.forced, coalesce((agent.loads ->> part.scope)::int4, 0),
                       (agent.caps ->> part.scope)::int4, false,
                       sum(CASE WHEN part.delta < 0 AND part.takes THEN 0 ELSE part.delta END)
                           OVER (PARTITION BY part.agent, part.scope ORDER BY part.place)
                FROM part JOIN agent ON agent.agent_id = part.agent),
            refused AS MATERIALIZED (
                SELECT id, max(load) AS load, max(cap) AS cap,
                       bool_and(cap IS NOT NULL AND load + delta <= cap) AS alone
                FROM taking
                WHERE delta > 0 AND (cap IS NULL AND whole OR NOT forced AND load + added > cap)
                GROUP BY id),
            sound AS MATERIALIZED (
                SELECT current.id, coalesce(refused.load, 0) AS load, coalesce(refused.cap, 0) AS cap,
                       refused.id IS NOT NULL AS over, coalesce(refused.alone, false) AS alone, current.old_term
                FROM current LEFT JOIN refused ON refused.id = current.id),
            """;

    private static final String CHANGES = """
            changed AS (
                UPDATE conversation c SET version = m.version, format = %1$d, state = m.state::jsonb, epoch = m.epoch,
                    owner = m.owner, owner_since = m.owner_since, team = coalesce(m.team, c.team), skill = m.skill,
                    wanted_agent = m.wanted_agent, priority = m.priority, returned = m.returned,
                    waiting_since = m.waiting_since, holder = m.holder, weight = m.weight, handed_over = m.handed_over,
                    accepted_at = coalesce(m.accepted_at, c.accepted_at), deadline = least(c.deadline, m.deadline)
                FROM m WHERE c.id = m.id AND m.id IN (SELECT id FROM sound WHERE NOT over AND NOT old_term)
                RETURNING c.id),
            born AS (
                INSERT INTO conversation (id, assistant, version, format, state, epoch, owner, owner_since, handed_over, deadline,
                                          origin)
                SELECT id, assistant, version, %1$d, state::jsonb, epoch, owner, owner_since, handed_over, deadline, origin
                FROM m WHERE expected = 0 ORDER BY origin
                ON CONFLICT DO NOTHING RETURNING id),
            written AS MATERIALIZED (SELECT id FROM changed UNION ALL SELECT id FROM born),
            """.formatted(StateCodec.FORMAT);

    private static final String LOADS = """
            loads AS (
                UPDATE agent_load a SET load = a.load + d.delta, idle_since = now(),
                    assigned_at = CASE WHEN d.taken THEN now() ELSE a.assigned_at END,
                    loads = (SELECT coalesce(jsonb_object_agg(scope, load), '{}')
                             FROM (SELECT scope, sum(load) AS load
                                   FROM (SELECT key AS scope, value::int4 AS load FROM jsonb_each_text(a.loads)
                                         UNION ALL
                                         SELECT scope, delta FROM part
                                         WHERE part.agent = a.agent_id AND part.id IN (SELECT id FROM written)) parts
                                   GROUP BY scope HAVING sum(load) <> 0) summed)
                FROM (SELECT agent, sum(delta) AS delta, bool_or(delta > 0) AS taken FROM claim
                      WHERE id IN (SELECT id FROM written) GROUP BY agent) d
                WHERE a.agent_id = d.agent),
            """;

    private static final String EVENTS = """
            logged AS (
                INSERT INTO event (conversation_id, number, at, type, format, actor_kind, actor_id, actor_name, client_id,
                                   facts, content)
                SELECT e.id, e.number, e.at, e.type, %d, e.actor_kind, e.actor_id, e.actor_name, e.client_id,
                       e.facts::jsonb, e.content::jsonb
                FROM unnest(?::uuid[], ?::int8[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[])
                    AS e (id, number, at, type, actor_kind, actor_id, actor_name, client_id, facts, content)
                WHERE e.id IN (SELECT id FROM written))
            """.formatted(EventCodec.FORMAT);

    /** What is there already stays as it is, whatever has become of it since: enqueued twice is once. */
    private static final String DELIVERIES = """
            , leaving AS (
                INSERT INTO outbox (target, conversation_id, number)
                SELECT d.target, d.id, d.number FROM unnest(?::text[], ?::uuid[], ?::int8[]) AS d (target, id, number)
                WHERE d.id IN (SELECT id FROM written)
                ON CONFLICT DO NOTHING)
            """;

    private static final String OUTCOMES = """
            SELECT m.id, written.id IS NOT NULL AS written, known.number, sound.over, sound.load, sound.cap, sound.alone,
                sound.old_term
            FROM m LEFT JOIN written ON written.id = m.id LEFT JOIN known ON known.id = m.id
                LEFT JOIN sound ON sound.id = m.id
            """;

    /**
     * The statement for a group.
     *
     * @param claims whether a claim or a placement is in it
     * @param deliveries whether something of it leaves for others
     */
    static String of(boolean claims, boolean deliveries) {
        return MEMBERS
                + (claims ? SOUND_WITH_CLAIMS + CHANGES + LOADS : SOUND_WITHOUT_CLAIMS + CHANGES)
                + EVENTS
                + (deliveries ? DELIVERIES : "")
                + OUTCOMES;
    }

    private GroupSql() {}
}
