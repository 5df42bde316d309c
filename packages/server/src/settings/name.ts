import { isLoopbackHost } from '@dooryard/protocol'
import type { Settings } from './schema.ts'

/**
 * Settings under a name that visitors know: without one of the instance's own, letters and pages say the host of the
 * site, which stands in the address bar too. On a developer's machine that tells nothing.
 */
export function named(settings: Settings, given: string | undefined, host: string): Settings {
  if (given !== undefined || !host || isLoopbackHost(host)) return settings
  return { ...settings, applicationName: host.replace(/^www\./, '') }
}

/** What is told at the start of an instance for real visitors that has no name. */
export function nameNotice({ applicationName }: Settings, embedded: boolean): string {
  const place = embedded
    ? "clerk({ instance: { applicationName: 'Lighthouse' } })"
    : "export default { applicationName: 'Lighthouse' } in the module of --config"
  return `The instance has no name: letters and pages say ${JSON.stringify(applicationName)}. Write ${place}.`
}
