import type { Actor, Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import type { Context } from '../context.ts'
import type { Fields, Values } from '../http/fields.ts'
import type { OwnedSession } from '../sessions/load.ts'
import type { FormTargets } from './read-form.ts'

/** One request to one endpoint, read and checked. All state of a request is in it (SES-14). */
export interface Call<Body extends Fields = Fields, Query extends Fields = Fields> {
  readonly ctx: Context
  readonly request: Request
  readonly url: URL
  /** The parts of the path that vary. */
  readonly params: Record<string, string>
  readonly body: Values<Body>
  readonly query: Values<Query>
  /** Who sent it, whatever the session that it names. */
  readonly visitor: Visitor
  /** On whose behalf it acts: the user of that session, where the route asks for one. */
  readonly actor: Actor
  /** Origin of the page that asks; the claim `azp` of tokens. */
  readonly origin: string | null
  /** The browser's client, as presented and as changed by this call. */
  readonly browser: Browser
  /** Set when the route's caller is a session. */
  readonly own: OwnedSession | null
  /** Headers of the answer. */
  readonly headers: Headers
  /** A form posted without JavaScript: answered with 303. */
  readonly isForm: boolean
  /** Where that form wants to go. */
  readonly targets: FormTargets | null
}

/** For what is sent, and leads back to whoever asked for it. */
export const askerOf = ({
  url,
  origin,
  targets,
  body,
}: Pick<Call, 'url' | 'origin' | 'targets'> & { body: { redirect_url?: string | undefined } }) => ({
  url,
  origin,
  targets,
  redirectUrl: body.redirect_url,
})

/** The session that acts, with its user, on routes whose caller is a session. */
export function ownSession({ own }: Pick<Call, 'own'>): OwnedSession {
  if (!own) throw new Error('This route does not ask for a session.')
  return own
}
