import type { ComponentChildren } from 'preact'
import { breakable } from '../../../primitives/breakable.ts'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Form, type Values } from '../../../primitives/form.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from './act.ts'
import { Badge, type BadgeProps } from './badge.tsx'
import type { ProfileState } from './state.ts'

interface ItemProps {
  /** Id of the section. */
  kid: string
  /** `li`: one of a list. */
  as?: 'li'
  /** Before what it is called. */
  icon?: ComponentChildren
  /** What it is called: a text, or the key of one. */
  text?: ComponentChildren
  t?: string
  /** After that, and quieter. */
  detail?: string | null | undefined
  badges?: readonly (BadgeProps['id'] | false | null | undefined)[]
  /** What can be done with it. */
  buttons?: ComponentChildren
  children?: ComponentChildren
}

/** A line of a section: what there is, what is to be known of it, and what can be done with it. */
export function Item({ kid, as, icon, text, t, detail, badges, buttons, children }: ItemProps) {
  return (
    <El as={as} k="profileSectionItem" kid={kid}>
      {icon}
      {(text || t) && (
        <El as="span" k="profileSectionItemText" kid={kid} dir="auto" t={t}>
          {typeof text === 'string' ? breakable(text) : text}
          {detail && (
            <El as="span" k="profileSectionItemDetail">
              {' '}
              <bdi>{breakable(detail)}</bdi>
            </El>
          )}
        </El>
      )}
      {badges?.map((id) => id && <Badge key={id} id={id} />)}
      {buttons && (
        <El k="profileSectionButtonGroup" kid={kid}>
          {buttons}
        </El>
      )}
      {children}
    </El>
  )
}

interface ActionProps {
  /** Name of what it does. */
  name: string
  /** Id of the section, where it is told how that ended. */
  section: string
  /** Key of its label. */
  t: string
  /** What it does that to, for those who hear the label alone. */
  about?: string
  color?: 'danger' | undefined
  /** Path of the Frontend API, for those without the runtime, and what is sent there. */
  path: string
  hidden?: Values
  /** The page that they see then. */
  page?: string
  /** Key of the sentence that it is done. */
  done?: string
  call: (clerk: ClerkPort) => Promise<unknown>
}

/** A button that does something at once, with no form to fill in before. */
export function Action(
  { name, section, t, about, color, path, hidden, page, done, call }: ActionProps,
  { at: { v } }: ViewContext<ProfileState>,
) {
  return (
    <Form
      flow={null}
      k="profileSectionItemForm"
      after={page}
      path={path}
      hidden={hidden}
      onValues={() => act(v, { name, section, done }, call)}
    >
      <Button
        k="profileSectionPrimaryButton"
        kid={section}
        variant="link"
        data-color={color}
        action={name}
        t={t}
        aria-label={about && `${v.text(t)}: ${about}`}
      />
    </Form>
  )
}
