/** Until everybody else has had their turn of the event loop: whoever does much does it in steps. */
export const nextTurn = () => new Promise<void>((next) => setImmediate(next))
