import { afterFlow, redirectRules, safeRedirect } from '@dooryard/protocol'
import { activeSession } from '../model/client.ts'
import { shorten } from '../routing/kept-query.ts'
import { TASKS, taskRoute } from '../routing/task-route.ts'
import { redirectAfter } from '../urls/redirect-after.ts'
import { siblingUrl } from '../urls/sibling.ts'
import type { ClerkPort } from '../view/clerk-port.ts'
import type { View } from '../view/view.ts'
import { enter } from './enter.ts'

/** What a task remembers beside what every flow does. */
export interface TaskState {
  /** It is done, with what is to be kept of it: it stays on the screen until somebody goes on. */
  codes: string[] | null
}

export type TaskView = View<TaskState>

/** What the session in use has to do before anything else. */
export const taskOf = ({ client }: Pick<View, 'client'>): string | undefined =>
  activeSession(client)?.currentTask?.key

/** A way on: to another route of this component, or elsewhere. */
export type Onward = { route: string } | { href: string }

/** Where somebody belongs for whom there is nothing to do here: to what there is to do, to who is signed in, or where all that leads. */
export function onward(v: View): Onward {
  const { flow, prefix, options, location } = v
  const key = taskOf(v)
  const own = key && options.taskUrls?.[key]
  const page = own && safeRedirect(own, redirectRules(location.url.href, options))
  if (page && !prefix.endsWith(`${TASKS}/`)) {
    const url = new URL(page)
    for (const [name, value] of location.query) url.searchParams.set(name, value)
    return { href: shorten(url, location.url) }
  }
  if (flow && key) return { route: taskRoute(prefix, key) }
  if (!flow && !activeSession(v.client)) return { href: siblingUrl(v, 'signIn') }
  return activeSession(v.client) ? { href: afterTask(v) } : { route: '/' }
}

/** Where a task leads that is done. */
export function afterTask(v: View): string {
  const { flow, props, options, location, environment } = v
  if (flow) return redirectAfter(flow, v)
  const { href } = location.url
  const rules = redirectRules(href, options, environment.display_config)
  const sources = [{ signInForceRedirectUrl: props.redirectUrlComplete }, options]
  return shorten(new URL(afterFlow('signIn', location.query, sources, rules), href), location.url)
}

/** Goes on with a session whose task is done: to the next one, or out. */
export const leaveTask = (v: View, clerk: ClerkPort) =>
  enter(v, clerk, clerk.session?.id ?? clerk.client!.lastActiveSessionId, afterTask(v))
