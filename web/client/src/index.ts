export { Backoff } from './backoff.ts';
export * from './conversations.ts';
export * from './files.ts';
export { type Feed, type FeedEnd, type FeedState, follow, type Subscription, type Tuning } from './follow.ts';
export { type Connection, type Credentials, request } from './http.ts';
export { newClientId, Outbox, type OutboxOptions, type Outgoing } from './outbox.ts';
export * from './people.ts';
export { Problem, type ProblemName, Unreachable } from './problem.ts';
export type * from './types.ts';
