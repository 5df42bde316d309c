import { type AllHTMLAttributes, type ComponentChildren, type HTMLAttributes, h } from 'preact'
import type { ElementState } from '../appearance/class-names.ts'
import type { Tokens } from '../messages/translate.ts'
import type { ViewContext } from '../view/screen.tsx'

export interface ElProps extends Omit<AllHTMLAttributes, 'ref' | 'as'> {
  /** Element keys of the appearance, most general first. */
  k: string | readonly string[]
  /** Element id of the appearance, as in `cl-formField__password`. */
  kid?: string | undefined
  state?: ElementState | false | undefined
  as?: string | undefined
  /** Localization key of the text. */
  t?: string | undefined
  tokens?: Tokens | undefined
  children?: ComponentChildren
  [data: `data-${string}`]: unknown
}

/** An element with its stable class names and, when `t` is given, its text. */
export function El(
  { k, kid, state, as = 'div', t, tokens, children, ...rest }: ElProps,
  { at: { v } }: ViewContext,
) {
  return h(
    as,
    {
      class: v.names(k, kid, state, as === 'input' && rest.required === true),
      ...(t && { 'data-localization-key': t }),
      ...rest,
    } as HTMLAttributes,
    t ? v.text(t, tokens) : undefined,
    children,
  )
}
