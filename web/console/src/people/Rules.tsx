import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api';
import { t } from '../i18n';
import { useLeaveGuard } from '../ui/leaveGuard';
import { SavedList } from './Ordered';
import classes from './People.module.css';
import { Failure, Missing, useChange } from './parts';
import { type Choices, RuleFields } from './RuleFields';
import { type Names, ruleWords } from './rules';
import { people, type Rule } from './wire';

const NEW: Rule = { name: '', when: {} };

/** Which request for a person goes where, in the order in which the rules are tried. */
export function RoutingRules() {
  const rules = useQuery({ queryKey: ['people', 'rules'], queryFn: people.rules });
  const teams = useQuery({ queryKey: ['people', 'teams'], queryFn: people.teams });
  const skills = useQuery({ queryKey: ['people', 'skills'], queryFn: people.skills });
  const agents = useQuery({ queryKey: ['people', 'agents'], queryFn: people.agents });
  const channels = useQuery({ queryKey: ['people', 'channels'], queryFn: people.channels });
  const assistants = useQuery({ queryKey: ['assistants'], queryFn: api.assistants });
  const missing = [rules, teams, skills, agents, channels, assistants].find((query) => !query.data);
  return (
    <>
      <div className={classes.head}>
        <p className={classes.lead}>
          {t(
            'Where a request goes that names no team or agent itself. The first rule that fits decides; what none places goes to the default team.',
          )}
        </p>
      </div>
      {missing ? (
        <Missing query={missing} what={t('rule')} all="/people/routing-rules" />
      ) : (
        <Editor
          key={JSON.stringify(rules.data)}
          of={rules.data ?? []}
          choices={{
            teams: teams.data ?? [],
            skills: skills.data ?? [],
            agents: agents.data ?? [],
            channels: channels.data?.map((channel) => channel.id) ?? [],
            assistants: assistants.data?.assistants ?? [],
          }}
        />
      )}
    </>
  );
}

function Editor({ of, choices }: { of: Rule[]; choices: Choices }) {
  const [dirty, setDirty] = useState(false);
  const { run, busy, failure } = useChange();
  useLeaveGuard(dirty && !busy);
  const named = (all: { id: string; name: string }[]) => (id: string) => all.find((each) => each.id === id)?.name ?? id;
  const names: Names = {
    team: named(choices.teams),
    skill: named(choices.skills),
    agent: named(choices.agents),
    assistant: named(choices.assistants),
  };
  return (
    <SavedList<Rule>
      label={t('Routing rules')}
      of={of}
      fresh={NEW}
      add={t('Add a rule')}
      empty={t('There are no rules: requests go to the team that the assistant names, else to the default team.')}
      most={500}
      busy={busy}
      failure={<Failure of={failure} />}
      onDirty={setDirty}
      onSave={(rules) => void run(() => people.keepRules(rules))}
      title={(rule) => rule.name || t('New rule')}
      line={(rule) => ruleWords(rule, names)}
      fields={(rule, set) => <RuleFields rule={rule} set={set} choices={choices} />}
    />
  );
}
