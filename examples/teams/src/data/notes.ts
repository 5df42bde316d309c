/** The wall of a team. A real site has a database: what counts is that everything is kept by the id of the team. */
export interface Note {
  text: string
  /** Whoever wrote it: a person, or the name of a key. */
  by: string
}

const walls = new Map<string, Note[]>()

export const notesOf = (teamId: string): readonly Note[] => walls.get(teamId) ?? []

export function addNote(teamId: string, note: Note): Note {
  walls.set(teamId, [note, ...notesOf(teamId)].slice(0, 50))
  return note
}
