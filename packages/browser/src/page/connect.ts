import { type ClientJSON, isEmbeddedHost } from '@dooryard/protocol'
import { attemptActions } from '../attempt/actions.ts'
import { clientMethods } from '../client/actions.ts'
import { unwrap } from '../connection/answer.ts'
import { createHttp } from '../connection/http.ts'
import { createSessionCookie } from '../connection/session-cookie.ts'
import { createTokenFetcher } from '../connection/token-fetcher.ts'
import { emailAddressMethods } from '../email-address/actions.ts'
import { sessionMethods } from '../session/actions.ts'
import { signInMethods } from '../sign-in/actions.ts'
import { signUpMethods } from '../sign-up/actions.ts'
import { userMethods } from '../user/actions.ts'
import { createActivation } from './activation.ts'
import { loadEnvironment, loadState, recover } from './loading.ts'
import type { Page, PageActions } from './page.ts'

/** Opens the way to the server, and gives all that goes it. Called once for each Clerk object. */
export async function connect(page: Page): Promise<PageActions> {
  const cookie = createSessionCookie(page)
  const devBrowser = await loadDevBrowser(page)
  const send = createHttp(page, devBrowser, (error, path) => {
    const isOver = error.status === 401 || (error.status === 422 && path.endsWith('/touch'))
    const isSignedIn = page.client()?.signedInSessions.length
    return isOver && isSignedIn && path !== '/client' ? handleUnauthenticated() : undefined
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
  const attempts = attemptActions(page, send, setActive)
  return {
    handleUnauthenticated,
    fetchToken: createTokenFetcher(page, cookie, send, handleUnauthenticated),
    loadEnvironment: () => loadEnvironment(page, send),
    loadState: () => loadState(page, send),
    recover: () => recover(page, send),
    setActive,
    signOut,
    methods: {
      ...clientMethods(page, send),
      ...sessions,
      ...userMethods(page, send),
      ...emailAddressMethods(page, send),
      ...signInMethods(attempts),
      ...signUpMethods(attempts),
    },
  }
}

/** A development instance on another site knows its browsers by a token in place of a cookie. Frontend API §7.4. */
async function loadDevBrowser(page: Page) {
  if (page.instanceType === 'production' || isEmbeddedHost(page.frontendApi)) return undefined
  const { createDevBrowser } = await import('../connection/dev-browser.ts')
  return createDevBrowser(page)
}
