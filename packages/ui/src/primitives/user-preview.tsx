import type { ComponentChildren } from 'preact'
import type { UserModel } from '../model/client.ts'
import { Avatar } from './avatar.tsx'
import { breakable } from './breakable.ts'
import { El } from './element.tsx'

interface UserPreviewProps {
  user: UserModel
  name: string
  detail?: string | undefined
  /** In class names. UI components §3.5, U. */
  kid?: string
  /** Beside the name. */
  children?: ComponentChildren
}

/** A person in one row: picture, name, and what tells two accounts of the same name apart. */
export function UserPreview({
  user,
  name,
  detail,
  kid = 'userButton',
  children,
}: UserPreviewProps) {
  return (
    <El as="span" k="userPreview" kid={kid}>
      <El as="span" k="userPreviewAvatarContainer" kid={kid}>
        <Avatar user={user} box="userPreviewAvatarBox" image="userPreviewAvatarImage" />
      </El>
      <El as="span" k="userPreviewTextContainer" kid={kid}>
        <El as="span" k="userPreviewMainIdentifier" kid={kid}>
          <El as="span" k="userPreviewMainIdentifierText" kid={kid} title={name} dir="auto">
            {breakable(name)}
          </El>
          {children}
        </El>
        {detail && (
          <El as="span" k="userPreviewSecondaryIdentifier" kid={kid} title={detail} dir="auto">
            {breakable(detail)}
          </El>
        )}
      </El>
    </El>
  )
}
