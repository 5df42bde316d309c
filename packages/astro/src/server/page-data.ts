import type { SessionAuthObject } from '@dooryard/backend'
import type { AuthIds, BootData, InitialAuth } from '@dooryard/browser'
import type { PageState } from 'dooryard'
import { DataBlock, type OptionsBlock, renderDataBlock } from '../shared/data-blocks.ts'
import type { RequestScope } from './request-scope.ts'

/**
 * The data blocks of a page: with them the stores are right at first paint, without a request. A public page gets
 * nothing but the options, and asks for itself.
 */
export function renderPageData(
  scope: RequestScope,
  page: PageState | null,
  isPublic: boolean,
): string {
  const options = renderDataBlock(DataBlock.options, optionsBlock(scope))
  if (isPublic) return options
  return renderDataBlock(DataBlock.auth, authBlock(scope)) + options + bootBlock(scope, page)
}

function bootBlock(scope: RequestScope, page: PageState | null): string {
  const boot = bootData(scope, page)
  return boot ? renderDataBlock(DataBlock.boot, boot) : ''
}

/** What the Clerk object of a page begins with, so that it need not ask; null where the browser asks. */
export function bootData({ keys }: RequestScope, page: PageState | null): BootData | null {
  if (!page || !keys.server) return null
  return {
    client: page.client,
    environment: keys.server.environment(),
    feedback: page.feedback,
    now: Date.now(),
  }
}

export function optionsBlock({ keys }: RequestScope): OptionsBlock {
  return {
    publishableKey: keys.publishableKey,
    isSatellite: keys.isSatellite,
    ...(keys.proxyUrl && { proxyUrl: keys.proxyUrl }),
    ...(keys.domain && { domain: keys.domain }),
    ...(keys.signInUrl && { signInUrl: keys.signInUrl }),
    ...(keys.signUpUrl && { signUpUrl: keys.signUpUrl }),
  }
}

/** Who is signed in, as the browser will read it from the page and its cookie. */
export function initialAuth(scope: RequestScope): InitialAuth {
  return { ...authBlock(scope), sessionClaims: sessionAuth(scope)?.sessionClaims ?? null }
}

function sessionAuth({ state }: RequestScope): SessionAuthObject | null {
  return state?.tokenType === 'session_token' ? (state.toAuth() as SessionAuthObject) : null
}

/** Ids only: claims are in the cookie that the browser has anyway, and would be one more copy here. */
function authBlock(scope: RequestScope): AuthIds {
  const auth = sessionAuth(scope)
  return {
    userId: auth?.userId ?? null,
    sessionId: auth?.sessionId ?? null,
    sessionStatus: auth?.sessionStatus ?? null,
    orgId: auth?.orgId,
    orgRole: auth?.orgRole,
    orgSlug: auth?.orgSlug,
    orgPermissions: auth?.orgPermissions,
    actor: auth?.actor,
    factorVerificationAge: auth?.factorVerificationAge ?? null,
  }
}
