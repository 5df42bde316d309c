import type {
  Clerk,
  ClientResource,
  OrganizationResource,
  SessionResource,
  SignedInSessionResource,
  SignInResource,
  SignUpResource,
  UserResource,
} from '@dooryard/browser'
import { atom, type ReadableAtom } from 'nanostores'
import type { AuthValue } from './auth-value.ts'
import { startClerk } from './runtime.ts'
import {
  $auth,
  $clerk,
  $client,
  $isLoaded,
  $organization,
  $session,
  $sessionList,
  $signIn,
  $signUp,
  $user,
} from './state.ts'

/** True when everything is known about who is signed in. */
export const $isLoadedStore: ReadableAtom<boolean> = $isLoaded

/** Who is signed in, in one object; several changes of one moment arrive as one. astro-sdk.md §8.2. */
export const $authStore: ReadableAtom<AuthValue> = $auth

/** The signed-in user; null: nobody, undefined: not known yet. */
export const $userStore: ReadableAtom<UserResource | null | undefined> = $user

/** The active session; null: none, undefined: not known yet. */
export const $sessionStore: ReadableAtom<SignedInSessionResource | null | undefined> = $session

/** The active organization; null until this server has organizations, undefined: not known yet. */
export const $organizationStore: ReadableAtom<OrganizationResource | null | undefined> =
  $organization

/** This browser at the server, with all its sessions. */
export const $clientStore: ReadableAtom<ClientResource | null | undefined> = $client

/** The Clerk object; null until its code has run. */
export const $clerkStore: ReadableAtom<Clerk | null> = $clerk

/** All sessions of this browser. */
export const $sessionListStore: ReadableAtom<SessionResource[] | undefined> = $sessionList

/** The sign-in attempt of this browser; tells after every step of it. */
export const $signInStore: ReadableAtom<SignInResource | undefined> = $signIn

/** The sign-up attempt of this browser; tells after every step of it. */
export const $signUpStore: ReadableAtom<SignUpResource | undefined> = $signUp

/** Billing is not part of this server: always undefined. */
export const $billingStore: ReadableAtom<undefined> = atom(undefined)

if (typeof document !== 'undefined') startClerk().catch(() => {})
