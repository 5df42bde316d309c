import type { InstanceType } from '@dooryard/protocol'
import type { Settings } from './schema.ts'

/**
 * Settings that say for which domain passkeys are: what a request calls this server never decides it (PK-3). Developers' machines
 * are `localhost`, by whatever port.
 *
 * @throws {Error} when passkeys are on and nobody said so.
 */
export function withRelyingParty(
  { strategies, passkeys }: Settings,
  { host, instanceType }: { host: string; instanceType: InstanceType },
): Pick<Settings, 'passkeys'> {
  const site = instanceType === 'development' ? 'localhost' : host.replace(/:\d+$/, '')
  const rpId = passkeys.rpId ?? (isDomain(site) ? site : null)
  if (strategies.passkey && rpId === null) throw new Error(NO_DOMAIN)
  const isOfSite = rpId !== null && (site === rpId || site.endsWith(`.${rpId}`))
  const origins = isOfSite && site !== 'localhost' ? [`https://${host}`] : []
  return { passkeys: { ...passkeys, rpId, origins: [...origins, ...passkeys.origins] } }
}

const isDomain = (host: string) => host === 'localhost' || /\.[a-z][a-z\d-]*$/i.test(host)

const NO_DOMAIN =
  'Passkeys are on (strategies.passkey), but nobody says for which domain: passkeys belong to one for good. Write passkeys: ' +
  "{ rpId: 'example.com' } into the settings or, in Astro, site: 'https://example.com' into astro.config."
