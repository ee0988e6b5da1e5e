/** For each state the states it may move to. A state without any is final. */
export type Transitions<S extends string> = { readonly [From in S]: readonly S[] }

export function canMove<S extends string>(transitions: Transitions<S>, from: S, to: S): boolean {
  return transitions[from].includes(to)
}

export function isFinal<S extends string>(transitions: Transitions<S>, state: S): boolean {
  return transitions[state].length === 0
}
