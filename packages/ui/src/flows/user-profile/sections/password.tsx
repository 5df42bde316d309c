import { nameOf } from '../../../model/client.ts'
import { Checkbox } from '../../../primitives/checkbox.tsx'
import { Field } from '../../../primitives/field.tsx'
import type { Values } from '../../../primitives/form.tsx'
import { isAlike, PasswordTwice } from '../../../primitives/password-twice.tsx'
import { Username } from '../../../primitives/username.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../parts/act.ts'
import { Item } from '../parts/item.tsx'
import { Opener } from '../parts/opener.tsx'
import { type Section, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'

const ID = 'password'

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { passwordEnabled } = accountOf(v)!
  return (
    <Item kid={ID} text={passwordEnabled && <span aria-hidden="true">••••••••••</span>}>
      <Opener
        screen={ID}
        kid={ID}
        t={`userProfile.start.passwordSection.primaryButton__${passwordEnabled ? 'update' : 'set'}Password`}
      />
    </Item>
  )
}

function Edit(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const user = accountOf(v)!
  const { passwordEnabled } = user
  return (
    <SectionForm
      name={ID}
      page="security"
      title={`userProfile.passwordPage.title__${passwordEnabled ? 'update' : 'set'}`}
      fields={['currentPassword', 'newPassword', 'confirmPassword', 'signOutOfOtherSessions']}
      path={mePath(v, '/change_password')}
      onValues={(values) => save(v, values)}
      // Those without the runtime are asked nothing more: it is the answer that is safe.
      lines={
        v.live ? [] : [v.text('userProfile.passwordPage.checkboxInfoText__signOutOfOtherSessions')]
      }
    >
      <Username value={user.username ?? user.emailAddresses[0]?.emailAddress ?? nameOf(user)} />
      {passwordEnabled && (
        <Field
          name="currentPassword"
          type="password"
          label="formFieldLabel__currentPassword"
          autoComplete="current-password"
          required
          focused
        />
      )}
      <PasswordTwice name="newPassword" focused={!passwordEnabled} />
      {v.live && (
        <Checkbox
          name="signOutOfOtherSessions"
          checked
          label="formFieldLabel__signOutOfOtherSessions"
        />
      )}
    </SectionForm>
  )
}

function save(v: ProfileView, values: Values) {
  const { currentPassword, newPassword = '', signOutOfOtherSessions } = values
  if (!isAlike(v, values)) return
  const isOthers = signOutOfOtherSessions !== undefined
  const kind = isOthers ? 'signOutOfOtherSessions' : currentPassword ? 'update' : 'set'
  const done = `userProfile.passwordPage.successMessage__${kind}`
  return act(v, { name: ID, section: ID, done }, (clerk) =>
    clerk.user!.updatePassword({
      newPassword,
      ...(currentPassword && { currentPassword }),
      signOutOfOtherSessions: isOthers,
    }),
  )
}

export const password: Section = {
  id: ID,
  page: 'security',
  title: 'userProfile.start.passwordSection.title',
  isShown: (v) => v.environment.user_settings.attributes.password.enabled,
  Content,
  screens: { [ID]: Edit },
  isReplaced: true,
}
