export type { AuthValue } from '@dooryard/browser'
export { getToken } from './client/get-token.ts'
export {
  $authStore,
  $billingStore,
  $clerkStore,
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
