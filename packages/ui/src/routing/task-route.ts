/** Where sign-in and sign-up show what a session has to do. */
export const TASKS = 'tasks'

/** The screen of a second factor that is set up, for those without the runtime. */
export const DONE = 'mfa-codes'

/** The route of a task, from wherever a component stands: for `View.go`. */
export const taskRoute = (prefix: string, key: string): string =>
  `/${prefix.startsWith('create/') ? 'create/' : ''}${TASKS}/${key}`
