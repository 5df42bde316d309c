const CLERK_DEVELOPMENT_HOSTS = [
  '.lcl.dev',
  '.stg.dev',
  '.lclstage.dev',
  '.stgstage.dev',
  '.dev.lclclerk.com',
  '.stg.lclclerk.com',
  '.accounts.lclclerk.com',
  'accountsstage.dev',
  'accounts.dev',
]

/** True for hosts on which Clerk's own clients run their development-browser logic. Frontend API §1.1. */
export function isClerkDevelopmentHost(frontendApi: string): boolean {
  return CLERK_DEVELOPMENT_HOSTS.some((suffix) => frontendApi.endsWith(suffix))
}

/** Host of the hosted sign-in pages that belong to a Frontend API host. Frontend API §1.1. */
export function accountsHost(frontendApi: string): string {
  return frontendApi
    .replace(/clerk\.accountsstage\./, 'accountsstage.')
    .replace(/clerk\.accounts\.|clerk\./, 'accounts.')
}
