import { CHANGES, type Changed, type ListPage, type PageParams } from '@dooryard/browser'
import { atom, onMount, type ReadableAtom } from 'nanostores'

/** As much of a list as was asked for. */
export interface ListState<Item> {
  /** Undefined: not known yet; null: there is nobody whose list it is. */
  data: Item[] | null | undefined
  /** How long the whole is. */
  count: number
  isLoading: boolean
  /** Why the last question was not answered; null: it was. */
  error: Error | null
}

/** Asked when somebody first looks at it, and again when it becomes somebody else's, or was changed in a tab of this browser. */
export interface ListStore<Item> extends ReadableAtom<ListState<Item>> {
  /** Asks again, from the beginning. */
  reload(): Promise<void>
  /** Asks for the items that follow. */
  more(): Promise<void>
}

const PAGE_SIZE = 20
/** As many as one answer may have. */
const MOST = 500

type Ask<Owner, Item> = (owner: Owner, part: PageParams) => Promise<ListPage<Item>>

/** A list of whoever is in another store. */
/* @__NO_SIDE_EFFECTS__ */
export function listOf<Owner extends { id: string }, Item extends { id: string }>(
  $owner: ReadableAtom<Owner | null | undefined>,
  kind: Changed,
  ask: Ask<Owner, Item>,
): ListStore<Item> {
  const unknown: ListState<Item> = { data: undefined, count: 0, isLoading: false, error: null }
  const store = atom(unknown)
  let owner: Owner | null | undefined
  /** The last question; the answer to another one comes too late. */
  let asked = {}

  async function look(initialPage: number, known: Item[], pageSize = PAGE_SIZE) {
    if (!owner) return
    const mine = {}
    asked = mine
    store.set({ ...store.value, isLoading: true, error: null })
    try {
      const part = await ask(owner, { initialPage, pageSize })
      if (asked !== mine) return
      // What came or went in between has moved others to the next page.
      const items = new Map([...known, ...part.data].map((item) => [item.id, item]))
      store.set({ ...unknown, data: [...items.values()], count: part.total_count })
    } catch (error) {
      if (asked === mine) store.set({ ...store.value, isLoading: false, error: error as Error })
    }
  }

  const reload = () => look(1, [])

  /** Asks for what is shown, as it is now. */
  const renew = () => {
    const { data, error } = store.value
    if (data || error) void look(1, [], Math.min(MOST, Math.max(PAGE_SIZE, data?.length ?? 0)))
  }

  async function more() {
    const { data, count } = store.value
    if (!data || data.length >= count) return
    await look(Math.floor(data.length / PAGE_SIZE) + 1, data)
  }

  function follow(next: Owner | null | undefined) {
    // Undefined: a change is under way, and whose list it will be comes next.
    if (next === undefined) return
    const isSame = owner !== undefined && owner?.id === next?.id
    owner = next
    if (isSame) return
    asked = {}
    store.set({ ...unknown, data: next && undefined })
    void reload()
  }

  // On the server nobody asks: what is rendered there begins as not known.
  if (import.meta.env.SSR) return Object.assign(store, { reload, more })
  onMount(store, () => {
    const stop = $owner.subscribe(follow)
    const changes = new BroadcastChannel(CHANGES)
    changes.onmessage = ({ data }) => data === kind && renew()
    return () => {
      stop()
      changes.close()
      // Who looks again is told what is true then.
      owner = undefined
      asked = {}
    }
  })
  return Object.assign(store, { reload, more })
}
