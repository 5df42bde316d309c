import { type ComponentChildren, h } from 'preact'

/** Before the domain; in what is long, also after a mark between two parts, if more than an ending follows. */
const BREAKS = /(?=@)|(?<=\S{16}[._+])(?=\S{8})/

/** A text with an address, which falls into lines between its parts where it does not fit into one, and is read as one. */
export const breakable = (text: string): ComponentChildren =>
  text.split(BREAKS).flatMap((part, index) => (index ? [h('wbr', HIDDEN), part] : part))

const HIDDEN = { 'aria-hidden': 'true' } as const
