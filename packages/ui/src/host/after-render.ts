const DURATION = 140

interface Before {
  height: number
  /** Names the screen: class names of the card, and what its title is about. */
  screen: string
}

const cardOf = (node: HTMLElement) => node.querySelector<HTMLElement>('.cl-cardBox')

const titleOf = (card: HTMLElement) => card.querySelector('h1')!

const screenOf = (card: HTMLElement) => card.className + titleOf(card).dataset.localizationKey

export function beforeRender(node: HTMLElement): Before {
  const card = cardOf(node)
  return { height: card?.offsetHeight ?? 0, screen: card ? screenOf(card) : '' }
}

interface AfterRenderOptions {
  animate: boolean
  /** There are new ones. */
  errors: boolean
  /** Also the first screen takes the focus. */
  focus: boolean
}

/** Lets the card grow or shrink to its new height, and puts the focus where the visitor goes on. */
export function afterRender(node: HTMLElement, before: Before, options: AfterRenderOptions) {
  const { animate, errors, focus } = options
  const card = cardOf(node)
  if (!card) return
  if (!before.screen) return focus ? focusIn(card) : undefined
  const height = card.offsetHeight
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (animate && !calm && height !== before.height) {
    card.animate(
      { height: [`${before.height}px`, `${height}px`], overflow: ['clip', 'clip'] },
      { duration: DURATION, easing: 'ease-out' },
    )
  }
  if (screenOf(card) !== before.screen || errors) focusIn(card, errors)
}

/** `seen`: whoever pressed far down a list sees why nothing came of it. */
function focusIn(card: HTMLElement, seen?: boolean) {
  const target =
    card.querySelector<HTMLElement>('[aria-invalid]') ??
    card.querySelector<HTMLElement>('input:not([type=hidden],[type=checkbox],[readonly])') ??
    titleOf(card)
  target?.focus({ preventScroll: !seen })
}
