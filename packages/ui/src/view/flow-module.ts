import type { VNode } from 'preact'
import type { Messages } from '../messages/translate.ts'
import type { ClientModel } from '../model/client.ts'
import type { View } from './view.ts'

/** Some screens of a flow, with their texts. */
export interface FlowModule {
  english: Messages
  /** The screen for this view. Undefined: it is among those that come with `more` or `rare`. */
  render(v: View): VNode | null | undefined
  /** In place of the card that says that a screen could not be fetched. */
  missing?(v: View): VNode
  /** Told to who was here and is signed out now, in the place of nothing. */
  afterSignOut?(v: View): VNode
  /** Screens that come later; loaded when one is needed, or when a visitor begins to type. */
  more?: () => Promise<FlowModule>
  /** In the place of `more`: screens that hardly anybody comes to, loaded only when one is needed. */
  rare?: () => Promise<FlowModule>
  /** The route at which what this browser has begun goes on. */
  resume?(client: ClientModel): string
  /** What the visitor did with the server's markup before the runtime took it over. */
  takeOver?(node: HTMLElement): object
  /** Runs once when the runtime has taken over. */
  begin?(v: View): void
}

/** The screen for a view, from the first of the parts that has one. */
export function screenOf(parts: readonly FlowModule[], v: View): VNode | null | undefined {
  for (const part of parts) {
    const screen = part.render(v)
    if (screen !== undefined) return screen
  }
}
