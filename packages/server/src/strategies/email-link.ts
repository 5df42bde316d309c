import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { allowedTarget, requireTarget } from '../http/targets.ts'
import { isKnownBrowser } from '../known-browsers/storage.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import { linkLetter } from '../mail/letters.ts'
import { randomToken } from '../random.ts'
import type { Settings } from '../settings/schema.ts'

import type { WayBack } from '../verifications/departure.ts'
import { startLink } from '../verifications/links.ts'
import { verificationStatus } from '../verifications/status.ts'
import { findVerification, takeOpened } from '../verifications/storage.ts'
import { isNewAt, isSignUp, type Stage, type VerificationRow } from '../verifications/table.ts'
import { addressesOf, addressField, isDeliverable } from './addresses.ts'
import { mail, sendWithout } from './email-code.ts'
import { limitSent } from './sent-code.ts'
import { type Asker, type Person, type Start, type Subject, strategy } from './strategy.ts'

const offer = ({ strategies }: Settings, person: Person) =>
  strategies.emailLink ? addressesOf(person) : []

/**
 * A link by mail proves that one reads the mail of an address. It is not guessable, so that a lock does not stop it (RATE-2),
 * and opened at `links`: what it proves counts in the browser that asked for it, when that looks again.
 */
export const emailLink = strategy({
  name: 'email_link',
  fields: { prepare: addressField, attempt: {} },
  proves: 'email_address',
  isOpened: true,
  offers: {
    sign_in: offer,
    sign_up: offer,
    profile: offer,
    client_trust: offer,
    // As for a code: what a mailbox alone opens is no second factor.
    second_factor: (settings, person) =>
      settings.strategies.emailSecondFactor && person.hasShownPassword
        ? offer(settings, person)
        : [],
  },
  prepare,
  attempt: async (_ctx, subject) => (ctx) => take(ctx, subject),
})

async function prepare(ctx: Context, subject: Subject, asker?: Asker): Promise<Start> {
  if (!asker) throw new Error('A link leads back to whoever asked for it.')
  const way = wayBack(ctx, subject.stage, asker)
  const address = linkAddress(ctx, asker.url)
  const isKnown = await isKnownBrowser(ctx.db, subject)
  const scope = await limitSent(ctx, subject, { limits: mail.limits, isKnown })
  await mail.assertSendable(ctx, subject, scope)
  return async (ctx) => {
    const token = randomToken(ctx.random)
    const isFor = await isDeliverable(ctx.db, subject, mail.findReader)
    const verification = await startLink(ctx, subject, {
      strategy: emailLink.name,
      tokenHash: isFor ? hashToken(token) : null,
      way,
    })
    const { identifier, stage, user } = subject
    const letter = linkLetter(identifier, {
      link: `${address}/v1/verify?token=${token}`,
      about: letterheadFor(ctx, { locale: user?.locale }),
      purpose: isNewAt(stage) ? 'confirm_address' : 'sign_in',
      isBound: ctx.settings.emailLinks.requireSameClient,
    })
    if (isFor) await ctx.mail.send(ctx, letter)
    else await sendWithout(ctx, subject, letter)
    return verification
  }
}

/** Where the link ends. What a form is without a script goes back to its page. */
function wayBack(
  ctx: Context,
  stage: Stage,
  { url, origin, redirectUrl, targets = null }: Asker,
): WayBack {
  const place = { url, base: origin ?? url.origin }
  const page = targets?.returnTo ?? pageOf(ctx.settings, stage)
  return {
    nextUrl: redirectUrl
      ? requireTarget(ctx, redirectUrl, { ...place, param: 'redirect_url' })
      : (allowedTarget(ctx, page, place) ?? `${url.origin}/`),
    completeUrl: allowedTarget(ctx, targets?.completeTo, place),
    byForm: targets !== null,
  }
}

const pageOf = ({ pages }: Settings, stage: Stage): string =>
  isSignUp(stage) ? pages.signUp : stage === 'profile' ? pages.userProfile : pages.signIn

/**
 * Where this server is, as links in mails say it: the configured place, never what a header names (OTP-9). A site that does not
 * say where it is has links where that does not matter: in development, and on this very machine.
 */
function linkAddress(ctx: Context, url: URL): string {
  const { address, siteOrigin, settings, development, basePath, keys } = ctx
  if (address) return address + basePath
  // A site that is tried out on this machine is not the one that it is to be.
  const isTriedOut = keys.instanceType === 'development' && isLocal(url)
  if (siteOrigin && !isTriedOut) return siteOrigin + basePath
  const isKnown = settings.allowedOrigins.includes(url.origin) || isLocal(url)
  if (isKnown || development) return url.origin + basePath
  ctx.log.warn(
    'A link by mail was not sent: the site does not say where it is. Set `site` in astro.config, or allowedOrigins.',
  )
  throw apiError('email_unavailable')
}

const isLocal = ({ hostname }: URL) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)

async function take(ctx: Context, subject: Subject): Promise<ApiError | null> {
  const { verification } = subject
  if (!verification) return apiError('verification_missing')
  const now = ctx.clock.now()
  if (await takeOpened(ctx.db, verification.id, { now })) return null
  return whyNot((await findVerification(ctx.db, subject)) ?? verification, now)
}

function whyNot(verification: VerificationRow, now: number): ApiError {
  switch (verificationStatus(verification, now)) {
    case 'verified':
      return apiError('verification_already_verified')
    case 'unverified':
      return apiError('verification_link_not_opened')
    default:
      return apiError('verification_expired', {
        longMessage: 'This link has expired. Ask for a new one.',
      })
  }
}
