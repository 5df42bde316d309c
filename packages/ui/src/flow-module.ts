import type { VNode } from 'preact'
import type { Messages } from './messages/translate.ts'
import type { View } from './view.ts'

/** The screens of a flow that few visitors meet, with their texts. Loaded when one of them is needed. */
export interface RareScreens {
  english: Messages
  render(v: View): VNode | null
}

export interface FlowModule {
  english: Messages
  /** The screen for this view. Undefined: one of the rare ones. */
  render(v: View): VNode | null | undefined
  rare?: () => Promise<RareScreens>
  /** Runs once when the runtime takes over. */
  begin?(v: View): void
}
