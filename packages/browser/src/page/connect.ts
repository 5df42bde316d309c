import { type ClientJSON, isEmbeddedHost } from '@dooryard/protocol'
import { type ClientMethods, clientMethods } from '../client/actions.ts'
import { unwrap } from '../connection/answer.ts'
import { cookieSuffix } from '../connection/cookie-suffix.ts'
import { createHttp } from '../connection/http.ts'
import { createSessionCookie } from '../connection/session-cookie.ts'
import { createTokenFetcher } from '../connection/token-fetcher.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import { later } from '../core/later.ts'
import { navigate } from '../navigation/navigation.ts'
import { CHANGES, type Changed, changedBy } from '../organization/changes.ts'
import { withReach } from '../platform/browser-reach.ts'
import { sessionMethods } from '../session/actions.ts'
import { createActivation } from './activation.ts'
import type { Page, PageActions, WiredPage } from './page.ts'

type Tables = Partial<ClientMethods>
type Method = (...parameters: unknown[]) => unknown

/** Opens the way to the server, and gives all that goes it. Called once for each Clerk object. */
export async function connect(atRest: Page): Promise<PageActions> {
  const page = withReach(atRest)
  const suffix = await cookieSuffix(page.publishableKey)
  const cookie = createSessionCookie(page, suffix)
  const devBrowser = await loadDevBrowser(page, suffix)
  const send = createHttp(page, devBrowser, (error, path) => {
    const isOver = error.status === 401 || (error.status === 422 && path.endsWith('/touch'))
    // Removed from an organization, or given another role: what the page knows is no longer so.
    const isOut = /^40[34]$/.test(String(error.status)) && path.startsWith('/organizations/')
    const isSignedIn = page.client()?.signedInSessions.length
    return (isOver || isOut) && isSignedIn && path !== '/client'
      ? handleUnauthenticated()
      : undefined
  })

  async function handleUnauthenticated() {
    try {
      page.applyClient(unwrap<ClientJSON | null>(await send('/client')))
    } catch (error) {
      const { status } = error as { status?: number }
      if (status !== 401 && status !== 403 && status !== 500) throw error
      page.applyClient(null)
    }
  }

  page.onChange = (session, client) => {
    cookie.follow(session)
    devBrowser?.onClient(client)
  }

  const sessions = sessionMethods(page, send)
  const { setActive, signOut } = createActivation(page, cookie, sessions)
  const methods: Tables = { ...clientMethods(page, send), ...sessions }
  // Who signs in has no account to change yet, and who has one does not sign in: each comes by itself.
  const attempts = later<Tables>(async () => {
    const { attemptMethods } = await import('./attempt-methods.ts')
    return attemptMethods(page, send, {
      activate: setActive,
      refresh: handleUnauthenticated,
      navigate: (to) => navigate(page, to),
    })
  })
  const account = later<Tables>(async () => {
    const { accountMethods } = await import('./account-methods.ts')
    return accountMethods(page, send)
  })
  const likelyFirst = () =>
    page.client()?.signedInSessions.length
      ? ([account, attempts] as const)
      : ([attempts, account] as const)
  const organizations = later<Tables>(async () => {
    const { organizationMethods } = await import('../organization/actions.ts')
    return organizationMethods(page, send)
  })
  // Most pages bring along what it would ask for.
  const loading = later(() => import('./loading.ts'))
  const find = async (table: keyof Tables): Promise<Tables[keyof Tables]> => {
    if (methods[table]) return methods[table]
    if (table.startsWith('organization')) return (await organizations())[table]
    const [first, second] = likelyFirst()
    return (await first())[table] ?? (await second())[table]
  }
  function tell(changed: Changed | undefined) {
    if (!changed) return
    const channel = page.platform.channel(CHANGES, () => {})
    channel.post(changed)
    channel.close()
  }
  return {
    async prepare() {
      await likelyFirst()[0]()
    },
    async call(table, name, parameters) {
      const method = ((await find(table)) as Record<string, Method> | undefined)?.[name]
      if (!method) {
        throw new ClerkRuntimeError(`${name}() is not available yet.`, { code: 'not_available' })
      }
      const answer = await method(...parameters)
      tell(changedBy(table, name))
      return answer
    },
    handleUnauthenticated,
    fetchToken: createTokenFetcher(page, cookie, send, handleUnauthenticated),
    loadEnvironment: async (tries) => (await loading()).loadEnvironment(page, send, tries),
    load: async () => (await loading()).load(page, send),
    setActive,
    signOut,
    async joinWaitlist(params) {
      const { joinWaitlist } = await import('../waitlist/join.ts')
      return joinWaitlist(send, params)
    },
    async apiKeys() {
      const { apiKeyMethods } = await import('../api-keys/actions.ts')
      return apiKeyMethods(
        send,
        () => page.resources()?.organization?.id ?? page.session()?.user?.id,
      )
    },
    async getConsentInfo(params) {
      const { getConsentInfo } = await import('../oauth-application/consent-info.ts')
      return getConsentInfo(send, params)
    },
    async createOrganization(params) {
      const { createOwn } = await import('../organization/own.ts')
      return createOwn(page, send, params)
    },
    async getOrganization(id) {
      const { getOwn } = await import('../organization/own.ts')
      return getOwn(page, send, id)
    },
    async handleRedirectCallback(...given) {
      const { handleRedirectCallback } = await import('./redirect-callback.ts')
      return handleRedirectCallback(page, ...given)
    },
    async handleEmailLinkVerification(...given) {
      const { handleEmailLinkVerification } = await import('./email-link-callback.ts')
      return handleEmailLinkVerification(page, ...given)
    },
  }
}

/** A development instance on another site knows its browsers by a token in place of a cookie. Frontend API §7.4. */
async function loadDevBrowser(page: WiredPage, suffix: string) {
  if (page.instanceType === 'production' || isEmbeddedHost(page.frontendApi)) return undefined
  const { createDevBrowser } = await import('../connection/dev-browser.ts')
  return createDevBrowser(page, suffix)
}
