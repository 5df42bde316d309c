import type { APIKeysProps } from '@dooryard/browser'
import { activeMembership, type MembershipModel } from '../../model/organization.ts'
import type { View } from '../../view/view.ts'
import { accountOf, type ProfileState } from '../user-profile/parts/state.ts'

/** Names of screens; `revoke-key.ak_1`, `keys-page.2`. */
export const ADD = 'add-key'
export const MADE = 'key-made'
export const REVOKE = 'revoke-key'
export const PAGE = 'keys-page'

export interface KeysState extends ProfileState {
  /** How often keys were changed here: what is shown of them is fetched anew. */
  changes?: number
}

export type KeysView = View<KeysState>

/** What the component was told of keys: by itself, or as a page of a profile. */
export const propsOf = ({ props }: View): APIKeysProps => ({ ...props, ...props.apiKeysProps })

/** Whose keys are shown. */
export interface KeyOwner {
  /** A user or an organization. */
  subject(v: View): string
  /** Whether such owners have keys. */
  areOn(v: View): boolean
  /** Whether whoever looks may see them as well. */
  maySee(v: View): boolean
  mayManage(v: View): boolean
  /** In whose name a key acts. */
  hint(v: View): string
}

function ownerBy(membershipOf: (v: View) => MembershipModel | null): KeyOwner {
  const allows = (v: View, right: 'read' | 'manage') =>
    membershipOf(v)?.permissions.includes(`org:sys_api_keys:${right}`) ?? true
  const areOn = (v: View) => {
    const { user_api_keys_enabled, orgs_api_keys_enabled } = v.environment.api_keys_settings
    return membershipOf(v) ? orgs_api_keys_enabled : user_api_keys_enabled
  }
  return {
    subject: (v) => membershipOf(v)?.organization.id ?? accountOf(v)!.id,
    areOn,
    maySee: (v) => areOn(v) && allows(v, 'read'),
    mayManage: (v) => allows(v, 'manage'),
    hint(v) {
      const organization = membershipOf(v)?.organization.name
      return organization
        ? v.text('apiKeys.formHint__organization', { organization })
        : v.text('apiKeys.formHint')
    },
  }
}

/** Of who is signed in, whichever organization they work in. */
export const ofPerson = ownerBy(() => null)

/** Of the organization in which the session works, else of the person. */
export const ofSession = ownerBy((v) => activeMembership(v.client))
