import { FormField } from '@dooryard/protocol'
import type { ComponentChildren } from 'preact'
import { El, type ElProps } from '../../../primitives/element.tsx'
import { screenHref } from '../../../primitives/links.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import type { ProfileState } from './state.ts'

/** Id of the form that leads to a screen while no runtime is there. */
export const openerForm = (v: View): string => `${v.id}-screens`

interface OpenerProps extends Pick<ElProps, 'kid' | 'tokens' | 'role'> {
  /** Key of its label. */
  t: string
  /** What it is for, for those who hear the label alone. */
  about?: string
  /** Name of the screen, `remove-account.eac_1` with what it is about. */
  screen: string
  k?: string
  variant?: 'link' | 'outline' | 'ghost'
  color?: 'danger'
  children?: ComponentChildren
}

/** A button that opens a form in its section; gone while that is open. */
export function Opener(
  {
    screen,
    k = 'profileSectionPrimaryButton',
    variant = 'link',
    color,
    about,
    ...rest
  }: OpenerProps,
  { at: { v } }: ViewContext<ProfileState>,
) {
  if (v.state.screen === screen) return null
  return (
    <El
      as="button"
      k={['button', k]}
      data-variant={variant}
      data-color={color}
      data-opens={screen}
      aria-label={about && `${v.text(rest.t)}: ${about}`}
      aria-disabled={v.state.busy ? true : undefined}
      {...(v.live
        ? {
            type: 'button',
            onClick: () =>
              v.state.busy || v.set({ screen, errors: [], values: {}, at: null, done: null }),
          }
        : { type: 'submit', form: openerForm(v), name: FormField.screen, value: screen })}
      {...rest}
    />
  )
}

/** What leads to a screen while no runtime is there: the address of the page, with its name. */
export function ScreenForm(_props: object, { at: { v } }: ViewContext) {
  const { searchParams } = new URL(screenHref(v), v.location.url)
  return (
    <form id={openerForm(v)} hidden>
      {[...searchParams].map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
    </form>
  )
}
