import { type AccountModel, activeSession } from '../../../model/client.ts'
import type { View } from '../../../view/view.ts'

/** What a profile remembers beside what every flow does. */
export interface ProfileState {
  /** The section that was last acted in: what went wrong, or is done, is told there. */
  at: string | null
  /** Key of the sentence that it is done. */
  done: string | null
  /** What a form of a page without the runtime led to, to be kept. */
  codes: string[] | null
}

export type ProfileView = View<ProfileState>

/** Whose profile it is. */
export const accountOf = (v: View): AccountModel | null =>
  (activeSession(v.client)?.user as AccountModel | null | undefined) ?? null

/** Path of the Frontend API for the session in use, as forms are sent there. */
export function ownPath(v: View, path: string, method?: 'PATCH' | 'PUT' | 'DELETE'): string {
  const query = new URLSearchParams({
    _clerk_session_id: activeSession(v.client)?.id ?? '',
    ...(method && { _method: method }),
  })
  return `${path}?${query}`
}

/** The same for who is signed in. */
export const mePath = (v: View, path = '', method?: 'PATCH' | 'DELETE'): string =>
  ownPath(v, `/me${path}`, method)
