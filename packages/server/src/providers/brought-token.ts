import { createHash } from 'node:crypto'
import type { ErrorCode } from '@dooryard/protocol'
import * as oauth from 'oauth4webapi'
import { SECOND } from '../clock.ts'
import { apiError } from '../http/api-error.ts'
import { refusal } from './client.ts'
import type { Connection } from './connections.ts'
import { discovered, keysOf } from './discovery.ts'
import type { Identity } from './identity.ts'
import { personOf } from './person.ts'
import { clientOf, optionsOf, type ProviderContext } from './requests.ts'

/** An ID token that a browser got from a provider by itself. */
export interface BroughtToken {
  identity: Identity
  /** Of what is signed: a signature can be written in more than one way, and what it signs cannot. */
  hash: string
  /** Milliseconds. */
  expireAt: number
}

/**
 * Reads it as one that came for a code is read (FED-3), but for the nonce: none is asked for, so that a token that has one
 * was made for another way in. Whoever got it must be this site.
 *
 * @throws {ApiError} 400 for any that is not good.
 */
export async function readBroughtToken(
  ctx: ProviderContext,
  connection: Connection,
  { token, code }: { token: string; code: ErrorCode },
): Promise<BroughtToken> {
  if (connection.registration === null) throw apiError(code)
  try {
    const server = await discovered(ctx, connection)
    const client = clientOf(ctx, connection)
    const response = Response.json({ access_token: 'none', token_type: 'bearer', id_token: token })
    const answer = await oauth.processAuthorizationCodeResponse(server, client, response, {
      requireIdToken: true,
      expectedNonce: oauth.expectNoNonce,
    })
    const claims = oauth.getValidatedIdTokenClaims(answer)!
    if ((claims.azp ?? client.client_id) !== client.client_id) {
      throw new Error('It was made for another client.')
    }
    await oauth.validateApplicationLevelSignature(server, response, {
      ...optionsOf(ctx),
      [oauth.jwksCache]: keysOf(connection),
    })
    const tokens = { accessToken: null, refreshToken: null, idToken: null, expiresAt: null }
    return {
      identity: { ...personOf(connection, claims), scopes: '', tokens },
      hash: createHash('sha256')
        .update(token.slice(0, token.lastIndexOf('.')))
        .digest('hex'),
      expireAt: claims.exp * SECOND,
    }
  } catch (error) {
    throw refusal(ctx, connection, { error, code })
  }
}
