import type { EnvironmentJSON } from '@dooryard/protocol'
import type { ComponentProps } from '../options/component-props.ts'
import type { UIOptions } from '../options/ui-options.ts'

interface Situation {
  props: ComponentProps
  options: UIOptions
  environment: EnvironmentJSON
}

/** Sign-in takes in people without an account, instead of sending them to a page of its own. UI components §1.7. */
export function isCombined({ props, options, environment }: Situation): boolean {
  if (props.withSignUp !== undefined) return props.withSignUp
  return (
    environment.user_settings.sign_up.mode !== 'restricted' &&
    !(props.signUpUrl || options.signUpUrl) &&
    /^\/(?!\/)/.test(options.signInUrl ?? '')
  )
}
