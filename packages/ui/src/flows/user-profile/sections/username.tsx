import { Field } from '../../../primitives/field.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../parts/act.ts'
import { Item } from '../parts/item.tsx'
import { Opener } from '../parts/opener.tsx'
import { type Section, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState } from '../parts/state.ts'

const ID = 'username'

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { username } = accountOf(v)!
  const { immutable } = v.environment.user_settings.attributes.username
  return (
    <Item kid={ID} text={username}>
      {!immutable && (
        <Opener
          screen={ID}
          kid={ID}
          t={`userProfile.start.usernameSection.primaryButton__${username ? 'update' : 'set'}Username`}
        />
      )}
    </Item>
  )
}

function Edit(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { username } = accountOf(v)!
  return (
    <SectionForm
      name={ID}
      title={`userProfile.usernamePage.title__${username ? 'update' : 'set'}`}
      fields={[ID]}
      path={mePath(v, '', 'PATCH')}
      onValues={(values) =>
        act(
          v,
          { name: ID, section: ID, done: 'userProfile.usernamePage.successMessage' },
          (clerk) => clerk.user!.update({ username: values.username ?? '' }),
        )
      }
    >
      <Field
        name="username"
        label="formFieldLabel__username"
        autoComplete="username"
        required={v.environment.user_settings.attributes.username.required}
        focused
        maxLength={64}
        value={v.state.values.username ?? username ?? ''}
      />
    </SectionForm>
  )
}

export const username: Section = {
  id: ID,
  page: 'account',
  title: 'userProfile.start.usernameSection.title',
  isShown(v) {
    const { enabled, immutable } = v.environment.user_settings.attributes.username
    return enabled && !(immutable && !accountOf(v)?.username)
  },
  Content,
  screens: { [ID]: Edit },
  isReplaced: true,
}
