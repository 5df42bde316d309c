import { withPepper, withSocialVariables, withTemplateVariables } from '@dooryard/protocol'
import type { createServer, DooryardServer } from 'dooryard'
import { isTruthy } from '../shared/env-names.ts'
import { flowPages, ownPage } from '../shared/flow-pages.ts'
import { mountPath, type ServerConfig } from './config.ts'
import { ConfigurationError, isMistakeOfTheSite } from './configuration-error.ts'
import { trustedProxies } from './public-url.ts'
import type { EmbeddedKeys, StartServer } from './resolve-keys.ts'

interface Running {
  fingerprint: string
  server: Promise<DooryardServer>
}

/** One server per process, however often Vite loads this module anew. */
const SLOT = Symbol.for('dooryard.embedded-server')
const slot = globalThis as { [SLOT]?: Running }

/** Starts the embedded server at the first request; again when its settings or keys changed (as in `astro dev`). */
export function bindEmbeddedServer(
  config: ServerConfig,
  create: typeof createServer | null,
): StartServer {
  let last: { keys: EmbeddedKeys; running: Running } | undefined
  return (keys) => {
    const running = slot[SLOT]
    // Variables of a running site do not change, so all else follows from the keys.
    if (last && last.running === running && isSame(last.keys, keys)) return running.server
    const options = serverOptions(config, keys)
    const fingerprint = JSON.stringify(options)
    if (running?.fingerprint === fingerprint) {
      last = { keys, running }
      return running.server
    }
    const server = restart(running, create, options)
    slot[SLOT] = { fingerprint, server }
    // A failed start is told to the request that caused it and tried again by the next one.
    server.catch(() => {
      if (slot[SLOT]?.server === server) delete slot[SLOT]
    })
    return server
  }
}

/** The same reader too: where there is one for each request, or in development, variables may have changed. */
const isSame = (one: EmbeddedKeys, other: EmbeddedKeys) =>
  one.env === other.env &&
  one.publishableKey === other.publishableKey &&
  one.secretKey === other.secretKey

async function restart(
  running: Running | undefined,
  create: typeof createServer | null,
  options: Parameters<typeof createServer>[0],
): Promise<DooryardServer> {
  if (!create) {
    throw new ConfigurationError(
      'The embedded server is not part of this build; its keys name a remote server.',
    )
  }
  await running?.server.then((server) => server.close()).catch(() => {})
  return create(options).catch((error: unknown) => {
    // `astro dev` shows it on every page until it is mended.
    if (isMistakeOfTheSite(error)) error.stack = String(error)
    throw error
  })
}

function serverOptions(
  config: ServerConfig,
  { publishableKey, secretKey, env }: EmbeddedKeys,
): Parameters<typeof createServer>[0] {
  const database = env('DOORYARD_DATABASE')
  const pictures = env('DOORYARD_PICTURES')
  const smtpUrl = env('DOORYARD_SMTP_URL')
  const from = env('DOORYARD_MAIL_FROM')
  const jwtTemplates = withTemplateVariables(config.instance?.jwtTemplates, env)
  const pepper = env('DOORYARD_PASSWORD_PEPPER')
  const social = withSocialVariables(config.instance?.social, env)
  return {
    mode: config.mode,
    basePath: mountPath(config),
    dataDir: config.dataDir,
    siteHost: config.siteHost,
    settings: {
      ...config.instance,
      ...(social && { social }),
      ...(jwtTemplates && { jwtTemplates }),
      ...(pepper && { password: withPepper(config.instance?.password, pepper) }),
      pages: pagesOf(config, env),
      trustedProxyHops: trustedProxies(env, config),
    },
    ...(publishableKey && { publishableKey }),
    ...(secretKey && { secretKey }),
    ...(database && { database }),
    ...(pictures && { pictures }),
    sms: {
      url: env('DOORYARD_SMS_URL'),
      from: env('DOORYARD_SMS_FROM'),
      secret: env('DOORYARD_SMS_SECRET'),
    },
    mail: {
      ...(smtpUrl && { smtpUrl }),
      ...(from && { from }),
      unsafeMailbox: isTruthy(env('DOORYARD_UNSAFE_MAILBOX')),
    },
  }
}

/** What clients are told that ask the server for the addresses of its pages. */
function pagesOf({ instance, ...site }: ServerConfig, env: EmbeddedKeys['env']) {
  const { signInUrl, signUpUrl } = flowPages(site, {
    signInUrl: env('PUBLIC_CLERK_SIGN_IN_URL'),
    signUpUrl: env('PUBLIC_CLERK_SIGN_UP_URL'),
  })
  const pages = {
    signIn: signInUrl,
    signUp: signUpUrl ?? ownPage(site, 'sign-up'),
    userProfile: ownPage(site, 'user'),
    organizationProfile: ownPage(site, 'organization'),
    createOrganization: ownPage(site, 'create-organization'),
    waitlist: ownPage(site, 'waitlist'),
  }
  return { ...pages, ...instance?.pages }
}
