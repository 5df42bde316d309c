/** Query parameter by which a page is told to open again what was open over it. UI components §1.4. */
export const MODAL_STATE = '__clerk_modal_state'
