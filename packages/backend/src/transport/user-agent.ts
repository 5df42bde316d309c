/** Servers tell SDKs apart by the part before the slash. Backend API §11.2. */
export const USER_AGENT = '@dooryard/backend@0.1.0'
