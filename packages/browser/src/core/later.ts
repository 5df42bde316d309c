import { ClerkRuntimeError } from './errors.ts'

/** Code that comes when it is asked for first. What could not be fetched is fetched for the next who asks. */
export interface Later<Code> {
  (): Promise<Code>
  /** Undefined: nobody has asked yet, or it could not be fetched. */
  asked?: Promise<Code> | undefined
}

export function later<Code>(bring: () => Promise<Code>): Later<Code> {
  const get: Later<Code> = () => {
    get.asked ??= bring().catch((cause) => {
      get.asked = undefined
      throw new ClerkRuntimeError(
        'A module of this page could not be fetched. Check the connection and try again.',
        { code: 'network_error', cause },
      )
    })
    return get.asked
  }
  return get
}
