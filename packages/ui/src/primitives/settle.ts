const GAP = 8

/** Puts a popover below its button, or above it where there is more room, in browsers that do not do so by themselves (CSS anchors). */
export function settle(popover: HTMLElement) {
  if (CSS.supports('anchor-name: --a')) return
  const { style } = popover
  style.maxHeight = ''
  const button = popover.previousElementSibling!.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const below = innerHeight - button.bottom - 2 * GAP
  const above = button.top - 2 * GAP
  const isBelow = height <= below || above <= below
  const most = Math.min(height, isBelow ? below : above)
  const isRtl = getComputedStyle(popover).direction === 'rtl'
  const left = isRtl ? button.left : button.right - width
  Object.assign(style, {
    inset: 'auto',
    top: `${isBelow ? button.bottom : above - most}px`,
    left: `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`,
    maxHeight: `${most}px`,
  })
}
