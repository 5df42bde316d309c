import type { Page } from 'playwright-core'

/**
 * What people read and press in our components and do not see whole, since a box around it ends before. The field of a code is
 * wider than its boxes, by which its digits stand in them.
 */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = document.querySelectorAll(
      '.cl-rootBox :is(button, a, input, select, textarea, h1, h2, p, label, time)',
    )
    return [...seen].flatMap((element) => {
      const box = element.getBoundingClientRect()
      // What is for screen readers alone is a point.
      if (!element.checkVisibility({ visibilityProperty: true }) || box.width < 2) return []
      if (element.matches('.cl-otpCodeInput')) return []
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { position, overflowX } = getComputedStyle(around)
        if (position === 'fixed') return []
        if (around === element || !/hidden|clip/.test(overflowX)) continue
        const { left, right } = around.getBoundingClientRect()
        const by = Math.max(left - box.left, box.right - right)
        if (by > 1) return `${Math.round(by)} pixels of ${element.className} are cut off`
      }
      return []
    })
  })
