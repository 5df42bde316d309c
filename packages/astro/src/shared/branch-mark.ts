/** A comment in the page that says for which user a branch was chosen on the server; no element, no effect on CSS. */
const MARK = 'clerk-branch:'

export function writeBranchMark(userId: string | null): string {
  return `<!--${MARK}${(userId ?? '').replace(/[^\w-]/g, '')}-->`
}

/** The user of a mark, `''` for nobody; null when the comment is something else. */
export function readBranchMark(comment: string): string | null {
  return comment.startsWith(MARK) ? comment.slice(MARK.length) : null
}
