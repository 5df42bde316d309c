import type { HasParams } from '@dooryard/protocol'
import { writeBranchMark } from '../shared/branch-mark.ts'
import { type Has, matches, type ShowWhen } from '../shared/show-when.ts'
import type { AuthFn } from './auth-function.ts'
import { type ComponentPage, isForAnybody } from './public-page.ts'

export interface ShowProps {
  when: ShowWhen
  /** True: decided in the browser; false: on the server. Default: on the server wherever there is a request. */
  isStatic?: boolean
  /** Class of the wrapper, where the browser decides. */
  class?: string
  /** A session that has something left to do counts as signed out. Default true. */
  treatPendingAsSignedOut?: boolean
}

export type ShowDecision =
  | { by: 'server'; isShown: boolean; mark: string }
  | { by: 'browser'; attributes: Record<string, string> }

/**
 * Who decides what `<Show>` shows, and how. Content of both branches reaches the browser when it decides: `<Show>`
 * draws, it does not guard (GR-3).
 */
export function decideShow(page: ComponentPage, props: ShowProps): ShowDecision {
  const { when, isStatic } = props
  if (!when) throw new Error('<Show /> requires a `when` prop.')
  const auth = page.isPrerendered || isForAnybody(page) ? undefined : page.locals?.auth
  const leavesOutMiddleware = page.isPrerendered === false && !page.locals?.auth
  if (isStatic ?? (!auth && !leavesOutMiddleware))
    return { by: 'browser', attributes: browserAttributes(props) }
  const { userId, isShown } = decideNow(auth, props)
  return { by: 'server', isShown, mark: writeBranchMark(userId) }
}

/** Without an auth context, as in a site whose request handling leaves the middleware out: a stranger (AST-4). */
function decideNow(auth: AuthFn | undefined, { when, treatPendingAsSignedOut = true }: ShowProps) {
  const { userId, has } = auth?.({ treatPendingAsSignedOut }) ?? { userId: null, has: () => false }
  return { userId, isShown: matches(when, userId, has as Has) }
}

/** A function cannot travel to the browser; there its branch stays closed. */
function browserAttributes({ when, treatPendingAsSignedOut = true }: ShowProps) {
  const attributes: Record<string, string> = {}
  if (typeof when === 'string') attributes['data-when'] = when
  else if (typeof when === 'function') attributes['data-when'] = 'never'
  else {
    for (const [name, value] of Object.entries(when)) {
      if (value !== undefined) {
        attributes[`data-${name}`] = typeof value === 'string' ? value : JSON.stringify(value)
      }
    }
  }
  if (!treatPendingAsSignedOut) attributes['data-pending'] = 'signed-in'
  return attributes
}

export interface ProtectProps extends Omit<ShowProps, 'when'>, HasParams {
  condition?: (has: Has) => boolean
}
