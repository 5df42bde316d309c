import type { Values } from '../../../primitives/form.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from './act.ts'
import { SectionForm } from './section.tsx'
import { ownPath, type ProfileState } from './state.ts'

interface RemoveFormProps {
  section: string
  /** The page that it stands on, for those without the runtime. */
  page?: string
  /** Group of its texts. */
  texts: string
  /** What is removed, as it is called. */
  identifier?: string
  /** Path of the Frontend API. */
  path: string
  /** What is changed of it, for those without the runtime; default: it is deleted. */
  change?: Values
  remove: (clerk: ClerkPort) => Promise<unknown>
}

/** Asks before something is taken away. */
export function RemoveForm(
  { section, page, texts, identifier, path, change, remove }: RemoveFormProps,
  { at: { v } }: ViewContext<ProfileState>,
) {
  const tokens = { identifier }
  return (
    <SectionForm
      name="remove"
      page={page}
      title={`${texts}.title`}
      lines={[v.text(`${texts}.messageLine1`, tokens), v.text(`${texts}.messageLine2`, tokens)]}
      path={ownPath(v, path, change ? 'PATCH' : 'DELETE')}
      hidden={change}
      submit="userProfile.formButtonPrimary__remove"
      color="danger"
      onValues={() => act(v, { name: 'remove', section, done: `${texts}.successMessage` }, remove)}
    />
  )
}
