import { Hono } from 'hono'
import { apiKeyRoutes, apiKeyTokenRoutes } from './api-keys/frontend-routes.ts'
import { BACKEND_API_PATH, createBackendApi } from './backend-api/app.ts'
import { backupCodeRoutes } from './backup-codes/frontend-routes.ts'
import { clientRoutes } from './clients/frontend-routes.ts'
import type { Context } from './context.ts'
import { emailAddressRoutes } from './email-addresses/frontend-routes.ts'
import { environmentRoutes } from './environment/frontend-routes.ts'
import { externalAccountRoutes } from './external-accounts/frontend-routes.ts'
import { federationRoutes } from './federation/frontend-routes.ts'
import { iconRoutes } from './federation/icon-routes.ts'
import { type AppEnv, mountFrontend, readVisitor } from './frontend-api/mount.ts'
import { asPage } from './frontend-api/refusal-page.ts'
import { errorResponse } from './frontend-api/respond.ts'
import type { Route } from './frontend-api/route.ts'
import { handshakeRoutes } from './handshake/frontend-routes.ts'
import { toApiError } from './http/api-error.ts'
import { nothingAt } from './http/gaps.ts'
import { privateHeaders } from './http/headers.ts'
import { assertRequestLimits } from './http/limits.ts'
import { invitationRoutes } from './invitations/frontend-routes.ts'
import { guestRoutes } from './invitations/guest-frontend-routes.ts'
import { jwtTemplateRoutes } from './jwt-templates/frontend-routes.ts'
import { jwksResponse } from './keys/jwks-routes.ts'
import { linkRoutes } from './links/frontend-routes.ts'
import { answerMailbox, MAILBOX_PATH } from './mailbox/routes.ts'
import { membershipRequestRoutes } from './membership-requests/frontend-routes.ts'
import { organizationDomainRoutes } from './organization-domains/frontend-routes.ts'
import { organizationRoutes } from './organizations/frontend-routes.ts'
import { passkeyRoutes } from './passkeys/frontend-routes.ts'
import { phoneNumberRoutes } from './phone-numbers/frontend-routes.ts'
import { reverificationRoutes } from './reverifications/frontend-routes.ts'
import { sessionRoutes } from './sessions/frontend-routes.ts'
import { signInRoutes } from './sign-ins/frontend-routes.ts'
import { signUpRoutes } from './sign-ups/frontend-routes.ts'
import { totpRoutes } from './totps/frontend-routes.ts'
import { meRoutes } from './users/frontend-routes.ts'
import { pictureRoutes } from './users/picture-routes.ts'
import { waitlistRoutes } from './waitlist/frontend-routes.ts'

/** The whole Frontend API: one line for each resource. */
export const frontendRoutes: readonly Route[] = [
  ...environmentRoutes,
  ...handshakeRoutes,
  ...clientRoutes,
  ...sessionRoutes,
  ...jwtTemplateRoutes,
  ...reverificationRoutes,
  ...signInRoutes,
  ...signUpRoutes,
  ...invitationRoutes,
  ...waitlistRoutes,
  ...federationRoutes,
  ...linkRoutes,
  ...externalAccountRoutes,
  ...iconRoutes,
  ...meRoutes,
  ...emailAddressRoutes,
  ...phoneNumberRoutes,
  ...totpRoutes,
  ...passkeyRoutes,
  ...backupCodeRoutes,
  ...pictureRoutes,
  ...organizationRoutes,
  ...guestRoutes,
  ...apiKeyRoutes,
  ...organizationDomainRoutes,
  ...membershipRequestRoutes,
]

/** Everything that the server answers, below the base path. */
export function createApp(ctx: Context, { mailbox }: { mailbox: boolean }): Hono<AppEnv> {
  const { basePath } = ctx
  const app = new Hono<AppEnv>({ strict: false })
  const backendApi = createBackendApi(ctx)

  app.use(async ({ req }, next) => {
    assertRequestLimits(req.raw)
    await next()
  })
  app.all(`${basePath}${BACKEND_API_PATH}/*`, ({ req, env }) =>
    backendApi(req.raw, readVisitor(ctx, req.raw, env)),
  )
  app.route('/', mountFrontend(ctx, { prefix: `${basePath}/v1`, routes: frontendRoutes }))
  // Clients of Clerk's put an empty version into the path where they have a `proxyUrl`.
  for (const prefix of [basePath, `${basePath}/`]) {
    app.route('/', mountFrontend(ctx, { prefix, routes: apiKeyTokenRoutes }))
  }
  app.get(`${basePath}/.well-known/jwks.json`, () => jwksResponse(ctx))
  if (mailbox) {
    const answer = (url: string) =>
      answerMailbox(ctx, new URL(url).pathname.slice(basePath.length).replace(/\/$/, ''))
    app.get(`${basePath}${MAILBOX_PATH}`, ({ req }) => answer(req.url))
    app.get(`${basePath}${MAILBOX_PATH}/:id/:part{letter}?`, ({ req }) => answer(req.url))
  }
  app.notFound(({ req, env }) => refuse(nothingAt(req.path.slice(basePath.length)), req.raw, env))
  app.onError((error, { req, env }) => refuse(error, req.raw, env))
  return app

  function refuse(thrown: unknown, request: Request, env: AppEnv['Bindings']) {
    const { traceId } = readVisitor(ctx, request, env)
    const error = toApiError(thrown, ctx.log, traceId)
    return asPage({ request }, errorResponse(error, { headers: privateHeaders(), traceId }), error)
  }
}
