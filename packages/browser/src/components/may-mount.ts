import type { Core } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'

/**
 * Whether there is what a component is about.
 *
 * @throws {ClerkRuntimeError} in development, where there is not
 */
export function mayMount(
  { organizations }: { organizations?: boolean },
  { environment, instanceType }: Pick<Core, 'environment' | 'instanceType'>,
): boolean {
  const isThere = !organizations || !environment || environment.organization_settings?.enabled
  return isThere || refuse(OFF, instanceType)
}

/** Told to who writes the site. */
export function refuse(
  refusal: { text: string; code: string },
  instanceType: Core['instanceType'],
) {
  if (instanceType !== 'development') return false
  throw new ClerkRuntimeError(refusal.text, refusal)
}

const OFF = {
  text: 'There are no organizations: the settings do not turn them on.',
  code: 'cannot_render_organizations_disabled',
}
