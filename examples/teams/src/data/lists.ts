/** What each team has. A real site has a database: what counts is that everything is kept by the id of the team. */
function listByTeam<Item>() {
  const lists = new Map<string, readonly Item[]>()
  const of = (teamId: string) => lists.get(teamId) ?? []
  return {
    of,
    add(teamId: string, item: Item): Item {
      lists.set(teamId, [item, ...of(teamId)].slice(0, 50))
      return item
    },
  }
}

/** What hangs on the wall; `by` is a person, or the name of a key. */
export const notes = listByTeam<{ text: string; by: string }>()

export const books = listByTeam<{ what: string; amount: number }>()
