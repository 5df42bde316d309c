/** What `clerkMiddleware` adds to `Astro.locals`. None of it exists on prerendered pages. */
declare namespace App {
  interface Locals {
    auth: import('#server').AuthFn
    currentUser: () => Promise<import('#server').User | null>
    authToken: string | null
    authStatus: string
    authMessage: string | null
    authReason: string | null
  }
}
