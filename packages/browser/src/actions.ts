import { type ClientJSON, isEmbeddedHost } from '@dooryard/protocol'
import { setActive, signOut } from './actions/activation.ts'
import { client } from './actions/client.ts'
import { emailAddress } from './actions/email-address.ts'
import { createHttp } from './actions/http.ts'
import { loadState, recover } from './actions/loading.ts'
import { session } from './actions/session.ts'
import { createSessionCookie } from './actions/session-cookie.ts'
import { emailCode, resetPasswordEmailCode, signIn } from './actions/sign-in.ts'
import { signUp, verifications } from './actions/sign-up.ts'
import { createTokenFetcher } from './actions/token-fetcher.ts'
import { user } from './actions/user.ts'
import { type Actions, type Runtime, unwrap } from './runtime.ts'

/** Opens the way to the server, and gives all that goes it. Called once for each Clerk object. */
export async function connect(runtime: Runtime): Promise<Actions> {
  const cookie = createSessionCookie(runtime)
  const devBrowser = await loadDevBrowser(runtime)
  const send = createHttp(runtime, devBrowser, (error, path) => {
    const isOver = error.status === 401 || (error.status === 422 && path.endsWith('/touch'))
    const isSignedIn = runtime.client()?.signedInSessions.length
    return isOver && isSignedIn && path !== '/client' ? handleUnauthenticated() : undefined
  })

  async function handleUnauthenticated() {
    try {
      runtime.applyClient(unwrap<ClientJSON | null>(await send('/client')))
    } catch (error) {
      const { status } = error as { status?: number }
      if (status !== 401 && status !== 403 && status !== 500) throw error
      runtime.applyClient(null)
    }
  }

  runtime.onChange = (session, client) => {
    cookie.follow(session)
    devBrowser?.onClient(client)
  }

  return {
    send,
    cookie,
    handleUnauthenticated,
    fetchToken: createTokenFetcher(runtime, cookie, send, handleUnauthenticated),
    loadState,
    recover,
    setActive,
    signOut,
    methods: {
      client,
      session,
      user,
      emailAddress,
      signIn,
      emailCode,
      resetPasswordEmailCode,
      signUp,
      verifications,
    },
  }
}

/** A development instance on another site knows its browsers by a token in place of a cookie. Frontend API §7.4. */
async function loadDevBrowser(runtime: Runtime) {
  if (runtime.instanceType === 'production' || isEmbeddedHost(runtime.frontendApi)) return undefined
  const { createDevBrowser } = await import('./actions/dev-browser.ts')
  return createDevBrowser(runtime)
}
