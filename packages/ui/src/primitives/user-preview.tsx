import type { UserModel } from '../model.ts'
import { nameOf } from '../model.ts'
import { safeLink } from '../redirects.ts'
import type { View } from '../view.ts'
import { El } from './element.tsx'

interface UserPreviewProps {
  v: View
  user: UserModel
  name: string
  detail?: string | undefined
}

/** A person in one row: picture, name, and what tells two accounts of the same name apart. */
export function UserPreview({ v, user, name, detail }: UserPreviewProps) {
  const kid = 'userButton'
  return (
    <El v={v} as="span" k="userPreview" kid={kid}>
      <El v={v} as="span" k="userPreviewAvatarContainer" kid={kid}>
        <Avatar v={v} user={user} box="userPreviewAvatarBox" image="userPreviewAvatarImage" />
      </El>
      <El v={v} as="span" k="userPreviewTextContainer" kid={kid}>
        <El v={v} as="span" k="userPreviewMainIdentifier" kid={kid}>
          <El v={v} as="span" k="userPreviewMainIdentifierText" kid={kid} title={name}>
            {name}
          </El>
        </El>
        {detail && (
          <El v={v} as="span" k="userPreviewSecondaryIdentifier" kid={kid} title={detail}>
            {detail}
          </El>
        )}
      </El>
    </El>
  )
}

interface AvatarProps {
  v: View
  user: UserModel
  box: string
  image: string
}

/** A picture, or the first letters of the name when there is none: drawn here, so that no request is made for it. */
export function Avatar({ v, user, box, image }: AvatarProps) {
  const source = user.hasImage ? safeLink(user.imageUrl, v.location.url) : undefined
  return (
    <El v={v} as="span" k={['avatarBox', box]}>
      {source ? (
        <El v={v} as="img" k={['avatarImage', image]} src={source} alt="" />
      ) : (
        <El v={v} as="span" k={['avatarInitials', image]} aria-hidden="true">
          {initials(user)}
        </El>
      )}
    </El>
  )
}

function initials(user: UserModel): string {
  const words = [user.firstName, user.lastName].filter(Boolean)
  const letters = (words.length ? words : [nameOf(user)]).map((word) => [...word!][0] ?? '')
  return letters.join('').toUpperCase()
}
