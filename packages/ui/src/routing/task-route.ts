/** Where sign-in and sign-up show what a session has to do. */
export const TASKS = 'tasks'

/** The route of a task, from wherever a component stands: for `View.go`. */
export const taskRoute = (prefix: string, key: string): string =>
  `/${prefix.startsWith('create/') ? 'create/' : ''}${TASKS}/${key}`
