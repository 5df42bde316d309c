/**
 * Ends a selector that is to weigh more than our rules: those have the weight of one id, so that no rule of a page for
 * elements, attributes or its own classes reaches them. (No page has an element with this id.)
 */
export const ABOVE_OURS = ':not(#_#_)'
