import type {
  AuthValue,
  BillingNamespace,
  ClientResource,
  OrganizationResource,
  SessionResource,
  SignedInSessionResource,
  SignInResource,
  SignUpResource,
  UserResource,
} from '@dooryard/browser'
import { atom, type ReadableAtom } from 'nanostores'
import { startPage } from './runtime.ts'
import { stores } from './state.ts'

/** True when everything is known about who is signed in. */
export const $isLoadedStore: ReadableAtom<boolean> = stores.isLoaded

/** Who is signed in, in one object; several changes of one moment arrive as one. astro-sdk.md §8.2. */
export const $authStore: ReadableAtom<AuthValue> = stores.auth

/** The signed-in user; null: nobody, undefined: not known yet. */
export const $userStore: ReadableAtom<UserResource | null | undefined> = stores.user

/** The active session; null: none, undefined: not known yet. */
export const $sessionStore: ReadableAtom<SignedInSessionResource | null | undefined> =
  stores.session

/** The active organization; null: none, undefined: not known yet. */
export const $organizationStore: ReadableAtom<OrganizationResource | null | undefined> =
  stores.organization

/** This browser at the server, with all its sessions. */
export const $clientStore: ReadableAtom<ClientResource | null | undefined> = stores.client

/** All sessions of this browser. */
export const $sessionListStore: ReadableAtom<SessionResource[] | undefined> = stores.sessionList

/** The sign-in attempt of this browser; tells after every step of it. */
export const $signInStore: ReadableAtom<SignInResource | undefined> = stores.signIn

/** The sign-up attempt of this browser; tells after every step of it. */
export const $signUpStore: ReadableAtom<SignUpResource | undefined> = stores.signUp

/** Billing is not part of this server: always undefined. */
export const $billingStore: ReadableAtom<BillingNamespace | undefined> = atom()

if (typeof document !== 'undefined') startPage().catch(() => {})
