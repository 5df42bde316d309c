import { PROVIDERS, type ProviderId } from '@dooryard/protocol'
import * as v from 'valibot'
import type { CustomProvider, KnownProvider, SocialSettings } from './social.ts'

const secret = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4096)))

const scope = v.pipe(
  v.string(),
  v.regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/, 'must be a scope, without blanks'),
)
const scopes = (otherwise: string[]) =>
  v.optional(v.pipe(v.array(scope), v.maxLength(50)), otherwise)

const credentials = { clientId: secret, clientSecret: secret, scopes: scopes([]) }

/** `true` says no more than that there is one. */
const entry = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.nullish(
    v.pipe(
      v.unknown(),
      v.transform((given) => (given === true ? {} : given)),
      v.strictObject(entries),
    ),
    null,
  )

const known = entry(credentials)
const apple = entry({ ...credentials, teamId: secret, keyId: secret, privateKey: secret })
const microsoft = entry({
  ...credentials,
  tenant: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(common|organizations|consumers|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i,
        'must be the id of a tenant (no domain), or common, organizations or consumers',
      ),
    ),
    'common',
  ),
})

const address = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(2048),
    v.check(
      (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      'must be an address such as https://login.example.com',
    ),
  ),
)

const custom = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50)),
    clientId: secret,
    clientSecret: secret,
    issuer: address,
    authorizeUrl: address,
    tokenUrl: address,
    userinfoUrl: address,
    scopes: scopes(['openid', 'email', 'profile']),
    clientAuthentication: v.optional(v.picklist(['post', 'basic']), 'post'),
    pkce: v.optional(v.boolean(), true),
    trustsEmail: v.optional(v.boolean(), false),
    fields: v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(200))), {}),
  }),
  v.check(
    ({ issuer, authorizeUrl, tokenUrl, userinfoUrl }) =>
      issuer ? !authorizeUrl && !tokenUrl : !!(authorizeUrl && tokenUrl && userinfoUrl),
    'needs an issuer, or authorizeUrl, tokenUrl and userinfoUrl',
  ),
)

const slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9_]{1,40}$/, 'must be a name of small letters, digits and underscores'),
)

const byName = Object.fromEntries(PROVIDERS.map((id) => [id, known])) as unknown as Record<
  ProviderId,
  v.GenericSchema<unknown, KnownProvider | null>
>

export const social: v.GenericSchema<unknown, SocialSettings> = v.optional(
  v.strictObject({
    ...byName,
    apple,
    microsoft,
    custom: v.optional(v.record(slug, custom as v.GenericSchema<unknown, CustomProvider>), {}),
  }),
  {} as never,
) as never
