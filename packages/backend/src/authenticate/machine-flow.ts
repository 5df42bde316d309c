import type { MachineIdentity } from '../auth-objects/machine.ts'
import type { MachineTokenType } from '../tokens/token-type.ts'
import { verifyMachineAuthToken } from './machine-token.ts'
import type { AuthenticateRequestOptions } from './options.ts'
import { AuthErrorReason } from './reasons.ts'
import { machineSignedIn, machineSignedOut, type RequestState } from './state.ts'

/** Authenticates a request by a machine token of the kind that was asked for. Backend API §4.5. */
export async function authenticateMachine<T extends MachineTokenType>(
  options: AuthenticateRequestOptions,
  { token, tokenType }: { token: string; tokenType: T },
): Promise<RequestState<T>> {
  const state = await decide(options, { token, tokenType })
  return state as RequestState<T>
}

async function decide<T extends MachineTokenType>(
  options: AuthenticateRequestOptions,
  { token, tokenType }: { token: string; tokenType: T },
) {
  try {
    const { data, errors } = await verifyMachineAuthToken(token, options)
    if (!errors)
      return machineSignedIn(options, { tokenType, token, identity: data as MachineIdentity })
    const [error] = errors
    return machineSignedOut(options, tokenType, {
      reason: error.code,
      message: error.getFullMessage(),
    })
  } catch (error) {
    return machineSignedOut(options, tokenType, {
      reason: AuthErrorReason.UnexpectedError,
      message: error instanceof Error ? error.message : undefined,
    })
  }
}
