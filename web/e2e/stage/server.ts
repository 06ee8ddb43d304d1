/** Against a running server with the demo, best one of its own: tests close what waits there. `BATON_URL` names it. */
export const server = process.env.BATON_URL ?? 'http://localhost:8080';

export type Name = 'Alex' | 'Robin' | 'Sam' | 'Billie';

const emails: Record<Name, string> = {
  Alex: 'agent@example.com',
  Robin: 'agent2@example.com',
  Sam: 'supervisor@example.com',
  Billie: 'builder@example.com',
};
const password = 'baton-demo';

export const signIn = (name: Name) => ({ email: emails[name], password });

/** A person's own program beside the browser, for what a test needs and does not look at. */
export class Program {
  private constructor(private readonly token: string) {}

  static async of(name: Name): Promise<Program> {
    const { token } = await call<{ token: string }>('POST', '/tokens', undefined, signIn(name));
    return new Program(token);
  }

  presence(state: 'online' | 'back_soon' | 'away' | 'offline'): Promise<unknown> {
    return call('PUT', '/agents/me/presence', this.token, { state });
  }

  async list(list: 'mine' | 'queue' | 'desk'): Promise<string[]> {
    const { conversations } = await call<{ conversations: { id: string }[] }>(
      'GET',
      `/conversations?list=${list}`,
      this.token,
    );
    return conversations.map((row) => row.id);
  }

  /** Switches the handover of an assistant on, whether it was off or not. */
  switchOn(assistant: string): Promise<unknown> {
    return call('DELETE', `/handover-switches/assistant/${assistant}`, this.token);
  }

  /** Makes this document live; its id is its own, so that no test meets another's. */
  async publish(id: string, document: string): Promise<void> {
    const address = `${server}/api/v1/assistants/${id}`;
    const headers = { Authorization: `Bearer ${this.token}` };
    const saved = await fetch(`${address}/draft`, {
      method: 'PUT',
      headers: { ...headers, 'Content-Type': 'application/yaml', 'If-None-Match': '*' },
      body: document,
    });
    if (!saved.ok) throw new Error(`draft of ${id}: ${saved.status} ${await saved.text()}`);
    const live = await fetch(`${address}/publish`, {
      method: 'POST',
      headers: { ...headers, 'If-Match': saved.headers.get('ETag') ?? '' },
    });
    if (!live.ok) throw new Error(`publishing ${id}: ${live.status} ${await live.text()}`);
  }

  /** Gives the team that gets what nothing else places these settings, and no others. */
  async setDefaultTeam(settings: object): Promise<void> {
    const { teams } = await call<{ teams: { id: string; name: string; default: boolean }[] }>(
      'GET',
      '/teams',
      this.token,
    );
    const team = teams.find((each) => each.default);
    if (!team) throw new Error('There is no default team.');
    await call('PUT', `/teams/${team.id}`, this.token, { name: team.name, default: true, settings });
  }

  /** Ends it, unless it has ended meanwhile. */
  close(id: string): Promise<unknown> {
    return call('POST', `/conversations/${id}/close`, this.token, {}).catch(() => undefined);
  }
}

async function call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}
