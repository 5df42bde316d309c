import type { Measure } from '../measure.ts'
import authenticate from './authenticate.ts'
import build from './build.ts'
import importing from './import.ts'
import installation from './installation.ts'
import lists from './lists.ts'
import memory from './memory.ts'
import organizations from './organizations.ts'
import pageCost from './page-cost.ts'
import pageWeight from './page-weight.ts'
import ready from './ready.ts'
import redirects from './redirects.ts'
import refreshes from './refreshes.ts'
import signIns from './sign-ins.ts'
import underGuesses from './under-guesses.ts'
import usable from './usable.ts'

/** In the order in which they are measured and shown. Memory comes before thousands of views. */
export const measures: Record<string, Measure> = {
  'page-weight': pageWeight,
  usable,
  memory,
  'page-cost': pageCost,
  authenticate,
  redirects,
  ready,
  import: importing,
  build,
  installation,
  'sign-ins': signIns,
  refreshes,
  lists,
  organizations,
  'under-guesses': underGuesses,
}
