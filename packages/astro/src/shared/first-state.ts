import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Clerk, ComponentName, InitialAuth, Page } from '@dooryard/browser'

/** Where the stores of a page begin. */
export interface FirstState {
  auth: InitialAuth | null
  /** As the browser will have it when islands hydrate: loaded where the page brings the state along. */
  page: Page
  clerk: Clerk
  /** The markup of a component, as Astro's components have it. */
  render(name: ComponentName, props: object): Promise<string>
}

/** The stores and the middleware are not always loaded side by side; they meet in the process. */
const SLOT = Symbol.for('dooryard.first-state')

interface Meeting {
  requests: AsyncLocalStorage<() => FirstState> | null
}

function meeting(): Meeting {
  const slot = globalThis as { [SLOT]?: Meeting }
  if (!slot[SLOT]) {
    const hooks = globalThis.process?.getBuiltinModule?.('node:async_hooks')
    slot[SLOT] = { requests: hooks ? new hooks.AsyncLocalStorage() : null }
  }
  return slot[SLOT]
}

/** On the server: where the stores begin for the request that is answered here. */
export function firstState(): FirstState | null {
  return meeting().requests?.getStore()?.() ?? null
}

/** Answers a request; stores that are read meanwhile ask `read`. Where the platform cannot tell requests apart, nobody does. */
export function withFirstState<Result>(read: () => FirstState, answer: () => Result): Result {
  const { requests } = meeting()
  return requests ? requests.run(read, answer) : answer()
}
