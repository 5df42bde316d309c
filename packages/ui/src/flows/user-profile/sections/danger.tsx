import { signedInSessions } from '../../../model/client.ts'
import { Field } from '../../../primitives/field.tsx'
import type { Values } from '../../../primitives/form.tsx'
import { LEFT } from '../../../view/left.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../parts/act.ts'
import { Item } from '../parts/item.tsx'
import { Opener } from '../parts/opener.tsx'
import { type Section, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'

const ID = 'danger'
const SCREEN = 'delete'
const FIELD = 'deleteConfirmation'
const WORDS = 'formFieldInputPlaceholder__confirmDeletionUserAccount'

function Content() {
  return (
    <Item kid={ID}>
      <Opener
        screen={SCREEN}
        kid={ID}
        color="danger"
        t="userProfile.start.dangerSection.deleteAccountButton"
      />
    </Item>
  )
}

function Delete(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const words = v.text(WORDS)
  return (
    <SectionForm
      name={SCREEN}
      page="security"
      title="userProfile.deletePage.title"
      lines={[
        v.text('userProfile.deletePage.messageLine1'),
        v.text('userProfile.deletePage.messageLine2'),
      ]}
      fields={[FIELD]}
      path={mePath(v, '', 'DELETE')}
      completeTo={v.options.afterSignOutUrl ?? '/'}
      submit="userProfile.deletePage.confirm"
      color="danger"
      onValues={(values) => remove(v, values, words)}
    >
      <Field
        name={FIELD}
        label="userProfile.deletePage.actionDescription"
        autoComplete="off"
        placeholder={words}
        required
        focused
        only={words}
      />
    </SectionForm>
  )
}

function remove(v: ProfileView, values: Values, words: string) {
  if (values[FIELD]?.trim().toLowerCase() !== words.toLowerCase()) {
    const text = v.text('userProfile.deletePage.mismatch')
    v.set({ errors: [{ code: 'not_matching', text, field: FIELD, meta: {} }] })
    return
  }
  return act(v, { name: SCREEN, section: ID }, async (clerk) => {
    const isLast = signedInSessions(v.client).length < 2
    const redirectUrl = isLast
      ? clerk.buildAfterSignOutUrl()
      : clerk.buildAfterMultiSessionSingleSignOutUrl()
    await clerk.user!.delete()
    await clerk.setActive({ session: null, redirectUrl })
    return LEFT
  })
}

export const danger: Section = {
  id: ID,
  page: 'security',
  title: 'userProfile.start.dangerSection.title',
  isShown: (v) => accountOf(v)!.deleteSelfEnabled,
  Content,
  screens: { [SCREEN]: Delete },
  isReplaced: true,
}
