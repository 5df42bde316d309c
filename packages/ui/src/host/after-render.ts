const DURATION = 140

interface Before {
  height: number
  /** Class names of the card: they name the screen. */
  screen: string
}

const cardOf = (node: HTMLElement) => node.querySelector<HTMLElement>('.cl-cardBox')

export function beforeRender(node: HTMLElement): Before {
  const card = cardOf(node)
  return { height: card?.offsetHeight ?? 0, screen: card?.className ?? '' }
}

/** Lets the card grow or shrink to its new height, and puts the focus where the visitor goes on. */
export function afterRender(
  node: HTMLElement,
  before: Before,
  { animate, errors }: { animate: boolean; errors: boolean },
) {
  const card = cardOf(node)
  if (!card || !before.screen) return
  const height = card.offsetHeight
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (animate && !calm && height !== before.height) {
    card.animate(
      { height: [`${before.height}px`, `${height}px`], overflow: ['clip', 'clip'] },
      { duration: DURATION, easing: 'ease-out' },
    )
  }
  if (card.className !== before.screen || errors) focusIn(card)
}

function focusIn(card: HTMLElement) {
  const target =
    card.querySelector<HTMLElement>('[aria-invalid]') ??
    card.querySelector<HTMLElement>('input:not([type=hidden],[type=checkbox],[readonly])') ??
    card.querySelector<HTMLElement>('h1')
  target?.focus({ preventScroll: true })
}
