/**
 * Puts all of the page out of reach but one element and what it is in: for the pointer and the keyboard (`inert`), and for
 * whatever reads the page by its roles. Returns the function that gives it back.
 */
export function isolate(element: Element): () => void {
  const others: HTMLElement[] = []
  for (let inner = element; inner.parentElement; inner = inner.parentElement) {
    for (const other of inner.parentElement.children) {
      if (other === inner || !(other instanceof HTMLElement) || isOutOfReach(other)) continue
      others.push(other)
      other.inert = true
      other.ariaHidden = 'true'
    }
  }
  return () => {
    for (const other of others.splice(0)) {
      other.inert = false
      other.ariaHidden = null
    }
  }
}

const isOutOfReach = (element: HTMLElement): boolean =>
  element.inert ||
  element.ariaHidden !== null ||
  /^(HEAD|SCRIPT|STYLE|LINK|TEMPLATE)$/.test(element.tagName)
