import type { HasParams } from '@dooryard/protocol'
import { createElement, Fragment, type PropsWithChildren, type ReactNode } from 'react'
import { type Has, matches, protectCondition, type ShowWhen } from '../shared/show-when.ts'
import type { PendingSessionOptions } from './use-auth.ts'
import { has, isSignedIn, useHasFailed, useIsLoaded, useVisitor } from './visitor.ts'

export type ShowProps = PropsWithChildren<
  {
    when: ShowWhen
    /** In its place, for all others. */
    fallback?: ReactNode
  } & PendingSessionOptions
>

/** Its children, for those whom `when` means. Draws, and does not guard: what is in the page everybody can read (GR-3). */
export function Show({ when, fallback, children, treatPendingAsSignedOut }: ShowProps) {
  if (!when) throw new Error('<Show /> requires a `when` prop.')
  const auth = useVisitor()
  const hasFailed = useHasFailed()
  if (auth.userId === undefined && !hasFailed) return createElement(Fragment)
  const userId = isSignedIn(auth, treatPendingAsSignedOut) ? auth.userId : null
  const isShown = matches(when, userId, (params) => has(auth, params))
  return createElement(Fragment, null, isShown ? children : fallback)
}

type BranchProps = PropsWithChildren<PendingSessionOptions>

/** The older `<Show when="signed-in">`. */
export const SignedIn = (props: BranchProps) => createElement(Show, { ...props, when: 'signed-in' })

/** The older `<Show when="signed-out">`. */
export const SignedOut = (props: BranchProps) =>
  createElement(Show, { ...props, when: 'signed-out' })

export type ProtectProps = Omit<ShowProps, 'when'> &
  HasParams & { condition?: (has: Has) => boolean }

/** The older `<Show when={…}>`; none of its props: signed in. */
export function Protect({ children, fallback, treatPendingAsSignedOut, ...asked }: ProtectProps) {
  const when = protectCondition(asked)
  return createElement(Show, { when, children, fallback, treatPendingAsSignedOut } as ShowProps)
}

/** Its children, once everything is known about who is signed in. */
export const ClerkLoaded = ({ children }: PropsWithChildren) =>
  createElement(Fragment, null, useIsLoaded() && children)

/** Its children, until everything is known about who is signed in. */
export const ClerkLoading = ({ children }: PropsWithChildren) =>
  createElement(Fragment, null, !useIsLoaded() && children)
