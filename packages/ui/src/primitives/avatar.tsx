import { nameOf, type UserModel } from '../model/client.ts'
import { safeLink } from '../urls/safe-link.ts'
import type { ViewContext } from '../view/screen.tsx'
import { El } from './element.tsx'

interface FaceProps {
  box: string
  image: string
  /** Where it stands alone: whom it shows. */
  label?: string | undefined
  shape?: 'square' | undefined
}

/** A picture, or the first letters of the name when there is none: drawn here, so that no request is made for it. */
export const Avatar = ({ user, ...face }: FaceProps & { user: UserModel }) => (
  <Face {...face} of={user} letters={initials(user)} />
)

/** The same of an organization. */
export const OrganizationAvatar = ({
  organization,
  ...face
}: FaceProps & { organization: Pictured & { name: string } }) => (
  <Face {...face} of={organization} letters={letterOf(organization.name)} shape="square" />
)

function Face(
  { of, letters, box, image, label, shape }: FaceProps & { of: Pictured; letters: string },
  { at: { v } }: ViewContext,
) {
  const source = pictureOf(of, v.location.url)
  return (
    <El as="span" k={['avatarBox', box]} data-shape={shape}>
      {source ? (
        <El as="img" k={['avatarImage', image]} src={source} alt={label ?? ''} />
      ) : (
        // Drawn by the stylesheet: a picture is no text.
        <El
          as="span"
          k={['avatarInitials', image]}
          data-initials={letters}
          {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
        />
      )}
    </El>
  )
}

type Pictured = Pick<UserModel, 'hasImage' | 'imageUrl'>

/** The address of the picture, where there is one. */
export const pictureOf = (of: Pictured, base: URL): string | undefined =>
  of.hasImage ? safeLink(of.imageUrl, base) : undefined

export function initials(user: UserModel): string {
  const words = [user.firstName, user.lastName].filter(Boolean)
  return (words.length ? words : [nameOf(user)]).map((word) => letterOf(word!)).join('')
}

const letterOf = (word: string) => ([...word][0] ?? '').toUpperCase()
