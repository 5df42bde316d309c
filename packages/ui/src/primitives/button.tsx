import type { ViewContext } from '../view/screen.tsx'
import type { ElProps } from './element.tsx'
import { El } from './element.tsx'

interface ButtonProps extends ElProps {
  /** Name of the action; the button that runs it keeps its width and shows that it waits. */
  action: string
  variant?: 'solid' | 'outline' | 'ghost' | 'link'
}

/**
 * A button. While something runs it stays focusable (`aria-disabled`), so that focus is not lost; `View.run` takes one
 * action at a time anyway.
 */
export function Button(
  { k, action, variant = 'solid', children, ...rest }: ButtonProps,
  { at: { v } }: ViewContext,
) {
  const { busy } = v.state
  const waits = busy === action
  const keys = ['button', ...[k].flat()]
  // A button without a type submits too. Beside a class of the site, a reset for `[type=submit]` would outweigh ours.
  const type = v.names(keys, rest.kid).includes(' cl-custom ') ? undefined : 'submit'
  return (
    <El
      as="button"
      type={type}
      k={keys}
      state={waits && 'loading'}
      data-variant={variant}
      aria-busy={waits || undefined}
      aria-disabled={busy ? true : undefined}
      {...rest}
    >
      {children}
      {waits && <El as="span" k="spinner" aria-hidden="true" />}
    </El>
  )
}
