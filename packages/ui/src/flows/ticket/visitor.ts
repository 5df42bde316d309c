/**
 * False while the browser renders the page ahead of a click that may never come: nothing is taken for nobody (CSRF-3). Once
 * somebody is there the page begins anew, for whoever is signed in by then.
 * https://wicg.github.io/nav-speculation/prerendering.html
 */
export function isVisited(): boolean {
  if (!(document as { prerendering?: boolean }).prerendering) return true
  document.addEventListener('prerenderingchange', () => location.reload(), { once: true })
  return false
}
