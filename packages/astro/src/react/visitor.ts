import { embedded } from 'virtual:dooryard/client-config'
import type { AuthValue } from '@dooryard/browser'
import { type HasParams, isAuthorized } from '@dooryard/protocol'
import { useSyncExternalStore } from 'react'
import { $hasFailed, stores } from '../client/state.ts'
import { $authStore, $isLoadedStore } from '../client/stores.ts'

/**
 * Who is signed in. While a page hydrates: what the server knew when it made that very page, whatever the stores have heard
 * since; so what React finds is what it would draw. Nothing, on pages that are made for everybody.
 */
export const useVisitor = (): AuthValue =>
  useSyncExternalStore($authStore.listen, $authStore.get, served)

const served = (): AuthValue => stores.auth.init!

/** True when everything is known. A page of the embedded server brings it along with the visitor. */
export const useIsLoaded = (): boolean =>
  useSyncExternalStore(
    $isLoadedStore.listen,
    $isLoadedStore.get,
    () => embedded && served().userId !== undefined,
  )

/** It will never be known: whoever looks at the page counts as a stranger. */
export const useHasFailed = (): boolean =>
  useSyncExternalStore($hasFailed.listen, $hasFailed.get, () => false)

/** A session that has something left to do is one of nobody, unless the site wants to know. */
export const isSignedIn = (auth: AuthValue, treatPendingAsSignedOut = true): boolean =>
  !!auth.userId && !(treatPendingAsSignedOut && auth.sessionStatus === 'pending')

/** The same answer on both sides: by the claims, which both have. */
export function has(auth: AuthValue, params: HasParams): boolean {
  const { sessionClaims } = auth
  return isAuthorized({ ...auth, features: sessionClaims?.fea, plans: sessionClaims?.pla }, params)
}
