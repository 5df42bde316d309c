import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Alert } from '../../primitives/feedback.tsx'
import { controlAttributes, Field } from '../../primitives/field.tsx'
import { Form, type Values } from '../../primitives/form.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { Loaded } from '../../primitives/loaded.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { act } from '../user-profile/parts/act.ts'
import { ActionTitle, Cancel, type ScreenProps } from '../user-profile/parts/section.tsx'
import { ownPath } from '../user-profile/parts/state.ts'
import { type KeyList, keysOf } from './keys.tsx'
import {
  ADD,
  type KeyOwner,
  type KeysState,
  type KeysView,
  MADE,
  propsOf,
  REVOKE,
} from './owner.ts'

export const ID = 'apiKeys'

interface Owned {
  owner: KeyOwner
}

const DAY = 86_400
const ENDS = {
  never: '',
  '1d': 1,
  '7d': 7,
  '30d': 30,
  '60d': 60,
  '90d': 90,
  '180d': 180,
  '1y': 365,
}

const changed = (v: KeysView) => ({ changes: (v.state.changes ?? 0) + 1 })

/** Makes a key. */
export function Add({ owner }: Owned, { at: { v } }: ViewContext<KeysState>) {
  if (!owner.mayManage(v)) return null
  const { showDescription } = propsOf(v)
  const fields = ['name', 'description', 'secondsUntilExpiration']
  return (
    <El k="apiKeysCreateForm">
      <Form
        flow={null}
        path={ownPath(v, '/api_keys')}
        after={MADE}
        hidden={{ subject: owner.subject(v) }}
        onValues={(values) => add(v, owner.subject(v), values)}
      >
        <ActionTitle title="apiKeys.formTitle" lines={[owner.hint(v)]} />
        <Alert fields={fields} />
        <El k="apiKeysCreateFormNameInput">
          <Field
            name="name"
            label="formFieldLabel__apiKeyName"
            autoComplete="off"
            placeholder={v.text('formFieldInputPlaceholder__apiKeyName')}
            required
            focused
            maxLength={100}
          />
        </El>
        {showDescription && (
          <El k="apiKeysCreateFormDescriptionInput">
            <Field
              name="description"
              label="formFieldLabel__apiKeyDescription"
              autoComplete="off"
              optional
              maxLength={500}
            />
          </El>
        )}
        <Ends />
        <El k="formButtons">
          <Button
            k={['formButtonPrimary', 'apiKeysCreateFormSubmitButton']}
            action={ADD}
            t="apiKeys.formButtonPrimary__add"
          />
          <Cancel />
        </El>
      </Form>
    </El>
  )
}

/** When it ends by itself. */
function Ends(_props: object, { at: { v } }: ViewContext<KeysState>) {
  const name = 'secondsUntilExpiration'
  const { state, ...control } = controlAttributes(v, name, true)
  return (
    <El k="apiKeysCreateFormExpirationInput">
      <El k="formFieldRow" kid={name}>
        <El k="formField" kid={name}>
          <El k="formFieldLabelRow" kid={name}>
            <El
              as="label"
              k="formFieldLabel"
              kid={name}
              htmlFor={control.id}
              t="formFieldLabel__apiKeyExpiration"
            />
          </El>
          <El as="select" k={['input', 'formFieldInput']} kid={name} state={state} {...control}>
            {Object.entries(ENDS).map(([option, days]) => {
              const value = days ? String(Number(days) * DAY) : ''
              return (
                <option key={option} value={value} selected={v.state.values[name] === value}>
                  {v.text(`apiKeys.formFieldOption__expiration__${option}`)}
                </option>
              )
            })}
          </El>
          <El
            as="p"
            k={['formFieldInfoText', 'apiKeysCreateFormExpirationCaption']}
            id={`${control.id}-hint`}
            t="apiKeys.formFieldCaption__expiration__never"
          />
        </El>
      </El>
    </El>
  )
}

function add(
  v: KeysView,
  subject: string,
  { name = '', description, secondsUntilExpiration: seconds }: Values,
) {
  // Kept while the form is open: what was typed stays when it is refused.
  return act(v, { name: ADD, section: ID, after: {} }, async ({ apiKeys }) => {
    const key = await apiKeys.create({
      name,
      subject,
      ...(description && { description }),
      secondsUntilExpiration: seconds ? Number(seconds) : null,
    })
    v.set({ screen: MADE, codes: [key.name, key.secret!], ...changed(v) })
  })
}

/** The secret, this once. */
export function Made(_props: object, { at: { v } }: ViewContext<KeysState>) {
  const [name, secret] = v.state.codes ?? []
  const group = 'apiKeys.copySecret'
  const close = () => v.set({ screen: null, codes: null })
  const hasClipboard = v.live && !!navigator.clipboard
  const button = {
    k: ['button', 'formButtonPrimary', 'apiKeysCopyModalSubmitButton'],
    'data-variant': 'solid',
    t: `${group}.formButtonPrimary__${hasClipboard && secret ? 'copyAndClose' : 'close'}`,
  }
  return (
    <El k="apiKeysCopyModal" role="group" aria-label={v.text(`${group}.formTitle`, { name })}>
      {secret ? (
        <>
          <El k="formHeader">
            <El as="h3" k="headerTitle" tabIndex={-1} dir="auto">
              {v.text(`${group}.formTitle`, { name })}
            </El>
            <El as="p" k="formHeaderSubtitle" t={`${group}.formHint`} />
          </El>
          <El
            as="input"
            k={['input', 'formFieldInput', 'apiKeysCopyModalInput']}
            aria-label={v.text(`${group}.inputLabel`)}
            readOnly
            value={secret}
            spellcheck={false}
            autoComplete="off"
            onFocus={(event) => (event.currentTarget as HTMLInputElement).select()}
          />
        </>
      ) : (
        <El as="p" k="formHeaderSubtitle" t={`${group}.gone`} />
      )}
      <El k="formButtons">
        {v.live ? (
          <El
            as="button"
            type="button"
            {...button}
            onClick={async () => {
              if (hasClipboard && secret) await navigator.clipboard.writeText(secret)
              close()
            }}
          />
        ) : (
          <El as="a" {...button} href={screenHref(v, v.route || undefined)} />
        )}
      </El>
    </El>
  )
}

/** Ends a key, once that is confirmed. */
export function Revoke(
  { about, owner }: ScreenProps & Owned,
  { at: { v } }: ViewContext<KeysState>,
) {
  if (!owner.mayManage(v)) return null
  const group = 'apiKeys.revokeConfirmation'
  const { path, fetch } = keysOf(v, owner)
  const field = 'apiKeyRevokeConfirmation'
  const word = v.text(`${group}.confirmationText`)
  const revoke = (values: Values) => {
    if (values[field]?.trim().toLowerCase() !== word.toLowerCase()) {
      const text = v.text(`${group}.mismatch`)
      return v.set({ errors: [{ code: 'not_matching', text, field, meta: {} }] })
    }
    const done = `${group}.successMessage`
    return act(v, { name: REVOKE, section: ID, done }, async ({ apiKeys }) => {
      await apiKeys.revoke({ apiKeyID: about })
      v.set(changed(v))
    })
  }
  return (
    <El k="apiKeysRevokeModal" role="group" aria-label={v.text('apiKeys.menuAction__revoke')}>
      <Form
        flow={null}
        path={ownPath(v, `/api_keys/${about}/revoke`)}
        after={v.route || undefined}
        onValues={revoke}
      >
        <Loaded<KeyList> path={path} fetch={fetch}>
          {({ data }) => (
            <ActionTitle
              title={`${group}.formTitle`}
              tokens={{ apiKeyName: data.find(({ id }) => id === about)?.name ?? about ?? '' }}
              lines={[v.text(`${group}.formHint`)]}
            />
          )}
        </Loaded>
        <Alert fields={[field]} />
        <El k="apiKeysRevokeModalInput">
          <Field
            name={field}
            label={`${group}.inputLabel`}
            autoComplete="off"
            placeholder={word}
            required
            focused
            only={word}
          />
        </El>
        <El k="formButtons">
          <Button
            k={['formButtonPrimary', 'apiKeysRevokeModalSubmitButton']}
            action={REVOKE}
            t={`${group}.formButtonPrimary__revoke`}
            data-color="danger"
          />
          <Cancel />
        </El>
      </Form>
    </El>
  )
}
