import { installApart } from '../../scripts/workspace.mjs'

/** Installs the stylesheets that the lock file names. */
export const installStylesheets = () => installApart(import.meta.dirname)
