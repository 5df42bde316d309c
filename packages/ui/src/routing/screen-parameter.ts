/** Query parameter that names a screen within a route, for links that work without the runtime. */
export const SCREEN_PARAMETER = '__dooryard_screen'
