import type { ComponentChildren } from 'preact'
import type { ViewContext } from '../view/screen.tsx'
import type { View } from '../view/view.ts'
import { El } from './element.tsx'
import { screenHref } from './links.tsx'

export interface PopoverState {
  /** The popover is open. */
  open: boolean
}

export const popoverId = (v: View): string => `${v.id}-popover`

export function closePopover(v: View): void {
  const { __experimental_asStandalone: tell } = v.props
  if (typeof tell === 'function') tell(false)
  document.getElementById(popoverId(v))?.hidePopover()
}

/** The page was asked for with its popover open, by a press without the runtime. */
export const isAskedFor = (v: View, screen: string): boolean => v.state.screen === screen

interface PopoverProps {
  /** The screen of a page whose popover the server puts in, open: a press without the runtime leads there, and back. */
  screen: string
  /** Element keys of the box around both, of the button, and of what it opens. */
  box: string
  trigger: string
  root: string
  kid?: string
  /** What the button says when nothing is seen. */
  label(state: 'open' | 'close'): string
  /** What is in the button. */
  content: ComponentChildren
  /** What the popover holds. */
  children?: ComponentChildren
}

/** A button, and the native popover that it opens; without the runtime, the page with what is in it. */
export function Popover(
  { screen, box, trigger, root, kid, label, content, children }: PopoverProps,
  { at: { v } }: ViewContext<PopoverState>,
) {
  const isServers = !v.live && isAskedFor(v, screen)
  const open = v.state.open === true || isServers
  const state = open && 'open'
  const id = popoverId(v)
  return (
    <El as="span" k={box} state={state}>
      <El
        as="button"
        k={['button', trigger]}
        kid={kid}
        state={state}
        // A button of a form opens no popover.
        {...(v.live ? { type: 'button' } : { type: 'submit', form: `${v.id}-menu` })}
        popovertarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
        aria-label={label(open ? 'close' : 'open')}
      >
        {content}
      </El>
      <El
        k={root}
        id={id}
        popover={isServers ? undefined : 'auto'}
        onBeforeToggle={({ newState }) => newState === 'open' && v.set({ open: true })}
        // Not before it is closed: the browser gives the focus back from what is in it.
        onToggle={({ newState }) => newState === 'closed' && v.set({ open: false, errors: [] })}
      >
        {children}
      </El>
      {!v.live && (
        <form id={`${v.id}-menu`} hidden>
          {[...new URL(screenHref(v, open ? undefined : screen), v.location.url).searchParams].map(
            ([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ),
          )}
        </form>
      )}
    </El>
  )
}

/** As the runtime takes over: open, where it was asked for so, or is to be from the beginning. */
export function beginPopover(v: View, screen: string): void {
  if (isAskedFor(v, screen)) history.replaceState(history.state, '', screenHref(v) + location.hash)
  else if (!v.props.defaultOpen) return
  document.getElementById(popoverId(v))?.showPopover()
}

export const takeOverPopover = (node: HTMLElement): PopoverState => ({
  open: node.querySelector(':popover-open') !== null,
})
