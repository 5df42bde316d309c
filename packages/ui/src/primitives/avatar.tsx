import { nameOf, type UserModel } from '../model/client.ts'
import { safeLink } from '../urls/safe-link.ts'
import type { ViewContext } from '../view/screen.tsx'
import { El } from './element.tsx'

interface AvatarProps {
  user: UserModel
  box: string
  image: string
  /** Where it stands alone: whom it shows. */
  label?: string
  shape?: 'square' | undefined
}

/** A picture, or the first letters of the name when there is none: drawn here, so that no request is made for it. */
export function Avatar(
  { user, box, image, label, shape }: AvatarProps,
  { at: { v } }: ViewContext,
) {
  const source = pictureOf(user, v.location.url)
  return (
    <El as="span" k={['avatarBox', box]} data-shape={shape}>
      {source ? (
        <El as="img" k={['avatarImage', image]} src={source} alt={label ?? ''} />
      ) : (
        // Drawn by the stylesheet: a picture is no text.
        <El
          as="span"
          k={['avatarInitials', image]}
          data-initials={initials(user)}
          {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
        />
      )}
    </El>
  )
}

/** The address of the picture, where there is one. */
export const pictureOf = (user: UserModel, base: URL): string | undefined =>
  user.hasImage ? safeLink(user.imageUrl, base) : undefined

export function initials(user: UserModel): string {
  const words = [user.firstName, user.lastName].filter(Boolean)
  const letters = (words.length ? words : [nameOf(user)]).map((word) => [...word!][0] ?? '')
  return letters.join('').toUpperCase()
}
