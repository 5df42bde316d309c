import type { Component, ComponentChildren, VNode } from 'preact'
import type { View } from './view.ts'

/**
 * What Preact hands to every component below a `Screen`, beside the props. A component that draws itself anew gets the
 * context that it was made with, so the view stands in an object that stays.
 */
export interface ViewContext<Own extends object = object> {
  at: { v: View<Own> }
}

type ScreenProps = ViewContext & { children: ComponentChildren }

/** Holds what is on the screen, and lets all of it see the view that it is drawn for. */
export function Screen(this: Component | undefined, { at, children }: ScreenProps): VNode {
  ;(this as Component).getChildContext = () => ({ at })
  return children as VNode
}
