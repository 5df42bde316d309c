/** Answer of an action after which the visitor leaves: its control keeps waiting, so that nothing flashes meanwhile. */
export const LEFT = Symbol('left')
