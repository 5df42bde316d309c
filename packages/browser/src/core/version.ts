/** Version of this package, as requests report it. */
export const VERSION = '0.1.0'
