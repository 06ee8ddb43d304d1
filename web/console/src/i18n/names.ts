/** What stands before the text of a plural's form: `… one {# chat}`. */
type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other' | `=${number}`;

/** The names of the values in a message, so that a wrong one does not compile. */
export type ValueNames<M extends string> = M extends `${infer Before}{${infer Rest}`
  ? Before extends `${string} ${Form} `
    ? ValueNames<Rest>
    : Argument<Rest>
  : never;

type Argument<Rest extends string> = Rest extends `${infer Head}}${infer Tail}`
  ? Head extends `${infer Name},${infer More}`
    ? Name | ValueNames<`${More}}${Tail}`>
    : Head | ValueNames<Tail>
  : never;

/** The names of the elements in a message: `<b>…</b>`. */
export type TagNames<M extends string> = M extends `${string}</${infer Name}>${infer Rest}`
  ? Name | TagNames<Rest>
  : never;
