const GAP = 8

/** Puts a popover below its button or above it, where there is more room, in browsers that do not do so by themselves (CSS anchors). */
export function settle(popover: HTMLElement) {
  if (CSS.supports('anchor-name: --a')) return
  const button = popover.previousElementSibling!.getBoundingClientRect()
  const { width } = popover.getBoundingClientRect()
  const below = innerHeight - button.bottom
  const isBelow = below >= button.top
  const isRtl = getComputedStyle(popover).direction === 'rtl'
  const left = isRtl ? button.left : button.right - width
  Object.assign(popover.style, {
    inset: 'auto',
    [isBelow ? 'top' : 'bottom']: `${isBelow ? button.bottom : innerHeight - button.top}px`,
    left: `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`,
    maxHeight: `${Math.max(below, button.top) - 2 * GAP}px`,
  })
}
