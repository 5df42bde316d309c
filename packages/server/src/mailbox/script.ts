/**
 * Brings new mails while the page is open: looks every two seconds, and touches the page only when there is another
 * newest mail, so that nobody's selection is lost. The policy of the page admits exactly this text, by its hash.
 */
export const SCRIPT = `
const newest = (page) => page.querySelector('main').dataset.newest
setInterval(async () => {
  if (document.hidden) return
  const answer = await fetch(location.href).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (newest(page) !== newest(document)) document.querySelector('main').replaceWith(page.querySelector('main'))
}, 2000)
`
