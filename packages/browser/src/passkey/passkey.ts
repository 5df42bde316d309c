import type { PasskeyJSON } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import { verifiedFields } from '../verification/verification.ts'
import type { PasskeyMethods } from './actions.ts'
import type { PasskeyResource } from './types.ts'

export const createPasskey = (core: Core<PasskeyMethods>, json: PasskeyJSON): PasskeyResource =>
  Object.assign(remote(core, 'passkey'), verifiedFields(core, json)) as PasskeyResource
