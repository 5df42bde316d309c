import type { Section } from '../user-profile/parts/section.tsx'
import { Add, ID, Made, Revoke } from './forms.tsx'
import { Keys } from './keys.tsx'
import { ADD, type KeyOwner, MADE, REVOKE } from './owner.ts'

/** The keys of an owner, as a section of a page. */
export const keysSection = (owner: KeyOwner): Section => ({
  id: ID,
  page: 'apiKeys',
  title: 'userProfile.apiKeysPage.title',
  isShown: owner.maySee,
  Content: () => <Keys owner={owner} />,
  screens: {
    [ADD]: () => <Add owner={owner} />,
    [MADE]: Made,
    [REVOKE]: ({ about }) => <Revoke about={about} owner={owner} />,
  },
})
