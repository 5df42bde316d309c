const GAP = 8

/** Puts a popover below its button, in browsers that do not do so by themselves (CSS anchors). */
export function settle(popover: HTMLElement) {
  if (CSS.supports('anchor-name: --a')) return
  const button = popover.previousElementSibling!.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const isBelow = button.bottom + GAP + height < innerHeight || button.top < height
  const isRtl = getComputedStyle(popover).direction === 'rtl'
  const left = isRtl ? button.left : button.right - width
  Object.assign(popover.style, {
    inset: 'auto',
    top: `${isBelow ? button.bottom : button.top - 2 * GAP - height}px`,
    left: `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`,
  })
}
