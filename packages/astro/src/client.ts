export type { AuthValue } from '@dooryard/browser'
export { $clerkStore } from './client/clerk-store.ts'
export { getToken } from './client/get-token.ts'
export type { ListState, ListStore } from './client/list-store.ts'
export {
  $invitationListStore,
  $membershipListStore,
  $organizationListStore,
  $userInvitationListStore,
} from './client/lists.ts'
export { select } from './client/select.ts'
export {
  $authStore,
  $billingStore,
  $clientStore,
  $isLoadedStore,
  $organizationStore,
  $sessionListStore,
  $sessionStore,
  $signInStore,
  $signUpStore,
  $userStore,
} from './client/stores.ts'
export { type AstroClerkUpdateOptions, updateClerkOptions } from './client/update-options.ts'
export { withReverification } from './client/with-reverification.ts'
