import { buildPackages } from '../../scripts/build-packages.mjs'

/** Sites use the packages as published, so their `dist` is brought up to date before the first test. */
export default async function setup(): Promise<void> {
  await buildPackages()
}
